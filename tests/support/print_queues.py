"""A queue of the system in memory, with the printer behind it in the test's hands."""

from __future__ import annotations

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus, SubmissionUnknown

HELD = QueuedJobStatus(QueuedJobState.HELD)
PASSED_ON = QueuedJobStatus(QueuedJobState.PASSED_ON)
GONE = QueuedJobStatus(QueuedJobState.GONE)


class FakeQueue:
    """Does what spoolers do: takes a paper, keeps it, passes it on or loses it, whoever asks.

    ``passes_on`` is whether it does so at once; ``standings`` are given one after the other before what is really so.
    """

    def __init__(self, *standings: QueuedJobStatus, passes_on: bool = True) -> None:
        self.standings = list(standings)
        self.passes_on = passes_on
        self.is_wrong: Reason = ""
        self.refuses = False
        self.is_slow = False  # takes the paper and does not say so in time
        self.keeps = False  # does not let go of a job
        self.is_down = False
        self.held: dict[str, bytes] = {}
        self.printed: list[tuple[str, bytes]] = []
        self.cancelled: list[str] = []

    def trouble(self) -> Reason:
        self._answer()
        return self.is_wrong

    def add(self, data: bytes, title: str) -> None:
        if self.refuses:
            raise Unavailable(PrintReason.QUEUE_REFUSED)
        self.held[title] = data
        if self.passes_on:
            self.go_on()
        if self.is_slow:
            raise SubmissionUnknown

    def job_status(self, title: str) -> QueuedJobStatus:
        self._answer()
        if self.standings:
            return self.standings.pop(0)
        if title in self.held:
            return HELD
        return PASSED_ON if title in dict(self.printed) else GONE

    def cancel(self, title: str) -> None:
        self._answer()
        if self.held.pop(title, None) is not None:
            self.cancelled.append(title)
        if self.keeps:
            self.held[title] = b""

    def go_on(self) -> None:
        """The printer is there again, and prints all that the queue has."""
        self.printed += self.held.items()
        self.held = {}

    def _answer(self) -> None:
        if self.is_down:
            raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN)
