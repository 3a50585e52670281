"""Printing controller: from a print job in the register to the printer, and its outcome back to register and pages.

The number is safe in the register before paper moves. That a receipt is being sent is committed before the first byte
leaves, so a program that dies in the middle leaves an uncertain job, never a forgotten or a doubled one. The order of
the receipts is kept in :mod:`frontoffice.app.printing.dispatch`, what they say in ``receipt_layout``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from frontoffice.app.printing.dispatch import Dispatch
from frontoffice.app.printing.officer_answers import OfficerAnswers
from frontoffice.app.printing.plain_papers import PlainPapers
from frontoffice.app.printing.print_task import QUEUES, Devices, PrintTask, goes_to
from frontoffice.app.printing.printer_setup import PrinterSetup
from frontoffice.app.printing.printer_watch import PrinterWatch
from frontoffice.app.printing.queued_jobs import QueuedJobs
from frontoffice.app.printing.receipt_layout import ReceiptLayout
from frontoffice.app.workers.background import Background, Worker
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.people import May, Officer, may
from frontoffice.errors import Refused, Unavailable
from frontoffice.printing.abilities import read_abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.register.commands.complaints import Recorded
from frontoffice.register.commands.print_job import PUT_OFF, UNSENT, JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport


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
        self.setup = PrinterSetup(register, folder, self._devices, self._helper)
        self.plain = PlainPapers(register, folder, self._devices, self._helper)
        self.watch = PrinterWatch(register, self.dispatch, self._devices, self.seen.emit, self.failed.emit)

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
        """Queue the receipt of a complaint, or of who ``joined`` it, or resume the job that was queued and never sent.

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

    def print_recorded(self, recorded: Recorded, by: Officer) -> None:
        """Print the receipt of a complaint that was just recorded; nothing is queued or read a second time.

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
        """What the printer of that identity called itself since the program started, "" when it did not."""
        return self._devices.names.get(printer_id, "")

    def drop(self, job_id: UUID, by: Officer) -> None:
        """Drop a job of which nothing was sent; one that is being tried is only put off."""
        self.dispatch.put_off(job_id)
        if self.dispatch.task(job_id) is not None:
            return
        try:
            self.changed.emit(self._register.printing.finish(job_id, JobState.DROPPED, "officer", by))
        except Unavailable as error:
            self.failed.emit(error)

    def _print_replacement(self, job: PrintJob, by: Officer) -> None:
        """Print what replaces a void receipt; where the printer cannot be asked whether it holds that, on request."""
        task = PrintTask(job, by, self._register.today())
        chosen = goes_to(task, self._settings)
        if chosen.transport in (Transport.NONE, Transport.PDF, *QUEUES) or read_abilities(chosen.abilities).dle_eot:
            self._add(task)
            self.dispatch.go_on()
        else:
            self.dispatch.record_waiting(task, PrintReason.HOLDS)

    def end(self) -> None:
        """Wait a moment for what is being printed, stop the rest, and record every outcome."""
        for part in (self.watch, self.setup, self.plain):
            part.end()
        for helper in self._helpers.values():
            helper.stop()
        self.dispatch.end()

    def _helper(self, name: str) -> Background:
        if name not in self._helpers:
            self._helpers[name] = self._make_background(name)
        return self._helpers[name]
