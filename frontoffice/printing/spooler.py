"""Printers behind a queue of the system: all that can be known is that the queue has passed the paper on.

A queue says "completed" for papers of which half came out, and keeps the others to print them by itself when nobody
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
from frontoffice.printing.conversation import End, OnStep, Outcome, Step

_STEP: Final = 0.2
_NOTHING_SENT: Final = ("printer_unreachable",)  # troubles in which nothing can have come out yet
_PATIENCE: Final = 20.0  # seconds in which a queue passes a paper on, or says why it does not


class Where(Enum):
    """Where a job of the queue is."""

    HELD = auto()  # not begun, or not ended
    PASSED_ON = auto()  # the queue calls it completed
    GONE = auto()  # deleted, aborted, or not known (any more)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a job is, and the code of what keeps it there, "" when the queue says nothing of that."""

    where: Where
    trouble: str = ""


class MaybeTaken(Exception):  # noqa: N818
    """It is not known whether the queue has taken the paper."""


class Queue(Protocol):
    """A queue of the system. Every method raises Unavailable when the system's spooler itself does not answer."""

    def trouble(self) -> str:
        """The code of what keeps the queue from taking or passing on a paper now; "" when nothing does."""

    def add(self, data: bytes, title: str) -> None:
        """Put a paper into it. Raises Unavailable when it was surely not taken, MaybeTaken when nobody knows."""

    def look(self, title: str) -> Standing:
        """Where the job of that title is."""

    def cancel(self, title: str) -> None:
        """Take the job of that title out; one that has ended meanwhile is no error."""


def hand_over(
    queue: Queue,
    data: bytes,
    title: str,
    *,
    stopped: Callable[[], bool],
    on_step: OnStep,
    patience: float = _PATIENCE,
) -> Outcome:
    """Put ``data`` into the queue and follow it until it has left. ``title`` must not name persons: others read it.

    A job that stands still is *blocked* until it goes on by itself, or ``stopped`` has it taken out of the queue; it is
    said to be blocked when the queue says why, or has said nothing for ``patience`` seconds. Ask for the queue's
    ``trouble`` first, and have the register say SENDING in between.
    """
    on_step(Step.SENDING, "")
    doubt = ""
    try:
        queue.add(data, title)
    except Unavailable as error:
        return Outcome(End.NOT_SENT, reason=error.code)
    except MaybeTaken:
        doubt = "queue_timeout"
    on_step(Step.AWAITING, "")
    where, stood_still = _follow(queue, title, stopped, on_step, patience)
    if where is None:
        return _taken_back(queue, title, doubt or stood_still, len(data))
    return _left(where, doubt or stood_still, len(data))


def recall(queue: Queue, title: str) -> Where:
    """See that the job of that title does not come out later, and say where it had got to.

    Raises Unavailable (``queue_holds``) when the queue cannot be asked, or keeps it nevertheless.
    """
    try:
        where = queue.look(title).where
        if where is Where.HELD:
            queue.cancel(title)
            where = queue.look(title).where
    except Unavailable as error:
        raise Unavailable("queue_holds") from error
    if where is Where.HELD:
        raise Unavailable("queue_holds")
    return where


def _follow(
    queue: Queue, title: str, stopped: Callable[[], bool], on_step: OnStep, patience: float
) -> tuple[Where | None, str]:
    """Where the job went, None when it was stopped before; and why there is a doubt, if it stood still on the way.

    A queue may forget what the printer forgets: switched off for the new roll, it has lost what it held.
    """
    silent_at, told, doubt = time.monotonic() + patience, "", ""
    while not stopped():
        standing = _standing(queue, title)
        if standing.where is not Where.HELD:
            return standing.where, doubt
        trouble = standing.trouble or ("queue_stuck" if time.monotonic() >= silent_at else "")
        if trouble not in ("", *_NOTHING_SENT):
            doubt = "printer_paused"
        if trouble != told:
            told = trouble
            on_step(Step.BLOCKED if trouble else Step.AWAITING, trouble)
        time.sleep(_STEP)
    return None, doubt


def _standing(queue: Queue, title: str) -> Standing:
    try:
        return queue.look(title)
    except Unavailable as error:
        return Standing(Where.HELD, error.code)  # as far as anybody knows


def _taken_back(queue: Queue, title: str, doubt: str, size: int) -> Outcome:
    try:
        where = recall(queue, title)
    except Unavailable as error:
        return Outcome(End.UNCERTAIN, reason=error.code, sent=size)
    if where is Where.PASSED_ON:
        return _left(where, doubt, size)
    return Outcome(End.UNCERTAIN, reason="printer_stopped", sent=size)


def _left(where: Where, doubt: str, size: int) -> Outcome:
    if where is Where.PASSED_ON and not doubt:
        return Outcome(End.HANDED_OVER, sent=size)
    return Outcome(End.UNCERTAIN, reason=doubt or "queue_lost", sent=size)
