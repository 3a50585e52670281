"""Dispatch of print tasks: printer and time of each, retries, records in the register.

One thread and one task at a time for each printer. Only a task of which no byte was sent is tried again by itself.
The register belongs to the window's thread; a printer's thread asks it (see ``workers/background``).
"""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.printing import print_task
from frontoffice.app.printing.print_task import Devices, Printout, PrintTask, goes_to
from frontoffice.app.workers.background import Background, GuiThread
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.conversation import End, PrintOutcome, PrintStep, await_late_evidence, release
from frontoffice.register.commands.print_job import OUTCOMES, PUT_OFF, UNASKED, JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport

_log = logging.getLogger(__name__)
PDF: Final = "pdf"  # the evidence of a file that was written
_STATES: Final = {
    End.CONFIRMED: JobState.CONFIRMED,
    End.HANDED_OVER: JobState.HANDED_OVER,
    End.UNCERTAIN: JobState.UNCERTAIN,
    End.NOT_SENT: JobState.WAITING,
}
STATE_OF_STEP: Final = {
    PrintStep.SENDING: JobState.SENDING,
    PrintStep.AWAITING: JobState.AWAITING,
    PrintStep.BLOCKED: JobState.BLOCKED,
}


class OutcomeRecorder(QObject):
    """Records outcomes; ``recorded`` carries the PrintJob as it now stands, ``failed`` the register's Unavailable."""

    recorded = Signal(object)
    failed = Signal(object)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._unrecorded: list[PrintTask] = []

    def record(self, task: PrintTask, outcome: PrintOutcome) -> None:
        """Record how a task ended or why it waits; the same reason again is recorded once."""
        state, reason, evidence = _result(task, outcome)
        if (task.job.state, task.job.reason) == (state, reason):
            return
        try:
            task.job = self._register.printing.finish(task.job.job_id, state, reason, task.by, evidence, outcome.sent)
        except Unavailable as error:
            task.outcome = outcome
            if task not in self._unrecorded:
                self._unrecorded.append(task)
            self.failed.emit(error)
            return
        if task in self._unrecorded:  # what could not be recorded before is out of date
            self._unrecorded.remove(task)
        self.recorded.emit(task.job)

    def retry(self) -> None:
        """Record outcomes not accepted by the register before."""
        unrecorded, self._unrecorded = self._unrecorded, []
        for task in unrecorded:
            if task.outcome is not None:
                self.record(task, task.outcome)


def _result(task: PrintTask, outcome: PrintOutcome) -> tuple[JobState, str, str]:
    if outcome.end is End.HANDED_OVER and task.chosen.transport is Transport.PDF:
        return JobState.HANDED_OVER, "", PDF
    if outcome.end is End.HANDED_OVER and task.chosen.ask_handed_over:
        return JobState.UNCERTAIN, UNASKED, str(outcome.evidence)
    evidence = "" if outcome.end in (End.NOT_SENT, End.UNCERTAIN) else str(outcome.evidence)
    return _STATES[outcome.end], outcome.reason, evidence


def log_failure(error: Exception) -> None:
    """Log the kind of a bug; its message might name a person."""
    _log.error("printing failed: %s", type(error).__name__)


# --- Recall of print jobs that may still lie in a queue of the system, before anything replaces them ---


