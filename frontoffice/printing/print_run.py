"""One print run in the printer's own thread: lock, connection, state, the register's SENDING, the printing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from frontoffice.errors import Unavailable
from frontoffice.printing.abilities import AS_A_RULE, Abilities, Timings
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.conversation import (
    End,
    NotSent,
    OnStep,
    PrintOutcome,
    PrintStep,
    prepare,
    query_state,
    release,
    send,
)
from frontoffice.printing.printer_locks import PrinterLocks

TURN: Final = 0.5  # seconds: another paper on the same printer takes longer anyway, and waiting is tried again


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What a printer is to print, and on which: ``printer`` is one word for the device, whatever it is called."""

    data: bytes
    printer: str
    open_connection: Callable[[], PrinterConnection]  # raises Unavailable
    abilities: Abilities
    cut: bool = True
    torn: bool = False  # it is not known how the paper before this one ended


def run_print(
    sheet: PrintRequest,
    locks: PrinterLocks,
    commit: Callable[[], None],
    *,
    on_step: OnStep,
    stopped: Callable[[], bool],
    timings: Timings = AS_A_RULE,
) -> PrintOutcome:
    """Print ``sheet`` and say what became of it.

    ``commit`` is called when the printer is ready and before the first byte leaves: it writes SENDING into the
    register, and nothing is printed when it raises Unavailable. Until then everything ends as *not sent*. An outcome
    with ``pending`` still holds the printer: await_late_evidence() or release() it before the next paper.
    """
    with locks.hold(sheet.printer, TURN) as ours:
        if not ours:
            return PrintOutcome(End.NOT_SENT, reason="printer_busy")
        on_step(PrintStep.CHECKING, "")
        try:
            connection = sheet.open_connection()
        except Unavailable as error:
            return PrintOutcome(End.NOT_SENT, reason=error.code)
        ready = prepare(connection, sheet.abilities, torn=sheet.torn, timings=timings, stopped=stopped)
        if isinstance(ready, NotSent):
            return PrintOutcome(End.NOT_SENT, reason=ready.reason)
        if ready.near_end:
            on_step(PrintStep.CHECKING, "printer_near_end")
        try:
            commit()
        except Unavailable as error:
            release(ready)
            return PrintOutcome(End.NOT_SENT, reason=error.code)
        return send(ready, sheet.data, cut=sheet.cut, on_step=on_step)


def check_printer(sheet: PrintRequest, locks: PrinterLocks, timings: Timings = AS_A_RULE) -> str:
    """What the light shows while nothing is printed: the code of what is wrong, "printer_near_end", or "".

    Asks for the state only; a printer that cannot tell is just connected to, and "" then means only that it is there.
    """
    with locks.hold(sheet.printer, 0) as ours:
        if not ours:
            return ""  # it is printing, and tells of itself
        try:
            connection = sheet.open_connection()
        except Unavailable as error:
            return error.code
        return query_state(connection, sheet.abilities, timings)
