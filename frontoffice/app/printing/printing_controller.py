"""Printing controller: from a print job in the register to the printer, and its outcome back to register and pages.

The number is safe in the register before paper moves. That a receipt is being sent is committed before the first byte
leaves, so a program that dies in the middle leaves an uncertain job, never a forgotten or a doubled one. The order of
the receipts is kept in :mod:`frontoffice.app.printing.dispatch`, what they say further down.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.printing import print_task
from frontoffice.app.printing.dispatch import Dispatch, QueuedJobs, log_failure
from frontoffice.app.printing.print_task import QUEUES, Devices, Printout, PrintTask, goes_to
from frontoffice.app.printing.printer_setup import PrinterSetup
from frontoffice.app.workers.background import Background, Worker
from frontoffice.documents.counter_papers import receipt_pdf
from frontoffice.domain import receipts
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complainants import as_of
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.receipts import Copy, Receipt
from frontoffice.errors import Refused, Unavailable
from frontoffice.printing.abilities import read_abilities
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.conversation import End, PrintOutcome, release
from frontoffice.printing.escpos import Image
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands.complaints import Recorded
from frontoffice.register.commands.print_job import PUT_OFF, UNSENT, JobState, PrintJob
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.receipts import receipt_preview
from frontoffice.ui.receipts.receipt_preview import head_of

# --- What officers answer about receipts of which nothing is proven, on its way into the register ---

_OFFICER: Final = "officer"  # the reason of what an officer said


class OfficerAnswers:
    """Records answers; ``changed`` gets the job as it stands, ``failed`` why not, ``print_job`` a replacement.

    ``stop`` has a printer wait no longer for evidence of a receipt that was answered for.
    """

    def __init__(
        self,
        register: Register,
        queued: QueuedJobs,
        changed: Callable[[PrintJob], object],
        failed: Callable[[Refused | Unavailable], object],
        stop: Callable[[UUID], None],
        print_job: Callable[[PrintJob, Officer], None],
    ) -> None:
        self._register, self._queued = register, queued
        self._changed, self._failed = changed, failed
        self._stop, self._print_job = stop, print_job

    def record(self, job_id: UUID, by: Officer, *, whole: bool, doubled: bool = False) -> None:
        """Record an answer about an uncertain receipt; a bad receipt is replaced at once.

        Before that the receipt is taken out of the queue that may still hold it. When that does not work, ``failed`` is
        called first, and the same answer given again is taken. ``doubled``: it came out whole, and twice.
        """
        job = self._uncertain(job_id)
        if job is None:
            return  # answered already, or the printer confirmed meanwhile
        self._stop(job_id)
        if whole:
            self._accept(job, by, SpoolReason.DOUBLED if doubled else _OFFICER)
            self._queued.clear([job])
        else:
            self._queued.recall(job, lambda: self._void(job, by))

    def take_back(self, job_id: UUID, by: Officer) -> None:
        """Take an answer back: it is asked for again."""
        try:
            self._changed(self._register.printing.take_back(job_id, by))
        except (Refused, Unavailable) as error:
            self._failed(error)

    def _uncertain(self, job_id: UUID) -> PrintJob | None:
        try:
            jobs = self._register.printing.open_jobs()
        except Unavailable as error:
            self._failed(error)
            return None
        return next((job for job in jobs if job.job_id == job_id and job.state is JobState.UNCERTAIN), None)

    def _accept(self, job: PrintJob, by: Officer, reason: str) -> None:
        try:
            self._changed(self._register.printing.finish(job.job_id, JobState.ACCEPTED, reason, by))
        except Unavailable as error:
            self._failed(error)

    def _void(self, job: PrintJob, by: Officer) -> None:
        """Void a receipt and queue its replacement in one transaction, then print that."""
        try:
            voided, replacement = self._register.printing.void_and_replace(job.job_id, by)
        except (Refused, Unavailable) as error:
            self._failed(error)
            return
        if replacement is not None:  # else it was a second click
            self._changed(voided)
            self._print_job(replacement, by)


# --- Layout of receipts: what a job's receipt says, and whether its printer gets it as text or as an image ---

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
            laid_out = receipts.without_code(laid_out)
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
        """Lay out the receipt of a job; a later one states its copy number or the replaced receipt."""
        copy, settings = None, self._settings()
        if job.copy_no > 1 or job.replaces:
            copy = Copy(job.copy_no - 1, job.requested_at, job.requested_by, job.why, job.replaces)
        head, training, now = head_of(settings.office), settings.training, self._register.now()
        place = self._register.complaints.place(job.subject)
        return receipts.lay_out(
            complaint, head, columns, copy, training, printed_at=now, place=place, as_image=as_image
        )

    def _render(self, as_written: Receipt, job: PrintJob, chosen: Printer) -> Image:
        missing = receipt_preview.missing_letters(as_written)
        if missing:
            self._boxes(job, missing)
        return Image(receipt_preview.draw_image(as_written, chosen.dots or _DOTS[chosen.columns]))


# --- Papers of the receipt printer that nothing depends on: printed once, when asked, and in no queue of the
# register ---


class PlainPapers:
    """Prints them in a thread of their own, between receipts; whoever owns ``thread`` stops it."""

    def __init__(self, register: Register, folder: Path, devices: Devices, thread: Callable[[str], Background]) -> None:
        self._register, self._folder, self._devices, self._thread = register, folder, devices, thread
        self._ends = threading.Event()

    def print_paper(
        self,
        paper: Receipt,
        name: str,
        chosen: Printer,
        on_outcome: Callable[[PrintOutcome], None],
        on_saved: Callable[[Path], None],
    ) -> None:
        """Print ``paper``; ``on_outcome`` hears how that went, ``on_saved`` where a PDF of it is."""
        if chosen.transport is Transport.NONE:
            on_outcome(PrintOutcome(End.NOT_SENT, reason=PrintReason.NONE))
            return
        try:
            torn = self._register.printing.is_torn(chosen.identity)
        except Unavailable as error:
            on_outcome(PrintOutcome(End.NOT_SENT, reason=error.code))
            return
        now = self._register.now().astimezone(ZONES[self._register.zone])
        printout = Printout(paper, chosen, f"status {new_id()}", name, self._folder, now, torn)
        saved: list[Path] = []

        def work() -> PrintOutcome:
            outcome = print_task.send_printout(
                printout, self._devices, _nothing, _nothing, self._ends.is_set, saved.append
            )
            if outcome.pending is not None:
                release(outcome.pending)
            return outcome

        def on_done(outcome: PrintOutcome) -> None:
            for path in saved:
                on_saved(path)
            on_outcome(outcome)

        def on_failed(error: Exception) -> None:
            log_failure(error)
            on_outcome(PrintOutcome(End.NOT_SENT, reason=PrintReason.FAILED))

        self._thread("paper").run(work, on_done, on_failed)

    def end(self) -> None:
        """Stop the one in hand."""
        self._ends.set()


def _nothing(*_ignored: object) -> None:
    pass


# --- Watch over the printer of the settings while nothing is printed ---

_CHECK_INTERVAL: Final = 60_000  # ms between two checks of an idle printer


class PrinterWatch(QObject):
    """Checks the printer each minute; ``seen`` gets what is wrong, the roll's near end or "", ``failed`` why not."""

    def __init__(
        self,
        register: Register,
        dispatch: Dispatch,
        devices: Devices,
        seen: Callable[[Reason], None],
        failed: Callable[[Unavailable], object],
    ) -> None:
        super().__init__()
        self._register, self._dispatch, self._devices = register, dispatch, devices
        self._seen, self._failed = seen, failed
        self._timer = QTimer(self, interval=_CHECK_INTERVAL)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Check the printer unless it is printing."""
        chosen = self._dispatch.settings.printer
        if chosen.transport in (Transport.NONE, Transport.PDF) or not self._dispatch.is_idle(chosen):
            return
        try:
            torn = self._register.printing.is_torn(chosen.identity)
        except Unavailable as error:
            self._failed(error)
            return
        thread = self._dispatch.run(chosen)
        thread.run(lambda: print_task.check_printer(chosen, self._devices, torn=torn), self._seen, log_failure)

    def end(self) -> None:
        """Check it no more."""
        self._timer.stop()


# --- printing controller ---


class PrintingController(QObject):
    """Prints receipts, one at a time on each printer, without the window ever waiting for paper.

    ``answers`` takes what officers say about uncertain receipts; ``setup`` and ``watch`` look at printers beside that.
    """

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
        self._register, self._settings, self._devices = register, settings, devices or Devices()
        self._helpers: dict[str, Background] = {}  # threads beside those of the printers
        self._make_background = background
        self._queued = QueuedJobs(lambda: self._helper("queue"), self._devices, self.failed.emit)
        layout = ReceiptLayout(register, lambda: self._settings, folder, self.folded.emit, self.boxes.emit)
        self.dispatch = Dispatch(register, settings, layout.printout_of, background, self._devices)
        self.dispatch.changed.connect(self.changed)
        self.dispatch.failed.connect(self.failed)
        self.dispatch.saved.connect(self.saved)
        self.dispatch.seen.connect(self.seen)
        self.answers = OfficerAnswers(
            register, self._queued, self.changed.emit, self.failed.emit, self.dispatch.stop, self._print_replacement
        )
        self.setup = PrinterSetup(
            register.printing.is_torn,
            lambda: register.now().astimezone(ZONES[register.zone]),
            folder,
            self._devices,
            self._helper,
        )
        self.plain = PlainPapers(register, folder, self._devices, self._helper)
        self.watch = PrinterWatch(register, self.dispatch, self._devices, self.seen.emit, self.failed.emit)

    def use(self, settings: Settings) -> None:
        """Apply these settings, to waiting tasks as well."""
        self._settings = self.dispatch.settings = settings
        self.dispatch.go_on()

    def resume_jobs(self, by: Officer) -> None:
        """Resume today's unsent jobs.

        Those of a past day wait for a decision.

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
        held = {task.job.job_id for task in self.dispatch.list_pending()}
        for job in jobs:
            of_today = dates.local_date(job.requested_at, self._register.zone) == today
            waits = job.reason in (PUT_OFF, PrintReason.HOLDS)  # for somebody to ask for it
            if of_today and job.state in UNSENT and not waits and job.job_id not in held:
                if job.replaces and job.state is JobState.QUEUED:  # it ended before that was tried
                    self._print_replacement(job, by)
                else:
                    self.dispatch.add(PrintTask(job, by, today))
        self.dispatch.go_on()

    def print_receipt(
        self,
        subject: UUID,
        by: Officer,
        why: str = "",
        on: Printer | None = None,
        *,
        as_image: bool = False,
        joined: UUID | None = None,
    ) -> None:
        """Queue the receipt of a complaint or of the ``joined`` complainant, or resume its queued, unsent job.

        One that its printer's error holds up goes on from its line: who asks again says that the cause is cleared.
        ``on`` is a printer other than the settings'; ``as_image`` prints an image, for letters that the printer lacks.
        """
        if on is None and self.dispatch.recover(subject, joined):
            return
        chosen = on or self._settings.printer
        try:
            job = self._register.printing.queue(subject, chosen.label, by, why, joined=joined)
        except Refused as refused:
            wants_reason = not joined and any(one.code == FieldRefusal.WHY_MISSING for one in refused.problems)
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
        if chosen.transport is Transport.NONE:  # nothing changes about the job, so nothing else answers
            self.failed.emit(Unavailable(PrintReason.NONE))

    def print_recorded(self, recorded: Recorded, by: Officer) -> None:
        """Print the receipt of a newly recorded complaint.

        Nothing is queued or read a second time.

        Without a job nobody takes a paper, and none is printed.
        """
        job = recorded.job
        if job is None:
            return
        if job.state not in UNSENT or self.dispatch.task(job.job_id) is not None:
            self.print_receipt(recorded.complaint.subject, by, joined=job.joined)  # a try before this one recorded it
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
        """Name reported by the printer of that identity since the program started, "" without one."""
        return self._devices.names.get(printer_id, "")

    def drop(self, job_id: UUID, by: Officer) -> None:
        """Drop an unsent job; a running try is only put off."""
        self.dispatch.put_off(job_id)
        if self.dispatch.task(job_id) is not None:
            return
        try:
            self.changed.emit(self._register.printing.finish(job_id, JobState.DROPPED, "officer", by))
        except Unavailable as error:
            self.failed.emit(error)

    def _print_replacement(self, job: PrintJob, by: Officer) -> None:
        """Print the replacement of a void receipt.

        Where the printer cannot be asked whether it holds that, on request.
        """
        task = PrintTask(job, by, self._register.today())
        chosen = goes_to(task, self._settings)
        if chosen.transport in (Transport.NONE, Transport.PDF, *QUEUES) or read_abilities(chosen.abilities).dle_eot:
            self._add(task)
            self.dispatch.go_on()
        else:
            self.dispatch.record_waiting(task, PrintReason.HOLDS)

    def end(self) -> None:
        """Wait a moment for the current printing, stop the rest, and record every outcome."""
        for part in (self.watch, self.setup, self.plain):
            part.end()
        for helper in self._helpers.values():
            helper.stop()
        self.dispatch.end()

    def _helper(self, name: str) -> Background:
        if name not in self._helpers:
            self._helpers[name] = self._make_background(name)
        return self._helpers[name]
