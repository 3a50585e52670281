"""Layout of receipts: what a job's receipt says, and whether its printer gets it as text or as an image."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Final

from frontoffice.app.printing.print_task import Printout, PrintTask
from frontoffice.documents.counter_papers import receipt_pdf
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.complainants import as_of
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.receipts import receipt
from frontoffice.domain.receipts.receipt import Copy, Receipt
from frontoffice.printing.escpos import Image
from frontoffice.register.commands.print_job import PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.receipts import receipt_image
from frontoffice.ui.receipts.receipt_preview import head_of

_DOTS: Final = {32: 384, 42: 512, 48: 576}
OnLetters = Callable[[PrintJob, int], object]  # gets a job, and of how many letters on its receipt that is said


class ReceiptLayout:
    """Lays receipts out by the settings as they stand; a PDF goes to ``folder`` unless its printer has one.

    ``folded`` hears of letters that are not as they were written, ``boxes`` of those that no font of this computer has.
    """

    def __init__(
        self,
        register: Register,
        settings: Callable[[], Settings],
        folder: Path,
        folded: OnLetters,
        boxes: OnLetters,
    ) -> None:
        self._register, self._settings, self._folder = register, settings, folder
        self._folded, self._boxes = folded, boxes

    def printout_of(self, task: PrintTask, chosen: Printer) -> Printout:
        """Lay out a task's receipt for its printer. Raises Unavailable."""
        job = task.job
        complaint = as_of(task.complaint or self._register.complaints.get(job.subject), job.joined)
        laid_out = self._lay_out(complaint, job, chosen.columns)
        prints_images = chosen.qr != "none" or chosen.transport is Transport.PDF
        if not prints_images:
            laid_out = receipt.without_code(laid_out)
        torn = self._register.printing.is_torn(chosen.identity)
        office = self._settings().office.name
        now = self._register.now().astimezone(ZONES[self._register.zone])
        title, name = str(job.job_id), job.number_text
        printout = Printout(laid_out, chosen, title, name, self._folder, now, torn, office=office)
        if not (laid_out.folded or task.as_image):
            return printout
        as_written = self._lay_out(complaint, job, chosen.columns, as_image=True)
        if chosen.transport is Transport.PDF and not task.as_image and receipt_pdf.has_letters(as_written):
            return dataclasses.replace(printout, receipt=as_written)
        if prints_images and (task.as_image or chosen.image_when_folded or chosen.transport is Transport.PDF):
            return dataclasses.replace(printout, image=self._render(as_written, job, chosen))
        if laid_out.folded:
            self._folded(job, laid_out.folded)
        return printout

    def _lay_out(self, complaint: Complaint, job: PrintJob, columns: int, *, as_image: bool = False) -> Receipt:
        """Lay out that job's receipt; one that is not the first states which copy it is or that it replaces one."""
        copy, settings = None, self._settings()
        if job.copy_no > 1 or job.replaces:
            copy = Copy(job.copy_no - 1, job.requested_at, job.requested_by, job.why, job.replaces)
        head, training, now = head_of(settings.office), settings.training, self._register.now()
        place = self._register.complaints.place(job.subject)
        return receipt.lay_out(complaint, head, columns, copy, training, printed_at=now, place=place, as_image=as_image)

    def _render(self, as_written: Receipt, job: PrintJob, chosen: Printer) -> Image:
        missing = receipt_image.missing_letters(as_written)
        if missing:
            self._boxes(job, missing)
        return Image(receipt_image.draw(as_written, chosen.dots or _DOTS[chosen.columns]))
