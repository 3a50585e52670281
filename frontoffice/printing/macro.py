"""Macro in the printer's memory, as evidence against a restart before a paper's end.

Answers show that bytes were read. A printer that is switched off right after one forgets the line that it held, and
behind a device server the next line comes as if nothing had been. So a macro of questions is defined before the paper
and run behind it: whoever was restarted meanwhile has none, runs nothing and answers too little. Epson's reference
(GS :, GS ^), and those of Bixolon, Citizen, Woosim, Wincor and of several clones alike: what is between two GS : is
carried out and stored; ESC @ leaves it, switching off and a reset do not; GS ^ runs it so many times, and not at all
where there is none; inside a definition GS ^ ends and clears that.

A paper that ended, cut off and proven, leaves another macro than one that did not: its seal. So whoever prints next,
at whatever counter, learns what is above on the sheet, since all that share a printer share its memory.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import ReplyKind

_START_OR_END: Final = b"\x1d:"
_RUN: Final = b"\x1d^"
_AT_ONCE: Final = b"\0\0"  # no time between two runs, and no button to be pressed for one
_FEWEST, _KINDS = 2, 3  # questions in it
_FEWEST_RUNS, _KINDS_OF_RUNS = 2, 4  # behind a paper
_MORE_RUNS, _MORE_KINDS = (
    8,
    16,
)  # where all answers are alike: few zeros that a printer says as it starts are not so many


_SEAL: Final = (True, False, True, False, False, True)  # more questions than any other macro has
_BEHIND: Final = 5  # questions of GS r behind a run of what is stored: where its answers end


class LastPaper(Enum):
    """State of the previous paper according to the printer's macro, regardless of its sender."""

    WHOLE = auto()
    UNFINISHED = auto()
    UNKNOWN = auto()  # it has none: it was switched on since, or another program printed


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro as it was defined: of each question whether it is that for the model (GS I 1), else GS r."""

    questions: tuple[bool, ...]


def run_macro(macro: Macro) -> tuple[bytes, tuple[bool, ...]]:
    """Bytes to run a macro a random number of times, and the questions answered by it."""
    fewest, kinds = (_FEWEST_RUNS, _KINDS_OF_RUNS) if macro.questions[0] else (_MORE_RUNS, _MORE_KINDS)
    runs = fewest + secrets.randbelow(kinds)
    return _run(runs), macro.questions * runs


def define_macro(session: PrinterSession, model: bytes, *, meanwhile: bytes = b"") -> Macro | None:
    """Define a macro, run it once after ``meanwhile``, and return it; None when the answers are not those of one.

    ``model`` is the printer's answer to GS I 1, b"" when it has none of its own. How many questions and which is drawn:
    a macro of another paper, or bytes that a printer says by itself, answer for none. Raises OSError, Stopped.
    """
    macro = _random_macro(own=bool(model))
    # A definition that was broken off is ended first.
    session.write(_run(0) + _START_OR_END + _asking(macro.questions) + _START_OR_END + meanwhile + _run(1))
    expected = macro.questions * 2  # as it is stored, and as it is run
    heard: list[bool] = []
    moved, before = time.monotonic(), (0, 0)
    while len(heard) < len(expected) and time.monotonic() - moved < session.timings.sync:
        heard += [reply.value == model for reply in session.exchange() if reply.kind is ReplyKind.IN_ORDER]
        now = (session.sent, len(heard))
        moved, before = (moved if now == before else time.monotonic()), now
    return macro if tuple(heard) == expected else None


def seal_command(*, own: bool) -> tuple[bytes, tuple[bool, ...]]:
    """Bytes to store a paper's seal, and the questions answered meanwhile.

    ``own`` is whether the printer's answer to GS I 1 is unlike that to GS r.
    """
    questions = tuple(own and is_model for is_model in _SEAL)
    return _START_OR_END + _asking(questions) + _START_OR_END, questions


def read_last_paper(session: PrinterSession, model: bytes) -> LastPaper:
    """Run the stored macro and classify it as a seal, another macro or none.

    Raises OSError, Stopped.

    Immediate for a seal, and for none where the model's answer is its own; else it takes a moment of silence.
    """
    session.write(_run(1) + printer_session.GS_R_REQUEST * _BEHIND)
    whole = [*seal_command(own=bool(model))[1], *[False] * _BEHIND]
    heard: list[bool] = []
    moved = time.monotonic()
    while time.monotonic() - moved < (session.timings.longer if len(heard) >= _BEHIND else session.timings.sync):
        more = [reply.value == model for reply in session.exchange() if reply.kind is ReplyKind.IN_ORDER]
        heard, moved = heard + more, time.monotonic() if more else moved
        if heard == whole:
            return LastPaper.WHOLE
        if model and heard == [False] * _BEHIND:
            return LastPaper.UNKNOWN
    return LastPaper.UNFINISHED if len(heard) > _BEHIND else LastPaper.UNKNOWN


def restore_macro(session: PrinterSession, model: bytes, last: LastPaper) -> None:
    """Store the macro for the state of the last paper again, when no paper followed.

    An unfinished one is so by any macro.

    Raises OSError.
    """
    if last is LastPaper.UNFINISHED:
        return
    data, questions = seal_command(own=bool(model)) if last is LastPaper.WHOLE else (_START_OR_END * 2, ())
    session.write(data + printer_session.GS_R_REQUEST)
    end, answers = time.monotonic() + session.timings.sync, 0
    while answers <= len(questions) and time.monotonic() < end:
        answers += sum(reply.kind is ReplyKind.IN_ORDER for reply in session.exchange(check_stop=False))


def _asking(questions: tuple[bool, ...]) -> bytes:
    return b"".join(
        printer_session.MODEL_REQUEST if is_model else printer_session.GS_R_REQUEST for is_model in questions
    )


def _random_macro(*, own: bool) -> Macro:
    """Random macro, beginning with the question safe from stray zero answers, if available."""
    more = _FEWEST - 1 + secrets.randbelow(_KINDS)
    return Macro((own, *(own and bool(secrets.randbelow(2)) for _ in range(more))))


def _run(times: int) -> bytes:
    return _RUN + bytes([times]) + _AT_ONCE
