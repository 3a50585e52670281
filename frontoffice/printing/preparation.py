"""Checks before a receipt: the printer's state, being in step with it, and whether it is the tested printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.abilities import AS_A_RULE, Abilities, Timings
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.macro import LastPaper, Macro, define_macro, read_last_paper
from frontoffice.printing.printer_identity import hears_no_printer, is_no_printer, is_same_device, query_device_name
from frontoffice.printing.printer_session import PrinterSession, Stopped, TooSlow
from frontoffice.printing.resynchronising import STATE_REQUESTS, InStep, NoSync, synchronise
from frontoffice.printing.torn_paper import discard_torn_receipt

_SAID_BY_US: Final = frozenset(
    ("", PrintReason.NEAR_END, PrintReason.STOPPED, PrintReason.SLOW, PrintReason.OTHER_PRINTER)
)


@dataclass(frozen=True, slots=True)
class NotSent:
    """The printer is not ready for a receipt; ``reason`` is a code. Nothing was printed."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Ready:
    """A printer in step, with an empty sheet before it.

    ``in_step`` holds the best evidence that it can give; ``torn`` whether an unfinished receipt above must be marked
    void first; ``near_end`` whether the roll will end soon; ``device`` what it calls itself, if it was asked. ``macro``
    is what it now holds until it is restarted, None where a restart would not show; ``last_paper`` what the macro
    before said of the receipt before.
    """

    session: PrinterSession
    abilities: Abilities
    in_step: InStep
    torn: bool
    near_end: bool
    device: str = ""
    macro: Macro | None = None
    last_paper: LastPaper = LastPaper.WHOLE


def _never() -> bool:
    return False


def _ignore() -> None:
    pass


def prepare(  # noqa: PLR0913  (what a paper and its officer need)
    connection: PrinterConnection,
    abilities: Abilities,
    *,
    torn: bool = False,
    device: str | None = None,
    timings: Timings = AS_A_RULE,
    stopped: Callable[[], bool] = _never,
    on_wait: Callable[[], None] = _ignore,
) -> Ready | NotSent:
    """Check the printer's readiness for a receipt and synchronise with it.

    Then ``send`` or ``release`` it.

    Closes the connection when it is not ready. ``torn``: how the receipt before ended is not known. ``device`` is what
    the printer must call itself, "" for anything, None when it need not be asked. ``on_wait`` is called once when all
    that takes long (``Timings.notice``); it ends after ``Timings.ready``, and later only while bytes are taken.
    """
    session = PrinterSession(connection, timings, stopped)
    able = _usable_abilities(connection, abilities)
    session.watches_port = able.only_port
    try:
        with session.patiently(on_wait):
            return _prepare(session, able, torn=torn, device=device)
    except _NotReady as found:
        reason = found.reason
    except Stopped:
        reason = PrintReason.STOPPED
    except TooSlow:
        reason = PrintReason.SLOW
    except NoSync:
        reason = PrintReason.NO_SYNC
    except TimeoutError:
        reason = PrintReason.MUTE
    except OSError:
        reason = PrintReason.INTERRUPTED
    connection.abort()
    return NotSent(_reason_or_no_printer(reason, session, able))


class _NotReady(Exception):  # noqa: N818  (an answer, not an error)
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _prepare(session: PrinterSession, able: Abilities, *, torn: bool, device: str | None) -> Ready:
    """Ask for the state, get in step, ask for the name. Raises _NotReady, and what the session raises."""
    reason = _query_state(session, able, torn=torn)
    if reason:
        raise _NotReady(reason)
    in_step = synchronise(session, able, torn=torn)
    if not able.any and hears_no_printer(session, session.timings.quiet):
        raise _NotReady(PrintReason.NOT_A_PRINTER)
    name = "" if device is None else query_device_name(session, device)
    if device and not is_same_device(device, name):
        raise _NotReady(PrintReason.OTHER_PRINTER)
    last, macro = _macros(session, in_step) if able.macro and in_step.in_order else (LastPaper.WHOLE, None)
    is_torn = torn or in_step.cleared or last is LastPaper.UNFINISHED
    return Ready(session, able, in_step, is_torn, session.state.near_end, name, macro, last)


def _reason_or_no_printer(reason: Reason, session: PrinterSession, able: Abilities) -> Reason:
    """``reason``, unless the received bytes rule out a printer.

    Any text of a server can be read as some printer's state.
    """
    other = reason not in _SAID_BY_US and is_no_printer(session.received, is_mute=not able.any)
    return PrintReason.NOT_A_PRINTER if other else reason


def _macros(session: PrinterSession, in_step: InStep) -> tuple[LastPaper, Macro | None]:
    """Read the state of the last paper from the former macro, and define the new macro."""
    return read_last_paper(session, in_step.model), define_macro(session, in_step.model)


def query_state(
    connection: PrinterConnection,
    abilities: Abilities,
    timings: Timings = AS_A_RULE,
    *,
    torn: bool = False,
    asks_mute: bool = False,
) -> Reason:
    """The printer's state while nothing is printed: a code or ""; closes the connection.

    ``torn``: of a receipt that it may still hold while it cannot print it is made to forget the rest. ``asks_mute``:
    one that answers nothing is asked all the same, since a server that is no printer may.
    """
    session = PrinterSession(connection, timings, _never)
    able = _usable_abilities(connection, abilities)
    reason: Reason = ""
    try:
        if able.dle_eot:
            reason = _query_state(session, able, torn=False)
            if reason and torn:
                reason = reason if discard_torn_receipt(session) else PrintReason.HOLDS
            reason = reason or (PrintReason.NEAR_END if session.state.near_end else "")
        elif able.only_port and session.read_port_status():
            reason = session.state.trouble
        elif connection.bidirectional:
            reason = PrintReason.NOT_A_PRINTER if _other_is_heard(session, able, asks=asks_mute) else ""
    except TimeoutError:
        reason = PrintReason.MUTE
    except OSError:
        reason = PrintReason.INTERRUPTED
    connection.abort()
    return _reason_or_no_printer(reason, session, able)


def _other_is_heard(session: PrinterSession, able: Abilities, *, asks: bool) -> bool:
    """Return whether the other end turns out to be no printer, when no state can be requested.

    It is asked in two pieces, so that what acknowledges each has said too much.
    """
    for question in (STATE_REQUESTS, printer_session.RESET) if asks and not able.any else ():
        session.write(question)
        session.drain(session.timings.quiet)
    if able.any:
        session.drain(session.timings.quiet)
        return is_no_printer(session.received)
    return hears_no_printer(session, session.timings.longer if asks else session.timings.quiet)


def _usable_abilities(connection: PrinterConnection, abilities: Abilities) -> Abilities:
    """Abilities usable on this connection: where no reply comes back, the port's own status at most."""
    return abilities if connection.bidirectional else Abilities(port_status=abilities.port_status)


def _query_state(session: PrinterSession, abilities: Abilities, *, torn: bool) -> Reason:
    """Request the state: the code of what keeps the printer from printing. Raises TimeoutError when it is mute.

    After a torn receipt it is made to forget first: the rest of that must not come out once the roll is changed.
    """
    forgotten = discard_torn_receipt(session) if torn else True
    if not abilities.dle_eot:
        return session.state.trouble if abilities.only_port and session.read_port_status() else ""
    session.query_status(printer_session.PRINTER_STATUS)
    if session.state.offline:
        session.query_status(printer_session.OFFLINE_CAUSE)
    session.query_status(printer_session.ROLL_STATUS)
    trouble = session.state.trouble
    return trouble if forgotten or not trouble else PrintReason.HOLDS
