"""Synchronise with a printer before a receipt: nothing of a former one is left in it, and it answers in order.

A program that died inside an image leaves a printer that prints everything that follows as dots. NUL bytes fill that
image up (white), until the printer answers again. Answers to former questions may still be on their way then, and
those to GS r do not name their request.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import Reply, ReplyKind

_PIECE: Final = 8_192
_MOST: Final = 131_072
_QUESTIONS: Final = ((6, 8), (2, 3), (2, 8))  # of a round: the fewest and how many more; a line of a paper has fewer
ROLL: Final = frozenset((0x00, 0x03, 0x0C, 0x0F))  # the answers to GS r 1
STATE_REQUESTS: Final = b"".join(map(printer_session.status_request, (1, 2, 4)))
_IN_THE_LINE: Final = 512  # bytes that may be on their way, there and back, when all was taken
_SURPLUS: Final = 2  # rounds with several bytes for each question of the model: no stray ones, then
_STRAY: Final = 2  # plain bytes that may come in between by themselves
OWN_IMAGE: Final = 16_384  # more than one of our own images (128 rows of 72 bytes) can be short of


class NoSync(Exception):  # noqa: N818
    """The printer answers no request in order, even after its image was filled up."""


@dataclass(frozen=True, slots=True)
class InStep:
    """A printer in step: its best ``evidence`` of today, whether it answers GS r (``in_order``).

    ``model`` is its answer to GS I 1 when that is unlike any to GS r. ``cleared``: a broken off image was filled up.
    """

    evidence: Evidence
    in_order: bool = False
    model: bytes = b""
    cleared: bool = False


def synchronise(session: PrinterSession, abilities: Abilities, *, torn: bool) -> InStep:
    """Get in step with the printer: all that was asked before has been answered, and nothing of a paper is left in it.

    A printer that promises more than it keeps is taken at what it keeps, which is what a number of answers shows that
    was drawn at random; a stray byte shows nothing. Raises NoSync, TimeoutError (nothing was heard or taken), OSError,
    Stopped.
    """
    if not abilities.gs_r and not abilities.gs_h:
        fill_blindly(session, torn=torn, questions=b"" if abilities.any else STATE_REQUESTS)
        return InStep(Evidence.DLE_EOT if abilities.dle_eot else Evidence.NONE)
    pieces, cleared = 0, False
    began, surplus = time.monotonic(), 0
    round_, named_only, names = _Round(session, abilities, session.timings.sync), False, True
    while not round_.in_step or (round_.named_only and not named_only):
        named_only = round_.named_only
        patience = session.timings.stall if round_.answered else session.timings.ready
        if pieces >= _MOST or time.monotonic() - began > patience:
            raise NoSync if session.received else TimeoutError
        surplus += round_.has_surplus
        names = names and not round_.garbled and surplus < _SURPLUS
        cleared = cleared or not round_.answered or round_.swallowed or named_only
        silent = not round_.answered
        pieces += _PIECE if silent else 0
        before = bytes(_PIECE) if silent else b""
        round_ = _Round(session, abilities, session.timings.flush, before, asks_model=names)
    session.received = b""  # it has shown that it is a printer, whatever its answer to GS I 1 looks like
    return InStep(round_.evidence, round_.in_order, round_.model, cleared and not round_.named_only)


class _Round:
    """One reset with random questions, and the bytes received in answer.

    A process id proves that everything before it has been processed. Answers to GS r do when exactly as many as were
    asked come at one go and silence follows: those to former questions have lines between them, and another number.
    The answer to GS I 1 may be any byte, or a text: what is open when it comes tells it from a report of the state.
    """

    def __init__(
        self,
        session: PrinterSession,
        abilities: Abilities,
        seconds: float,
        before: bytes = b"",
        *,
        asks_model: bool = True,
    ) -> None:
        self._session = session
        first, model, last = _random_counts() if abilities.gs_r else (0, 0, 0)
        self._pattern = first, model if asks_model else 0, last
        self._state = session.state
        self._process = printer_session.new_process_id()
        self._quiet = session.timings.longer if abilities.gs_h or before else session.timings.quiet
        self._named = False
        self._quick, self._burst = b"", b""  # answers at one go, and with no long silence between them
        self._last = self._any_at = time.monotonic()
        self.answered = False
        first, model, last = self._pattern
        asked = printer_session.GS_R_REQUEST * first + printer_session.MODEL_REQUEST * model
        asked += printer_session.GS_R_REQUEST * last
        if abilities.gs_h:
            asked += printer_session.process_id_request(self._process)
        session.write(before + printer_session.RESET + asked)
        self._listen(seconds)
        if self._strange() is not None:
            session.forget_answer(self._state)

    @property
    def in_step(self) -> bool:
        if self._named:
            return not self._burst or bool(self._fitting())
        return bool(self._fitting())

    @property
    def named_only(self) -> bool:
        """Return whether the printer sent its id without an answer to GS r (absorbed by an image, or unsupported)."""
        return self._named and self._pattern[0] > 0 and not self._burst

    @property
    def evidence(self) -> Evidence:
        return Evidence.PROCESS_ID if self._named else Evidence.GS_R

    @property
    def in_order(self) -> bool:
        return bool(self._fitting())

    @property
    def model(self) -> bytes:
        first, model, last = self._pattern
        fitting = self._fitting()
        found = fitting[first : first + 1] if len(fitting) == first + model + last else b""
        return found if found and found[0] not in {*ROLL, *fitting[:first]} else b""

    @property
    def swallowed(self) -> bool:
        """Whether it took a part of the questions for something else."""
        return 0 < len(self._burst) < sum(self._pattern) and not self._fitting() and not self.garbled

    @property
    def garbled(self) -> bool:
        """Return whether all answers to GS r came, with changing bytes between them foreign to GS I 1."""
        strange = self._strange()
        if strange is None or self._repeats(strange):
            return False
        return any(byte & 0x90 for byte in strange) or len(strange) > 2 * self._pattern[1] + _STRAY

    @property
    def has_surplus(self) -> bool:
        """Whether several bytes, all like answers to GS r, came for each question of GS I 1."""
        first, model, last = self._pattern
        times, left = divmod(len(self._burst) - first - last, model) if model else (0, 0)
        return times > 1 and not left and not self._fitting()

    def _strange(self) -> bytes | None:
        """Data between the answers to GS r, unless it is one plain byte for each question; None if it is."""
        first, model, last = self._pattern
        heard, block = self._session.answer, b"\x37\x22" + self._process + b"\x00"
        heard = heard.removesuffix(block) if self._named else heard
        between = heard[first : len(heard) - last]
        if not model or len(heard) <= first + last or not all(map(_may_be_roll, heard[:first] + heard[-last:])):
            return None
        if all(map(_may_be_roll, between)) or (len(between) == model and not any(byte & 0x90 for byte in between)):
            return None
        return between

    def _repeats(self, strange: bytes) -> bool:
        """Whether it is one and the same answer for each question."""
        times = self._pattern[1]
        length, left = divmod(len(strange), times)
        return not left and strange == strange[:length] * times

    def _fitting(self) -> bytes:
        """The answers to the questions of this round; b"" while they are not there, or others are between them."""
        first, model, last = self._pattern
        lengths = (first + model + last, first + last) if first else ()
        found = [self._burst[-length:] for length in lengths] if self._named else [self._quick, self._burst]
        fitting = next((each for each in found if len(each) in lengths and self._in_pattern(each)), b"")
        strange = None if fitting else self._strange()
        if strange is None or not self._repeats(strange):
            return fitting
        return self._session.answer[:first] + self._session.answer[first + len(strange) :][:last]

    def _in_pattern(self, answers: bytes) -> bool:
        first, model, last = self._pattern
        if len(answers) == first + last:
            return all(map(_may_be_roll, answers)) or len(set(answers)) == 1  # it does not know GS I
        names, others = set(answers[first : first + model]), {*answers[:first], *answers[first + model :]}
        return len(names) == 1 and (names <= ROLL or names <= others or not names & others)

    def _listen(self, seconds: float) -> None:
        began, moved, heard = time.monotonic(), self._session.sent, 0
        end, limit = began + seconds, began + self._session.timings.stall
        while time.monotonic() < end and not self._is_finished():
            for reply in self._session.exchange(self._quiet if self.answered else 1.0):
                self._take(reply)
            if len(self._session.answer) != heard:
                heard, self._any_at = len(self._session.answer), time.monotonic()
                end = max(end, min(limit, self._any_at + self._session.timings.longer))
            if self._session.sent != moved:
                now, moved = time.monotonic(), self._session.sent
                is_slow = now - began > seconds
                if self._session.unsent or is_slow:
                    end = now + seconds + (_IN_THE_LINE * (now - began) / moved if is_slow else 0.0)

    def _is_finished(self) -> bool:
        """Return whether the printer's answers are complete."""
        fitting, silence = self._fitting(), time.monotonic() - self._last
        if self._named and (fitting or not self._pattern[0]):
            return True
        if fitting and fitting == self._quick and silence > self._quiet:
            return True
        quiet = min(silence, time.monotonic() - self._any_at)
        return len(self._burst) >= self._pattern[0] > 0 and quiet > self._session.timings.longer

    def _take(self, reply: Reply) -> None:
        now = time.monotonic()
        if reply == Reply(ReplyKind.PROCESS_ID, self._process):
            self._named = True
        elif reply.kind is ReplyKind.IN_ORDER and self._pattern[0] and not self._session.unsent:
            silence, self._last = now - self._last, now
            self._quick = self._quick + reply.value if silence <= self._quiet else reply.value
            self._burst = self._burst + reply.value if silence <= self._session.timings.longer else reply.value
        else:
            return
        self.answered = True


def _may_be_roll(answer: int) -> bool:
    """Return whether a byte can be an answer to GS r 1; two of its bits are not defined, and some printers set them."""
    return not answer & 0x90 and answer & 0x0F in ROLL


def _random_counts() -> tuple[int, int, int]:
    """How many answers to GS r, to GS I 1 and to GS r again are asked for in a round."""
    return tuple(few + secrets.randbelow(more) for few, more in _QUESTIONS)  # type: ignore[return-value]


def fill_blindly(session: PrinterSession, *, torn: bool, questions: bytes = b"") -> None:
    """Reset an unresponsive printer.

    After a torn receipt fill up an image of ours first.

    ``questions`` go before the reset, which takes back what they may have put into a line.
    """
    session.write((bytes(OWN_IMAGE) if torn else b"") + questions + printer_session.RESET)
    moved, before = time.monotonic(), 0
    while session.unsent:
        session.exchange()
        now, taken = time.monotonic(), session.sent - before
        moved, before = min(now, moved + session.timings.slowest_byte * taken), session.sent
        if now - moved > session.timings.stall:
            raise TimeoutError
