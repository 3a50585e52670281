"""One print run in the printer's own thread: lock, connection, state, the register's SENDING, the printing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from frontoffice.errors import Unavailable
from frontoffice.printing.abilities import AS_A_RULE, Abilities, Timings
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.conversation import (
    End,
    NotSent,
    OnStep,
    PrintOutcome,
    PrintStep,
    Ready,
    prepare,
    query_state,
    release,
    send,
)
from frontoffice.printing.macro import LastPaper
from frontoffice.printing.printer_identity import hangs_up_when_asked
from frontoffice.printing.printer_session import PrinterLocks

TURN: Final = 0.5  # seconds: another receipt on the same printer takes longer anyway, and waiting is tried again


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """Bytes to print and the printer for them; ``printer`` is the device's identity, whatever it is called."""

    data: bytes
    printer: str
    open_connection: Callable[[], PrinterConnection]  # raises Unavailable
    abilities: Abilities
    cut: bool = True
    device: str | None = None  # what it must call itself, "" for anything, None when it need not be asked
    on_device: Callable[[str], None] = lambda _name: None  # what it calls itself
    torn: bool = False  # it is not known how the receipt before this one ended
    is_shared: bool = False  # other counters may print there, too
    recovers: Callable[[], bool] = lambda: False  # whether somebody cleared the cause of its error


def run_print(
    request: PrintRequest,
    locks: PrinterLocks,
    commit: Callable[[], None],
    *,
    on_step: OnStep,
    stopped: Callable[[], bool],
    timings: Timings = AS_A_RULE,
) -> PrintOutcome:
    """Print ``request`` and return its outcome.

    ``commit`` is called when the printer is ready and before the first byte leaves: it writes SENDING into the
    register, and nothing is printed when it raises Unavailable. Until then everything ends as *not sent*. An outcome
    with ``pending`` still holds the printer: await_late_evidence() or release() it before the next receipt.
    """
    with locks.hold(request.printer, TURN) as ours:
        if not ours:
            return PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY)
        on_step(PrintStep.CHECKING, "")
        ready = _prepare(request, timings, stopped, lambda: on_step(PrintStep.CHECKING, PrintReason.SLOW))
        if isinstance(ready, NotSent):
            return PrintOutcome(End.NOT_SENT, reason=ready.reason)
        ready.session.recovers = request.recovers
        if request.device is not None:
            request.on_device(ready.device)
        if ready.near_end:
            on_step(PrintStep.CHECKING, PrintReason.NEAR_END)
        try:
            commit()
        except Unavailable as error:
            release(ready)
            return PrintOutcome(End.NOT_SENT, reason=error.code)
        if not request.is_shared:
            ready = dataclasses.replace(ready, last_paper=LastPaper.WHOLE)  # the register knows how it ended
        return send(ready, request.data, cut=request.cut, on_step=on_step)


def _prepare(
    request: PrintRequest, timings: Timings, stopped: Callable[[], bool], on_wait: Callable[[], None]
) -> Ready | NotSent:
    try:
        connection = request.open_connection()
    except Unavailable as error:
        return NotSent(error.code)
    return prepare(
        connection,
        request.abilities,
        torn=request.torn,
        device=request.device,
        timings=timings,
        stopped=stopped,
        on_wait=on_wait,
    )


def check_printer(
    request: PrintRequest, locks: PrinterLocks, timings: Timings = AS_A_RULE, *, asks_mute: bool = False
) -> Reason:
    """Printer state for the status light while nothing is printed: a trouble code, "printer_near_end", or "".

    Requests the state only; a printer without status is just connected to, and "" then means only that it is there;
    with ``asks_mute`` also that nothing else than a printer shows itself when it is asked.
    """
    with locks.hold(request.printer, 0) as ours:
        if not ours:
            return ""  # it is printing, and reports by itself
        try:
            connection = request.open_connection()
        except Unavailable as error:
            return error.code
        reason = query_state(connection, request.abilities, timings, torn=request.torn, asks_mute=asks_mute)
        broke = reason is PrintReason.INTERRUPTED
        if broke and asks_mute and hangs_up_when_asked(request.open_connection, timings):
            return PrintReason.NOT_A_PRINTER
        return reason
