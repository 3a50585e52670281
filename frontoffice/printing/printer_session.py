"""Session with a printer: bytes go out while replies come in, and each reply is matched with its request."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from typing import Final

from frontoffice.printing.abilities import Timings
from frontoffice.printing.connection import CHUNK, PrinterConnection, ReportsPortStatus
from frontoffice.printing.status import Parser, PrinterState, Reply, ReplyKind, asb_state, port_state

# --- Locks for one receipt at a time on each printer: two at once come out as one with the lines of both ---


class PrinterLocks:
    """One lock per printer by transport and address, shared by two names of one printer."""

    def __init__(self) -> None:
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    @contextlib.contextmanager
    def hold(self, printer: str, seconds: float) -> Iterator[bool]:
        """Whether it is ours within ``seconds``; until the block ends."""
        with self._guard:
            lock = self._locks[printer]
        ours = lock.acquire(timeout=seconds)
        try:
            yield ours
        finally:
            if ours:
                lock.release()


# --- printer session ---

RESET: Final = b"\x1b@"
GS_R_REQUEST: Final = b"\x1dr\x01"
MODEL_REQUEST: Final = b"\x1dI\x01"  # one byte, answered in order like GS r, and always the same
ENABLE_ASB: Final = b"\x1da\x0e"  # of being online, of errors and of paper; not of the drawer
DISABLE_ASB: Final = b"\x1da\x00"
RECOVER: Final = b"\x10\x05\x01"  # DLE ENQ 1: go on from the line of an error
CLEAR_BUFFERS: Final = b"\x10\x05\x02" + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE ENQ 2; newer: DLE DC4 8
PRINTER_STATUS: Final = 1  # the n of DLE EOT n (:func:`status_request`): whether it is online
OFFLINE_CAUSE: Final = 2
ROLL_STATUS: Final = 4
_LETTERS: Final = b"13579QSUWYqsuwy"  # none of them could be another kind of reply
_KEPT: Final = 512
_LONGEST_ANSWER: Final = 4_096
_STEP: Final = 0.05  # so that a stop is seen soon


class Stopped(Exception):  # noqa: N818  (somebody wanted it)
    """The officer stopped the print."""


class TooSlow(Exception):  # noqa: N818
    """The printer is not ready for a paper in its time, though something of it may move."""


def new_process_id() -> bytes:
    """Four letters for the printer to repeat when the receipt is done; no printer makes up the same."""
    return bytes(secrets.choice(_LETTERS) for _ in range(4))


def process_id_request(process: bytes) -> bytes:
    """GS ( H function 48: repeat ``process`` when all before it has been printed."""
    return b"\x1d(H\x06\x0000" + process


def status_request(question: int) -> bytes:
    """DLE EOT: answered at once, even by a printer without paper."""
    return b"\x10\x04" + bytes([question])


class _Patience:
    """Time limit for a printer to get ready, and whether a long wait was reported."""

    def __init__(self, timings: Timings, on_wait: Callable[[], None]) -> None:
        self._timings = timings
        self._on_wait = on_wait
        self._began = time.monotonic()
        self._end = self._began + timings.ready
        self._is_reported = False

    def add(self, taken: int) -> None:
        self._end += self._timings.slowest_byte * taken

    def check(self) -> None:
        now = time.monotonic()
        if not self._is_reported and now - self._began > self._timings.notice:
            self._is_reported = True
            self._on_wait()
        if now > self._end:
            raise TooSlow


class PrinterSession:
    """Commands and replies over one connection; ``state`` is the printer's last report.

    ``watches_port``: nothing but the status byte of its port says how it is, so that is looked at now and then.
    """

    def __init__(self, connection: PrinterConnection, timings: Timings, stopped: Callable[[], bool]) -> None:
        self.connection = connection
        self.timings = timings
        self.stopped = stopped
        self.recovers: Callable[[], bool] = lambda: False  # whether somebody says that an error's cause is cleared
        self._patience: _Patience | None = None
        self.state = PrinterState()
        self.received = b""  # the first that came, whatever it was
        self.answer = b""  # all that came since ``write``
        self.sent = 0  # bytes that the connection took since ``write``
        self.watches_port = False
        self.late_states = 0  # answers about the state that nobody waited for any more
        self.had_trouble = False  # at any moment since that was set
        self.cover_was_open = False  # the same
        self._port_seen_at = 0.0
        self._outgoing = b""
        self._parser = Parser()
        self._requested: deque[tuple[int, float]] = deque()

    def write(self, data: bytes) -> None:
        """Set the bytes to send; what was not taken of the former ones is dropped."""
        self._outgoing = data
        self.sent = 0
        self.answer = b""

    @property
    def unsent(self) -> int:
        """Number of bytes not yet accepted by the connection."""
        return len(self._outgoing) - self.sent

    def exchange(self, seconds: float = _STEP, *, check_stop: bool = True) -> tuple[Reply, ...]:
        """Write and read for a moment. Raises OSError when the connection is gone, Stopped when it should be."""
        if check_stop and self.stopped():
            raise Stopped
        if self._patience is not None:
            self._patience.check()
        left = memoryview(self._outgoing)[self.sent : self.sent + CHUNK]
        taken, received = self.connection.exchange(left, min(seconds, _STEP))
        self.sent += taken
        if self._patience is not None:
            self._patience.add(taken)
        self.received = (self.received + received)[:_KEPT]
        self.answer = (self.answer + received)[:_LONGEST_ANSWER]
        if self.watches_port and time.monotonic() - self._port_seen_at > self.timings.poll:
            self.read_port_status()
        replies = self._parser.feed(received)
        for reply in replies:
            self._apply(reply)
        return replies

    @contextlib.contextmanager
    def patiently(self, on_wait: Callable[[], None]) -> Iterator[None]:
        """Within it all waits together are bounded (``Timings.ready``), and reported once they take long.

        Each byte that is taken gives a slow line its time. ``exchange`` raises TooSlow at the end of it.
        """
        self._patience = _Patience(self.timings, on_wait)
        try:
            yield
        finally:
            self._patience = None

    def read_port_status(self) -> bool:
        """Update the state from the port's status and return whether it gives one."""
        self._port_seen_at = time.monotonic()
        status = self.connection.port_status() if isinstance(self.connection, ReportsPortStatus) else None
        if status is not None:
            self._see(port_state(status))
        return status is not None

    def request_status(self, question: int) -> None:
        """Request the state; only between commands and with no reply outstanding, or replies could be mixed up."""
        self._requested.append((question, time.monotonic()))
        self.write(status_request(question))

    def forget_answer(self, state: PrinterState) -> None:
        """Discard the interpretation of the last answer: ``state`` is what was known before."""
        self._parser = Parser()
        self.state = state

    def discard_requests(self) -> None:
        """Forget the outstanding requests: the printer does not answer them."""
        self._requested.clear()

    @property
    def reply_age(self) -> float:
        """Seconds since the oldest unanswered request; 0 when there is none."""
        return time.monotonic() - self._requested[0][1] if self._requested else 0.0

    def query_status(self, question: int, *, check_stop: bool = True) -> tuple[Reply, ...]:
        """Request the state and wait for the reply; returns all replies meanwhile. Raises TimeoutError without one."""
        replies: list[Reply] = []
        self.request_status(question)
        while self._requested:
            if self.reply_age > self.timings.status:
                raise TimeoutError
            replies.extend(self.exchange(check_stop=check_stop))
        return tuple(replies)

    def drain(self, seconds: float) -> tuple[Reply, ...]:
        """Read replies for ``seconds``."""
        replies: list[Reply] = []
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            replies.extend(self.exchange(left))
        return tuple(replies)

    def _apply(self, reply: Reply) -> None:
        if reply.kind is ReplyKind.AUTOMATIC:
            self._see(asb_state(reply.value))
        elif reply.kind is ReplyKind.REALTIME and self._requested:
            question, _ = self._requested.popleft()
            self._see(self.state.after_reply(question, reply.value[0]))

        elif reply.kind is ReplyKind.REALTIME:
            self.late_states += 1

    def _see(self, state: PrinterState) -> None:
        self.state = state
        self.had_trouble = self.had_trouble or bool(state.trouble)
        self.cover_was_open = self.cover_was_open or state.cover_open