class QueuedJobs:
    """Recalls jobs in a worker thread; ``failed`` is called when a queue may keep one nevertheless."""

    def __init__(
        self, background: Callable[[], Background], devices: Devices, failed: Callable[[Unavailable], None]
    ) -> None:
        self._background = background
        self._devices = devices
        self._failed = failed
        self._reported: set[UUID] = set()  # receipts that a queue may keep, and the officer was shown that

    def clear(self, jobs: Iterable[PrintJob]) -> None:
        """Recall jobs left in a queue by a former run of the program."""
        for job in jobs:
            if print_task.may_be_held(job):
                self._recall(job, _nothing, _nothing)

    def recall(self, job: PrintJob, then: Callable[[], None]) -> None:
        """Recall that job, then call ``then``; when that fails, only on a second request, after ``failed``."""
        if not print_task.may_be_held(job):
            then()
            return

        def report_held() -> None:
            self._failed(Unavailable(PrintReason.QUEUE_HOLDS, queue=job.printer))
            if job.job_id in self._reported:
                then()
            self._reported.add(job.job_id)

        self._recall(job, then, report_held)

    def _recall(self, job: PrintJob, then: Callable[[], None], kept: Callable[[], None]) -> None:
        def on_failed(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                log_failure(error)
            kept()

        self._background().run(lambda: print_task.recall_job(job, self._devices), lambda _: then(), on_failed)


def _nothing() -> None:
    pass


# --- dispatch ---

_AGAIN: Final = 5_000  # ms until a receipt that was not sent is tried again
_FINISH_TIME: Final = 5.0  # seconds that a closing window gives a receipt which is being printed
_LATE: Final = 60.0  # seconds in which a printer may still confirm
PrintoutOf = Callable[[PrintTask, Printer], Printout]  # raises Unavailable


class Dispatch(QObject):
    """Queue of print tasks for each printer. ``printout_of`` lays a receipt out, in the GUI thread."""

    changed = Signal(object)  # the PrintJob as it now stands
    failed = Signal(object)  # Unavailable
    saved = Signal(object)  # the Path of a PDF
    seen = Signal(str)  # how the printer of the settings is: a code, or ""
    _stepped = Signal(object, object, str)

    def __init__(
        self,
        register: Register,
        settings: Settings,
        printout_of: PrintoutOf,
        background: Callable[[str], Background],
        devices: Devices,
    ) -> None:
        super().__init__()
        self.settings = settings
        self._register = register
        self._printout_of = printout_of
        self._make_background = background
        self._devices = devices
        self._window = GuiThread()
        self._backgrounds: dict[str, Background] = {}  # one thread for each printer
        self._waiting: list[PrintTask] = []  # tasks whose turn has not come
        self._running: dict[str, PrintTask] = {}  # the task that each printer is at
        self._paused: set[str] = set()  # printers that just refused a task
        self._outcomes = OutcomeRecorder(register)
        self._closing = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.go_on)
        self._stepped.connect(self._step)
        self._outcomes.recorded.connect(self.changed)
        self._outcomes.failed.connect(self._on_record_failure)

    def is_idle(self, printer: Printer) -> bool:
        """Whether that printer has no running and no waiting task."""
        waits = any(goes_to(task, self.settings).identity == printer.identity for task in self._waiting)
        return not (self._closing or waits or printer.identity in self._running)

    def list_pending(self) -> Iterator[PrintTask]:
        """Waiting and printing tasks."""
        yield from self._waiting
        yield from (task for task in self._running.values() if not task.awaiting_late_evidence)

    def task(self, job_id: UUID) -> PrintTask | None:
        """The task of that job, None when it has ended or never began."""
        return next((task for task in self.list_pending() if task.job.job_id == job_id), None)

    def add(self, task: PrintTask) -> None:
        """Append a task to the waiting ones."""
        self._waiting.append(task)

    def redirect(self, task: PrintTask, target: Printer | None) -> None:
        """Move a task to another printer, if nothing of it was sent yet."""
        task.target = target
        if task in self._running.values() and not task.committed:
            task.redirected = True
            task.stop.set()

    def put_off(self, job_id: UUID) -> None:
        """Put off a task until requested again, if nothing of it was sent yet."""
        task = self.task(job_id)
        if task is None or task.committed:
            return
        task.put_off = True
        if task in self._waiting:
            self._waiting.remove(task)
            self._outcomes.record(task, PrintOutcome(End.NOT_SENT, reason=PUT_OFF))
        else:
            task.stop.set()

    def stop(self, job_id: UUID) -> None:
        """Stop a printing task; its outcome is recorded as soon as the printer is released."""
        for task in self._running.values():
            if task.job.job_id == job_id:
                task.stop.set()

    def recover(self, subject: UUID, joined: UUID | None) -> bool:
        """Resume that receipt's printer after a cleared error; whether it stands in one."""
        for task in self._running.values():
            job = task.job
            if (job.subject, job.joined) == (subject, joined) and job.state is JobState.BLOCKED:
                task.recover.set()
                return job.reason == PrintReason.ERROR
        return False

    def run(self, printer: Printer) -> Background:
        """The worker thread of that printer."""
        if printer.identity not in self._backgrounds:
            self._backgrounds[printer.identity] = self._make_background("printer")
        return self._backgrounds[printer.identity]

    def go_on(self) -> None:
        """Retry the waiting tasks, regardless of the printers' last status."""
        self._paused.clear()
        self._again.stop()
        self._outcomes.retry()
        self._next()

    def end(self) -> None:
        """Wait a moment for printing receipts, stop the others, and record every outcome."""
        self._closing = True
        until = time.monotonic() + _FINISH_TIME
        for task in self._running.values():
            hopeful = task.committed and not task.awaiting_late_evidence and task.job.state is not JobState.BLOCKED
            if not (hopeful and task.ended.wait(max(0.0, until - time.monotonic()))):
                task.stop.set()
        for background in self._backgrounds.values():
            background.stop(deliver=True)
        self._again.stop()
        self._outcomes.retry()

    # --- one after the other ---------------------------------------------------------------------------------------

    def _next(self) -> None:
        if self._closing:
            return
        today = self._register.today()
        self._waiting = [one for one in self._waiting if one.asked_on == today]  # never burst out the next morning
        for task in tuple(self._waiting):
            chosen = goes_to(task, self.settings)
            at_it = self._running.get(chosen.identity)
            if task not in self._waiting or chosen.transport is Transport.NONE:
                continue
            if at_it is not None and at_it.awaiting_late_evidence:
                at_it.stop.set()  # nobody waits for late evidence
            elif at_it is None and chosen.identity not in self._paused:
                self._waiting.remove(task)
                self._start(task, chosen)

    def _start(self, task: PrintTask, chosen: Printer) -> None:
        try:
            printout = self._printout_of(task, chosen)
        except Unavailable as error:
            self._requeue(task, chosen)
            self.failed.emit(error)
            return
        task.chosen, task.committed, task.outcome = chosen, False, None
        task.ended.clear()
        self._running[chosen.identity] = task
        self.run(chosen).run(
            lambda: self._print_in_thread(printout, task),
            lambda outcome: self._on_outcome(task, outcome),
            lambda error: self._on_failure(task, error),
        )

    def _requeue(self, task: PrintTask, chosen: Printer, pause: int = _AGAIN) -> None:
        self._waiting.insert(0, task)
        self._paused.add(chosen.identity)
        self._again.start(pause)

    def _print_in_thread(self, printout: Printout, task: PrintTask) -> PrintOutcome:
        """Send the printout, in the printer's own thread."""
        stopped = task.stop.is_set

        def recovers() -> bool:
            asked = task.recover.is_set()
            task.recover.clear()
            return asked

        def commit() -> None:
            self._window.do(lambda: self._commit(task), stopped)

        def on_step(step: PrintStep, reason: Reason) -> None:
            self._stepped.emit(task, step, reason)

        def on_saved(path: Path) -> None:
            task.saved = path

        at_hand = dataclasses.replace(printout, recovers=recovers)
        try:
            task.outcome = print_task.send_printout(at_hand, self._devices, commit, on_step, stopped, on_saved)
        finally:
            task.ended.set()
        return task.outcome

    def _commit(self, task: PrintTask) -> None:
        """Record SENDING, in the GUI thread, while the printer waits: from here on paper may come out."""
        chosen = task.chosen
        self._register.printing.start_sending(task.job.job_id, chosen.label, chosen.identity)
        task.committed = True
        task.job = dataclasses.replace(task.job, state=JobState.SENDING, reason="", printer_id=chosen.identity)
        self.changed.emit(task.job)

    def _step(self, task: PrintTask, step: PrintStep, reason: Reason) -> None:
        if self._closing:
            return  # its outcome is recorded already
        if step is PrintStep.CHECKING:
            self._checking(task, reason)
            return
        if step is PrintStep.SENDING and task.job.state is JobState.SENDING:
            return
        try:
            task.job = self._register.printing.progress(task.job.job_id, STATE_OF_STEP[step], reason)
        except Unavailable as error:
            _log.info("a step of a paper was not written down: %s", error.code)  # how it ends will be
            task.job = dataclasses.replace(task.job, state=STATE_OF_STEP[step], reason=reason)
        self.changed.emit(task.job)

    def _checking(self, task: PrintTask, reason: Reason) -> None:
        """Show the state without recording it: nothing was sent, so after a crash the job is just queued."""
        if reason == PrintReason.NEAR_END:
            if task.chosen == self.settings.printer:
                self.seen.emit(reason)
        elif task.job.state is JobState.QUEUED:
            self.changed.emit(dataclasses.replace(task.job, state=JobState.CHECKING, reason=reason))

    def _on_outcome(self, task: PrintTask, outcome: PrintOutcome) -> None:
        if outcome.pending is None or self._closing:
            self._release_printer(task)
            if outcome.pending is not None:
                release(outcome.pending)
        else:
            self._await_late_evidence(task, outcome)
        if task.saved is not None and outcome.end is End.HANDED_OVER:
            self.saved.emit(task.saved)
        if outcome.end is End.NOT_SENT and not self._closing:
            self._not_sent(task, outcome)
        else:
            self._outcomes.record(task, outcome)
            self._next()

    def _not_sent(self, task: PrintTask, outcome: PrintOutcome) -> None:
        """Handle an unsent task: redirect it, put it off, or retry it."""
        if task.redirected:
            task.redirected = False
            task.stop.clear()
            self._waiting.insert(0, task)
        elif task.put_off or task.stop.is_set():
            self._outcomes.record(task, dataclasses.replace(outcome, reason=PUT_OFF))
        else:
            self._outcomes.record(task, outcome)
            if task.job.state not in OUTCOMES:  # else somebody found meanwhile that it may be out
                self._requeue(task, task.chosen, 0 if outcome.reason == PrintReason.BUSY else _AGAIN)
        self._next()

    def _await_late_evidence(self, task: PrintTask, outcome: PrintOutcome) -> None:
        """Wait on for evidence in the printer's thread, until the next task needs the printer."""
        kept = outcome.pending
        assert kept is not None  # noqa: S101
        task.awaiting_late_evidence = True
        self.run(task.chosen).run(
            lambda: await_late_evidence(kept, _LATE),
            lambda late: self._on_late_outcome(task, late),
            lambda error: self._on_late_failure(task, error),
        )

    def _on_late_outcome(self, task: PrintTask, late: PrintOutcome) -> None:
        self._release_printer(task)
        if late.end is not End.UNCERTAIN:
            self._outcomes.record(task, late)
        self._next()

    def _on_late_failure(self, task: PrintTask, error: Exception) -> None:
        log_failure(error)
        self._release_printer(task)
        self._next()

    def _on_failure(self, task: PrintTask, error: Exception) -> None:
        """Record a bug of this program: uncertain once it was committed, else not sent."""
        log_failure(error)
        self._release_printer(task)
        end = End.UNCERTAIN if task.committed else End.NOT_SENT
        self._outcomes.record(task, PrintOutcome(end, reason=PrintReason.FAILED))
        self._next()

    def _on_record_failure(self, error: Unavailable) -> None:
        if not self._closing:
            self._again.start(_AGAIN)
        self.failed.emit(error)

    def _release_printer(self, task: PrintTask) -> None:
        self._running.pop(task.chosen.identity, None)

    def record_waiting(self, task: PrintTask, reason: Reason) -> None:
        """Record the reason for the wait of an untried task."""
        self._outcomes.record(task, PrintOutcome(End.NOT_SENT, reason=reason))
