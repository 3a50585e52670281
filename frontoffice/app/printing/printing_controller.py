"""Printing controller: from a print job in the register to the printer, and its outcome back to register and pages.

The number is safe in the register before paper moves. That a receipt is being sent is committed before the first byte
leaves, so a program that dies in the middle leaves an uncertain job, never a forgotten or a doubled one. The order of
the receipts is kept in :mod:`frontoffice.app.printing.dispatch`.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.background import Background, Worker
from frontoffice.app.printing import print_task, printer_test
from frontoffice.app.printing.dispatch import Dispatch
from frontoffice.app.printing.officer_answers import OfficerAnswers
from frontoffice.app.printing.outcomes import log_failure
from frontoffice.app.printing.print_task import QUEUES, Devices, PrinterTestResult, Printout, PrintTask, goes_to
from frontoffice.app.printing.queued_jobs import QueuedJobs
from frontoffice.documents import receipt_pdf
from frontoffice.domain import dates, receipt
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.receipt import Copy, Receipt
from frontoffice.errors import Refused, Unavailable
from frontoffice.printing import discovery
from frontoffice.printing.abilities import read_abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.printing.escpos import Image
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands.complaints import Recorded
from frontoffice.register.commands.print_job import PUT_OFF, UNSENT, JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.receipts import receipt_image
from frontoffice.ui.receipts.receipt_preview import head_of

SearchResult = tuple[FoundPrinter, ...] | Unavailable
_CHECK_INTERVAL: Final = 60_000  # ms between two checks of an idle printer
_DOTS: Final = {32: 384, 42: 512, 48: 576}


class PrintingController(QObject):
    """Prints receipts, one at a time on each printer, without the window ever waiting for paper."""

    changed = Signal(object)  # the PrintJob as it now stands
    failed = Signal(object)  # Refused or Unavailable
    saved = Signal(object)  # the Path of a PDF
    why_asked = Signal(object)  # a further receipt of this subject wants a reason
    seen = Signal(str)  # how the printer is: the code of what is wrong, or of the roll's near end, or ""
    folded = Signal(object, int)  # the PrintJob of a receipt on which so many letters are not as they were written
    boxes = Signal(object, int)  # the PrintJob of a drawn receipt, and for how many letters this computer has no font

    def __init__(
        self,
        register: Register,
        settings: Settings,
        folder: Path,
        background: Callable[[str], Background] = Worker,
        devices: Devices | None = None,
    ) -> None:
        super().__init__()
        self._register = register
        self._settings = settings
        self._folder = folder
        self._devices = devices or Devices()
        self._search: discovery.PrinterDiscovery | None = None
        self._helpers: dict[str, Background] = {}  # threads beside those of the printers
        self._make_background = background
        self._queued = QueuedJobs(lambda: self._helper("queue"), self._devices, self.failed.emit)
        self._answers = OfficerAnswers(
            register, self._queued, self.changed.emit, self.failed.emit, self.stop, self._print_replacement
        )
        self._ends = threading.Event()
        self.dispatch = Dispatch(register, settings, self._printout_of, background, self._devices)
        self.dispatch.changed.connect(self.changed)
        self.dispatch.failed.connect(self.failed)
        self.dispatch.saved.connect(self.saved)
        self.dispatch.seen.connect(self.seen)
        self._check_timer = QTimer(self, interval=_CHECK_INTERVAL)
        self._check_timer.timeout.connect(self.check_printer)
        self._check_timer.start()

    def use(self, settings: Settings) -> None:
        """Apply these settings to the tasks that wait, too."""
        self._settings = self.dispatch.settings = settings
        self.dispatch.go_on()

    def resume_jobs(self, by: Officer) -> None:
        """Resume today's jobs of which nothing was sent; those of a past day wait for a decision.

        What a former run of the program left in a queue of the system does not come out any more, whoever signs in.
        """
        try:
            today, jobs = self._register.today(), self._register.printing.open_jobs()
        except Unavailable as error:
            self.failed.emit(error)
            return
        self._queued.clear(jobs)
        if not may(by, May.PRINT):
            return
        held = {task.job.job_id for task in self.dispatch.unfinished()}
        for job in jobs:
            of_today = dates.local_date(job.requested_at, self._register.zone) == today
            waits = job.reason in (PUT_OFF, PrintReason.HOLDS)  # for somebody to ask for it
            if of_today and job.state in UNSENT and not waits and job.job_id not in held:
                self.dispatch.add(PrintTask(job, by, today))
        self.dispatch.go_on()

    def print_receipt(
        self, subject: UUID, by: Officer, why: str = "", on: Printer | None = None, *, as_image: bool = False
    ) -> None:
        """Queue the receipt of a complaint, or resume the job that was queued and never sent.

        ``on`` is a printer other than the settings'; ``as_image`` prints an image, for letters that the printer lacks.
        """
        chosen = on or self._settings.printer
        if not why and any(one.committed and one.job.subject == subject for one in self.dispatch.unfinished()):
            self.failed.emit(Unavailable(SpoolReason.PAPER_IN_HAND))
            return
        try:
            job = self._register.printing.queue(subject, chosen.label, by, why)
        except Refused as refused:
            wants_reason = any(problem.code == FieldRefusal.WHY_MISSING for problem in refused.problems)
            self.why_asked.emit(subject) if wants_reason else self.failed.emit(refused)
            return
        except Unavailable as error:
            self.failed.emit(error)
            return
        task = self.dispatch.task(job.job_id)
        if task is None:
            self._add(PrintTask(job, by, self._register.today(), on, as_image))
        else:
            task.as_image = task.as_image or as_image
            if on is not None:
                self.dispatch.redirect(task, on)
        self.dispatch.go_on()

    def print_recorded(self, recorded: Recorded, by: Officer) -> None:
        """Print the receipt of a complaint that was just recorded; nothing is queued or read a second time."""
        job = recorded.job
        if job is None or job.state not in UNSENT or self.dispatch.task(job.job_id) is not None:
            self.print_receipt(recorded.complaint.subject, by)  # a try before this one recorded it
            return
        task = PrintTask(job, by, self._register.today(), complaint=recorded.complaint)
        self._add(task)
        self.dispatch.go_on()
        task.complaint = None  # from here on it may be amended while the receipt waits

    def _add(self, task: PrintTask) -> None:
        self.changed.emit(task.job)
        self.dispatch.add(task)
        if goes_to(task, self._settings).transport is Transport.NONE:
            self.dispatch.record_waiting(task, PrintReason.NONE)

    def name_given_by(self, printer_id: str) -> str:
        """What the printer of that identity called itself since the program started, "" when it did not."""
        return self._devices.names.get(printer_id, "")

    def put_off(self, job_id: UUID) -> None:
        """Put off a job of which nothing was sent, until somebody asks for it again."""
        self.dispatch.put_off(job_id)

    def drop(self, job_id: UUID, by: Officer) -> None:
        """Drop a job of which nothing was sent; one that is being tried is only put off."""
        self.dispatch.put_off(job_id)
        if self.dispatch.task(job_id) is not None:
            return
        try:
            self.changed.emit(self._register.printing.finish(job_id, JobState.DROPPED, "officer", by))
        except Unavailable as error:
            self.failed.emit(error)

    def stop(self, job_id: UUID) -> None:
        """Stop a job that is printing; its outcome is recorded as soon as the printer is released."""
        self.dispatch.stop(job_id)

    def lay_out(self, complaint: Complaint, job: PrintJob, columns: int, *, as_image: bool = False) -> Receipt:
        """Lay out that job's receipt; one that is not the first states which copy it is or that it replaces one."""
        copy = None
        if job.copy_no > 1 or job.replaces:
            copy = Copy(job.copy_no - 1, job.requested_at, job.requested_by, job.why, job.replaces)
        head, training, now = head_of(self._settings.office), self._settings.training, self._register.now()
        return receipt.lay_out(complaint, head, columns, copy, training, printed_at=now, as_image=as_image)

    def record_answer(self, job_id: UUID, whole: bool, by: Officer, *, doubled: bool = False) -> None:
        """Record the officer's answer about an uncertain receipt; see ``OfficerAnswers``."""
        self._answers.record(job_id, by, whole=whole, doubled=doubled)

    def take_back(self, job_id: UUID, by: Officer) -> None:
        """Take the answer about a receipt back: it is asked for again."""
        self._answers.take_back(job_id, by)

    def _print_replacement(self, job: PrintJob, by: Officer) -> None:
        """Print what replaces a void receipt; where the printer cannot be asked whether it holds that, on request."""
        task = PrintTask(job, by, self._register.today())
        chosen = goes_to(task, self._settings)
        if chosen.transport in (Transport.NONE, Transport.PDF, *QUEUES) or read_abilities(chosen.abilities).dle_eot:
            self._add(task)
            self.dispatch.go_on()
        else:
            self.dispatch.record_waiting(task, PrintReason.HOLDS)

    def check_printer(self) -> None:
        """Check the printer unless it is printing; ``seen`` carries the result."""
        chosen = self._settings.printer
        if chosen.transport in (Transport.NONE, Transport.PDF) or not self.dispatch.is_idle(chosen):
            return
        try:
            torn = self._register.printing.is_torn(chosen.identity)
        except Unavailable as error:
            self.failed.emit(error)
            return
        thread = self.dispatch.run(chosen)
        thread.run(lambda: print_task.check_printer(chosen, self._devices, torn=torn), self.seen.emit, log_failure)

    def print_test(self, chosen: Printer, on_result: Callable[[PrinterTestResult], None]) -> None:
        """Probe a printer that is not yet in the settings and print a test page; ``on_result`` gets the result."""
        try:
            torn = self._register.printing.is_torn(chosen.identity)
        except Unavailable as error:
            on_result(PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=error.code)))
            return
        printout = printer_test.probe_printout(chosen, self._folder, torn=torn)

        def failed(error: Exception) -> None:
            log_failure(error)
            on_result(PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=PrintReason.FAILED)))

        stopped, thread = self._ends.is_set, self._helper("test")
        thread.run(lambda: print_task.run_printer_test(printout, self._devices, stopped), on_result, failed)

    def search_printers(self, transport: Transport, on_result: Callable[[SearchResult], None]) -> None:
        """Search printers of that kind in a thread of its own; a search before it is cancelled."""
        self.stop_search()
        search = self._search = discovery.PrinterDiscovery()
        self._helper("find").run(
            lambda: search.find(transport),
            lambda found: None if search.stopped else on_result(found),
            lambda error: on_result(error) if isinstance(error, Unavailable) else log_failure(error),
        )

    def stop_search(self) -> None:
        """Cancel the search."""
        if self._search is not None:
            self._search.stop()

    def end(self) -> None:
        """Wait a moment for what is being printed, stop the rest, and record every outcome."""
        self._ends.set()
        self._check_timer.stop()
        self.stop_search()
        for helper in self._helpers.values():
            helper.stop()
        self.dispatch.end()

    def _helper(self, name: str) -> Background:
        if name not in self._helpers:
            self._helpers[name] = self._make_background(name)
        return self._helpers[name]

    def _printout_of(self, task: PrintTask, chosen: Printer) -> Printout:
        """Lay out a task's receipt for its printer. Raises Unavailable."""
        job = task.job
        complaint = task.complaint or self._register.complaints.get(job.subject)
        laid_out = self.lay_out(complaint, job, chosen.columns)
        prints_images = chosen.qr != "none" or chosen.transport is Transport.PDF
        if not prints_images:
            laid_out = receipt.without_code(laid_out)
        torn = self._register.printing.is_torn(chosen.identity)
        printout = Printout(laid_out, chosen, str(job.job_id), job.number_text, self._folder, torn)
        if not (laid_out.folded or task.as_image):
            return printout
        as_written = self.lay_out(complaint, job, chosen.columns, as_image=True)
        if chosen.transport is Transport.PDF and not task.as_image and receipt_pdf.has_letters(as_written):
            return dataclasses.replace(printout, receipt=as_written)
        if prints_images and (task.as_image or chosen.image_when_folded or chosen.transport is Transport.PDF):
            return dataclasses.replace(printout, image=self._render(as_written, job, chosen))
        if laid_out.folded:
            self.folded.emit(job, laid_out.folded)
        return printout

    def _render(self, as_written: Receipt, job: PrintJob, chosen: Printer) -> Image:
        missing = receipt_image.missing_letters(as_written)
        if missing:
            self.boxes.emit(job, missing)
        return Image(receipt_image.draw(as_written, chosen.dots or _DOTS[chosen.columns]))
