"""Printers behind a queue of the system: all that can be known is that the queue has passed the paper on.

A queue says "completed" for papers of which half came out, and keeps the others to print them by itself when nobody
expects it. So the best end is *handed over*; what it does not get rid of in time is cancelled there, and uncertain.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Final, Protocol

from frontoffice.errors import Unavailable
from frontoffice.printing.conversation import End, OnStep, Outcome, Step

_STEP: Final = 0.2
_PATIENCE: Final = 20.0


class Job(Enum):
    """Where a job of the queue is."""

    WAITING = auto()  # not begun, or not ended
    GONE = auto()
    STUCK = auto()  # the queue says that something is wrong


class Queue(Protocol):
    """A queue of the system. Every method raises Unavailable when the system's spooler itself does not answer."""

    def trouble(self) -> str:
        """The code of what keeps the queue from taking or passing on a paper now; "" when nothing does."""

    def leftovers(self) -> tuple[str, ...]:
        """Jobs of ours that it still holds from before."""

    def add(self, data: bytes, title: str) -> str:
        """Put a paper into it; the name that the queue gives to the job. Raises Unavailable when it was not taken."""

    def look(self, job: str) -> Job:
        """Where that job is."""

    def cancel(self, job: str) -> None:
        """Take a job out, so that it does not come out by itself later."""


def check_queue(queue: Queue) -> str:
    """Before a paper: cancel what a former run of the program left in the queue; the code of what is wrong, or ""."""
    try:
        for job in queue.leftovers():
            queue.cancel(job)
        return queue.trouble()
    except Unavailable as error:
        return error.code


def hand_over(
    queue: Queue,
    data: bytes,
    title: str,
    *,
    stopped: Callable[[], bool],
    on_step: OnStep,
    patience: float = _PATIENCE,
) -> Outcome:
    """Put ``data`` into the queue and follow it until it is gone. ``title`` must not name persons: others read it.

    Call :func:`check_queue` first, and have the register say SENDING in between.
    """
    on_step(Step.SENDING, "")
    try:
        job = queue.add(data, title)
    except Unavailable as error:
        return Outcome(End.NOT_SENT, reason=error.code)
    on_step(Step.AWAITING, "")
    try:
        return _follow(queue, job, len(data), stopped, patience)
    except Unavailable as error:
        return Outcome(End.UNCERTAIN, reason=error.code, sent=len(data))


def _follow(queue: Queue, job: str, size: int, stopped: Callable[[], bool], patience: float) -> Outcome:
    end = time.monotonic() + patience
    reason = "queue_timeout"
    while time.monotonic() < end:
        where = queue.look(job)
        if where is Job.GONE:
            return Outcome(End.HANDED_OVER, sent=size)
        if where is Job.STUCK or stopped():
            reason = "printer_stopped" if stopped() else "queue_stuck"
            break
        time.sleep(_STEP)
    queue.cancel(job)
    return Outcome(End.UNCERTAIN, reason=reason, sent=size)
