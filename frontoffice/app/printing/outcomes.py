"""Record the outcomes of print tasks in the register, with retries until it accepts them."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QObject, Signal

from frontoffice.app.printing.print_task import PrintTask
from frontoffice.errors import Unavailable
from frontoffice.printing.conversation import End, PrintOutcome, PrintStep
from frontoffice.register.commands.print_job import UNASKED, JobState
from frontoffice.register.register import Register
from frontoffice.settings import Transport

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
