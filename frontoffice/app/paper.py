"""From a print job in the register to paper: what is asked of the printer, in which order, and who is told.

The number is safe in the register before paper moves. That a paper is being sent is committed before the first byte
leaves, so a program that dies in the middle leaves an uncertain job, never a forgotten or a doubled one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.documents import receipt_pdf
from frontoffice.domain import receipt
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.domain.receipt import Copy, Line, Receipt
from frontoffice.errors import Refused, Unavailable
from frontoffice.printing import escpos, printer
from frontoffice.printing.printer import Delivery, Outcome
from frontoffice.register.register import Register
from frontoffice.register.spool import JobState, PrintJob
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.background import Background
from frontoffice.ui.receipt_preview import head_of

TELL_AGAIN_MS: Final = 10_000
_log = logging.getLogger(__name__)
_STATES = {
    Outcome.HANDED_OVER: JobState.HANDED_OVER,
    Outcome.NOT_SENT: JobState.WAITING,
    Outcome.UNCERTAIN: JobState.UNCERTAIN,
}


class PaperDesk(QObject):
    """Prints receipts, one at a time, without the window ever waiting for paper."""

    changed = Signal(object)  # the PrintJob as it now stands
    failed = Signal(object)  # Refused or Unavailable: nothing was asked of the printer
    saved = Signal(object)  # the Path of a PDF
    why_asked = Signal(object)  # a further paper of this subject wants a reason

    def __init__(
        self,
        register: Register,
        settings: Settings,
        background: Background,
        folder: Path,
        deliver: printer.Paper = printer.deliver,
    ) -> None:
        super().__init__()
        self._register = register
        self._settings = settings
        self._background = background
        self._folder = folder
        self._deliver = deliver
        self._untold: list[tuple[PrintJob, Delivery, Officer]] = []  # what the register would not take yet
        self._later = QTimer(self, interval=TELL_AGAIN_MS, singleShot=True)
        self._later.timeout.connect(self._tell_again)

    def use(self, settings: Settings) -> None:
        """From now on print as these settings say."""
        self._settings = settings

    def print_receipt(self, subject: UUID, by: Officer, why: str = "") -> None:
        """Ask for the receipt of a complaint, or take up one that was asked for and never sent."""
        chosen = self._settings.printer
        try:
            job = self._register.queue_paper(subject, chosen.name or str(chosen.transport), by, why)
            self.changed.emit(job)
            if chosen.transport is Transport.NONE:
                self._tell(job, Delivery(Outcome.NOT_SENT, "printer_none"), by)
                return
            laid_out = self.lay_out(self._register.complaint(subject), job)
            self._register.paper_sending(job.job_id)
        except Refused as refused:
            wants_reason = any(problem.code == "why_missing" for problem in refused.problems)
            self.why_asked.emit(subject) if wants_reason else self.failed.emit(refused)
            return
        except Unavailable as error:
            self.failed.emit(error)
            return
        self._background.run(
            lambda: self._bring(laid_out, job, chosen),
            lambda delivery: self._tell(job, delivery, by),
            lambda error: self._broke(job, error, by),
        )

    def lay_out(self, complaint: Complaint, job: PrintJob) -> Receipt:
        """The receipt for that job; a paper after the first says which copy it is, when, by whom and why."""
        copy = None
        if job.copy_no > 1:
            copy = Copy(job.copy_no - 1, job.requested_at, job.requested_by, job.why)
        return receipt.lay_out(
            complaint,
            head_of(self._settings.office),
            self._settings.printer.columns,
            copy,
            self._settings.training,
            printed_at=self._register.now(),
        )

    def tell_outcome(self, job_id: UUID, whole: bool, by: Officer) -> None:
        """The officer looked at an uncertain paper. When it is no good, its replacement is printed at once."""
        state = JobState.ACCEPTED if whole else JobState.VOID
        try:
            job = self._register.paper_outcome(job_id, state, "officer", by)
        except Unavailable as error:
            self.failed.emit(error)
            return
        self.changed.emit(job)
        if not whole:
            self.print_receipt(job.subject, by, job.why)

    def print_test(self, chosen: Printer, told: Callable[[Unavailable | None], None]) -> None:
        """Print a short page on a printer that is not yet in the settings, and tell how it went."""
        self._background.run(
            lambda: self._deliver(escpos.encode(trial_page(chosen.columns), native_qr=chosen.native_qr), chosen),
            lambda delivery: told(None if delivery.state is Outcome.HANDED_OVER else Unavailable(delivery.reason)),
            lambda error: told(Unavailable("printer_failed", reason=type(error).__name__)),
        )

    def _bring(self, laid_out: Receipt, job: PrintJob, chosen: Printer) -> Delivery:
        """In the printer's own thread."""
        if chosen.transport is not Transport.PDF:
            return self._deliver(escpos.encode(laid_out, native_qr=chosen.native_qr), chosen)
        folder = Path(chosen.address) if chosen.address else self._folder
        try:
            path = receipt_pdf.save(receipt_pdf.receipt_pdf(laid_out, job.number_text), folder, job.number_text)
        except Unavailable as error:
            return Delivery(Outcome.NOT_SENT, error.code)
        self.saved.emit(path)
        return Delivery(Outcome.HANDED_OVER)

    def finish(self) -> None:
        """Tell the register what it would not take before, for the last time."""
        self._tell_again()
        self._later.stop()

    def _tell(self, job: PrintJob, delivery: Delivery, by: Officer) -> None:
        """What became of a paper; when the register will not have it now, it is told again until it does."""
        self._untold.append((job, delivery, by))
        self._tell_again()

    def _tell_again(self) -> None:
        try:
            while self._untold:
                job, delivery, by = self._untold[0]
                told = self._register.paper_outcome(job.job_id, _STATES[delivery.state], delivery.reason, by)
                del self._untold[0]
                self.changed.emit(told)
        except Unavailable as error:
            self._later.start()
            self.failed.emit(error)

    def _broke(self, job: PrintJob, error: Exception, by: Officer) -> None:
        _log.error("printing failed: %s", type(error).__name__)
        self._tell(job, Delivery(Outcome.UNCERTAIN, "printer_failed"), by)


def trial_page(columns: int) -> Receipt:
    """A short page that shows width, letters and code: what has to be right before the first receipt."""
    ruler = "".join(str(column % 10) for column in range(1, columns + 1))
    lines = (
        Line("CETAK UJI", bold=True, wide=2, tall=2, align="center"),
        Line(ruler),
        Line("." * columns),
        Line("ABCDEFGHIJKLM abcdefghijklm"),
        Line("0123456789 !?#%&()+-/:;"),
        Line("Baris terbalik", inverted=True, align="center"),
        Line(kind="qr", align="center"),
        Line(f"{columns} kolom: baris angka di atas penuh dan tidak terlipat."[:columns]),
    )
    return Receipt(columns, lines, "CETAK UJI", 0)
