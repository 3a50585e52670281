"""A paper from beginning to end, in the printer's own thread: its turn, the line, the register's word, the printing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from frontoffice.errors import Unavailable
from frontoffice.printing.abilities import AS_A_RULE, Abilities, Timings
from frontoffice.printing.connection import Line
from frontoffice.printing.conversation import End, NotSent, OnStep, Outcome, Step, drop, look_at, prepare, send
from frontoffice.printing.printer_locks import Turns

TURN: Final = 0.5  # seconds: another paper on the same printer takes longer anyway, and waiting is tried again


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a printer is to print, and on which: ``printer`` is one word for the device, whatever it is called."""

    data: bytes
    printer: str
    open_line: Callable[[], Line]  # raises Unavailable
    abilities: Abilities
    cut: bool = True
    torn: bool = False  # it is not known how the paper before this one ended


def bring(
    sheet: Sheet,
    turns: Turns,
    commit: Callable[[], None],
    *,
    on_step: OnStep,
    stopped: Callable[[], bool],
    timings: Timings = AS_A_RULE,
) -> Outcome:
    """Print ``sheet`` and say what became of it.

    ``commit`` is called when the printer is ready and before the first byte leaves: it writes SENDING into the
    register, and nothing is printed when it raises Unavailable. Until then everything ends as *not sent*. An outcome
    with ``kept`` still holds the printer: hear_late() or drop() it before the next paper.
    """
    with turns.taken(sheet.printer, TURN) as ours:
        if not ours:
            return Outcome(End.NOT_SENT, reason="printer_busy")
        on_step(Step.CHECKING, "")
        try:
            line = sheet.open_line()
        except Unavailable as error:
            return Outcome(End.NOT_SENT, reason=error.code)
        ready = prepare(line, sheet.abilities, torn=sheet.torn, timings=timings, stopped=stopped)
        if isinstance(ready, NotSent):
            return Outcome(End.NOT_SENT, reason=ready.reason)
        if ready.near_end:
            on_step(Step.CHECKING, "printer_near_end")
        try:
            commit()
        except Unavailable as error:
            drop(ready)
            return Outcome(End.NOT_SENT, reason=error.code)
        return send(ready, sheet.data, cut=sheet.cut, on_step=on_step)


def look(sheet: Sheet, turns: Turns, timings: Timings = AS_A_RULE) -> str:
    """What the light shows while nothing is printed: the code of what is wrong, "printer_near_end", or "".

    Asks for the state only; a printer that cannot tell is just connected to, and "" then means only that it is there.
    """
    with turns.taken(sheet.printer, 0) as ours:
        if not ours:
            return ""  # it is printing, and tells of itself
        try:
            line = sheet.open_line()
        except Unavailable as error:
            return error.code
        return look_at(line, sheet.abilities, timings)
