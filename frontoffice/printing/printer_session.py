"""Talking with a printer: bytes go out and words come in at the same time, and each word is put where it belongs."""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from frontoffice.printing.abilities import Timings
from frontoffice.printing.connection import CHUNK, Line
from frontoffice.printing.status import Kind, Parser, PrinterState, Reply, automatic

RESET: Final = b"\x1b@"
ASK_IN_ORDER: Final = b"\x1dr\x01"
TELL_CHANGES: Final = b"\x1da\x0e"  # of being online, of errors and of paper; not of the drawer
TELL_NO_CHANGES: Final = b"\x1da\x00"
FORGET: Final = b"\x10\x05\x02" + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE ENQ 2, and DLE DC4 8 for newer ones
_LETTERS: Final = b"13579QSUWYqsuwy"  # none of them looks like another kind of answer
_STEP: Final = 0.05  # so that a stop is seen soon


class Stopped(Exception):  # noqa: N818  (somebody wanted it)
    """The officer said stop."""


def new_id() -> bytes:
    """Four letters for the printer to repeat when the paper is done; no printer makes up the same."""
    return bytes(secrets.choice(_LETTERS) for _ in range(4))


def ask_when_done(process: bytes) -> bytes:
    """GS ( H function 48: repeat ``process`` when all before it has been printed."""
    return b"\x1d(H\x06\x0000" + process


def ask_now(question: int) -> bytes:
    """DLE EOT: answered at once, even by a printer without paper."""
    return b"\x10\x04" + bytes([question])


class Talk:
    """One conversation over one line; knows what the printer last told of itself."""

    def __init__(self, line: Line, timings: Timings, stopped: Callable[[], bool]) -> None:
        self.line = line
        self.timings = timings
        self.stopped = stopped
        self.state = PrinterState()
        self.given = 0  # bytes that the line took since ``say``
        self._words = b""
        self._parser = Parser()
        self._asked: deque[tuple[int, float]] = deque()

    def say(self, words: bytes) -> None:
        """From now on give these bytes; whatever had not been taken of the last ones is forgotten."""
        self._words = words
        self.given = 0

    @property
    def untaken(self) -> int:
        """How many of them the line has not taken."""
        return len(self._words) - self.given

    def go_on(self, seconds: float = _STEP, *, heed_stop: bool = True) -> tuple[Reply, ...]:
        """Give and hear for a moment. Raises OSError when the line is gone, Stopped when it should be."""
        if heed_stop and self.stopped():
            raise Stopped
        left = memoryview(self._words)[self.given : self.given + CHUNK]
        taken, heard = self.line.exchange(left, min(seconds, _STEP))
        self.given += taken
        replies = self._parser.feed(heard)
        for reply in replies:
            self._note(reply)
        return replies

    def ask(self, question: int) -> None:
        """Ask for the state; only between commands, and only when no answer is owed, or nobody knows which is which."""
        self._asked.append((question, time.monotonic()))
        self.say(ask_now(question))

    def forget_questions(self) -> None:
        """It does not answer these: none is owed any more."""
        self._asked.clear()

    @property
    def owes(self) -> float:
        """For how many seconds the printer has owed an answer; 0 when it owes none."""
        return time.monotonic() - self._asked[0][1] if self._asked else 0.0

    def answer(self, question: int, *, heed_stop: bool = True) -> tuple[Reply, ...]:
        """Ask, and wait for the answer; returns all that was said meanwhile. Raises TimeoutError without an answer."""
        heard: list[Reply] = []
        self.ask(question)
        while self._asked:
            if self.owes > self.timings.status:
                raise TimeoutError
            heard.extend(self.go_on(heed_stop=heed_stop))
        return tuple(heard)

    def hush(self, seconds: float) -> tuple[Reply, ...]:
        """What is said in the next ``seconds``."""
        heard: list[Reply] = []
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            heard.extend(self.go_on(left))
        return tuple(heard)

    def _note(self, reply: Reply) -> None:
        if reply.kind is Kind.AUTOMATIC:
            self.state = automatic(reply.value)
        elif reply.kind is Kind.REALTIME and self._asked:
            question, _ = self._asked.popleft()
            self.state = self.state.told(question, reply.value[0])
