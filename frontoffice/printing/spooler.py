"""Printing through a queue of the system, with its passing the job on as the only evidence.

A queue reports "completed" for receipts that broke off, and keeps the others to print them by itself when nobody
expects it. So the best end is *handed over*, and only of a job that the queue itself calls completed; one that stood
still on the way, was deleted or aborted there, or that it may or may not have taken, is *uncertain*. A job is known to
the queue by its title, which is the print job's own id: ours can be found again after any crash, and nobody else's is
ever touched.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Protocol

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.conversation import End, OnStep, PrintOutcome, PrintStep

_STEP: Final = 0.2
_NOTHING_SENT: Final = (PrintReason.UNREACHABLE,)  # troubles in which nothing can have come out yet
_PATIENCE: Final = 20.0  # seconds in which a queue passes a receipt on, or reports why it does not


class QueuedJobState(Enum):
    """State of a job in the queue."""

    HELD = auto()  # not begun, or not ended
    PASSED_ON = auto()  # the queue calls it completed
    GONE = auto()  # deleted, aborted, or not known (any more)


@dataclass(frozen=True, slots=True)
class QueuedJobStatus:
    """State of a job, and the code of its hold reason, "" when the queue reports nothing."""

    where: QueuedJobState
    trouble: Reason = ""


class SubmissionUnknown(Exception):  # noqa: N818
    """It is not known whether the queue has taken the receipt."""


class Queue(Protocol):
    """A queue of the system. Every method raises Unavailable when the system's spooler itself does not answer."""

    def trouble(self) -> Reason:
        """Code of the queue's present trouble with accepting or passing on receipts; "" for none."""

    def add(self, data: bytes, title: str) -> None:
        """Submit a job. Raises Unavailable when it was surely not taken, SubmissionUnknown when that is not known."""

    def job_status(self, title: str) -> QueuedJobStatus:
        """State of the job of that title."""

    def cancel(self, title: str) -> None:
        """Cancel the job of that title; an ended one is no error."""


def hand_over(
    queue: Queue,
    data: bytes,
    title: str,
    *,
    stopped: Callable[[], bool],
    on_step: OnStep,
    patience: float = _PATIENCE,
) -> PrintOutcome:
    """Put ``data`` into the queue and follow it until it has left. ``title`` must not name persons: others read it.

    A job that stands still is *blocked* until it goes on by itself, or ``stopped`` has it taken out of the queue; it is
    reported as blocked when the queue gives a reason, or has given none for ``patience`` seconds. Ask for the queue's
    ``trouble`` first, and have the register record SENDING in between.
    """
    on_step(PrintStep.SENDING, "")
    doubt: Reason = ""
    try:
        queue.add(data, title)
    except Unavailable as error:
        return PrintOutcome(End.NOT_SENT, reason=error.code)
    except SubmissionUnknown:
        doubt = PrintReason.QUEUE_TIMEOUT
    on_step(PrintStep.AWAITING, "")
    where, stood_still = _follow(queue, title, stopped, on_step, patience)
    if where is None:
        return _recall_job(queue, title, doubt or stood_still, len(data))
    return _outcome(where, doubt or stood_still, len(data))


def recall(queue: Queue, title: str) -> QueuedJobState:
    """Cancel the job of that title to prevent a late print.

    Returns the state that it had reached.

    Raises Unavailable (``queue_holds``) when the queue cannot be asked, or keeps it nevertheless.
    """
    try:
        where = queue.job_status(title).where
        if where is QueuedJobState.HELD:
            queue.cancel(title)
            where = queue.job_status(title).where
    except Unavailable as error:
        raise Unavailable(PrintReason.QUEUE_HOLDS) from error
    if where is QueuedJobState.HELD:
        raise Unavailable(PrintReason.QUEUE_HOLDS)
    return where


def _follow(
    queue: Queue, title: str, stopped: Callable[[], bool], on_step: OnStep, patience: float
) -> tuple[QueuedJobState | None, Reason]:
    """Follow a job to its final state in the queue (None when stopped before), with the reason for any doubt.

    A queue may forget what the printer forgets: switched off for the new roll, it has lost what it held.
    """
    silent_at = time.monotonic() + patience
    reported: Reason = ""
    doubt: Reason = ""
    while not stopped():
        status = _status(queue, title)
        if status.where is not QueuedJobState.HELD:
            return status.where, doubt
        trouble = status.trouble or (PrintReason.QUEUE_STUCK if time.monotonic() >= silent_at else "")
        if trouble not in ("", *_NOTHING_SENT):
            doubt = PrintReason.PAUSED
        if trouble != reported:
            reported = trouble
            on_step(PrintStep.BLOCKED if trouble else PrintStep.AWAITING, trouble)
        time.sleep(_STEP)
    return None, doubt


def _status(queue: Queue, title: str) -> QueuedJobStatus:
    try:
        return queue.job_status(title)
    except Unavailable as error:
        return QueuedJobStatus(QueuedJobState.HELD, error.code)  # as far as anybody knows


def _recall_job(queue: Queue, title: str, doubt: Reason, size: int) -> PrintOutcome:
    try:
        where = recall(queue, title)
    except Unavailable as error:
        return PrintOutcome(End.UNCERTAIN, reason=error.code, sent=size)
    if where is QueuedJobState.PASSED_ON:
        return _outcome(where, doubt, size)
    return PrintOutcome(End.UNCERTAIN, reason=PrintReason.STOPPED, sent=size)


def _outcome(where: QueuedJobState, doubt: Reason, size: int) -> PrintOutcome:
    if where is QueuedJobState.PASSED_ON and not doubt:
        return PrintOutcome(End.HANDED_OVER, sent=size)
    return PrintOutcome(End.UNCERTAIN, reason=doubt or PrintReason.QUEUE_LOST, sent=size)
