"""A macro in the printer's memory, by which the printer shows at a paper's end that it was not restarted on the way.

Answers show that bytes were read. A printer that is switched off right after one forgets the line that it held, and
behind a device server the next line comes as if nothing had been. So a macro of questions is defined before the paper
and run behind it: whoever was restarted meanwhile has none, runs nothing and answers too little. Epson's reference
(GS :, GS ^), and those of Bixolon, Citizen, Woosim, Wincor and of several clones alike: what is between two GS : is
carried out and stored; ESC @ leaves it, switching off and a reset do not; GS ^ runs it so many times, and not at all
where there is none; inside a definition GS ^ ends and clears that.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro as it was defined: of each question whether it is that for the model (GS I 1), else GS r."""

    questions: tuple[bool, ...]


def run_macro(macro: Macro) -> tuple[bytes, tuple[bool, ...]]:
    """The bytes that run it, a number of times drawn at random, and the questions that are answered then."""
    fewest, kinds = (_FEWEST_RUNS, _KINDS_OF_RUNS) if macro.questions[0] else (_MORE_RUNS, _MORE_KINDS)
    runs = fewest + secrets.randbelow(kinds)
    return _run(runs), macro.questions * runs


def define_macro(session: PrinterSession, model: bytes, *, meanwhile: bytes = b"") -> Macro | None:
    """Define a macro, run it once after ``meanwhile``, and return it; None when the answers are not those of one.

    ``model`` is the printer's answer to GS I 1, b"" when it has none of its own. How many questions and which is drawn:
    a macro of another paper, or bytes that a printer says by itself, answer for none. Raises OSError, Stopped.
    """
    macro = _drawn(own=bool(model))
    questions = b"".join(
        printer_session.MODEL_REQUEST if is_model else printer_session.GS_R_REQUEST for is_model in macro.questions
    )
    # A definition that was broken off is ended first.
    session.write(_run(0) + _START_OR_END + questions + _START_OR_END + meanwhile + _run(1))
    expected = macro.questions * 2  # as it is stored, and as it is run
    heard: list[bool] = []
    moved, before = time.monotonic(), (0, 0)
    while len(heard) < len(expected) and time.monotonic() - moved < session.timings.sync:
        heard += [reply.value == model for reply in session.exchange() if reply.kind is ReplyKind.IN_ORDER]
        now = (session.sent, len(heard))
        moved, before = (moved if now == before else time.monotonic()), now
    return macro if tuple(heard) == expected else None


def _drawn(*, own: bool) -> Macro:
    """Begins with the question that no stray zero answers, where there is one."""
    more = _FEWEST - 1 + secrets.randbelow(_KINDS)
    return Macro((own, *(own and bool(secrets.randbelow(2)) for _ in range(more))))


def _run(times: int) -> bytes:
    return _RUN + bytes([times]) + _AT_ONCE
