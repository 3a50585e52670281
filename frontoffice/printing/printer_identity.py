"""Identity at a printer's address: the names reported by a printer, and signs of something else."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Final

from frontoffice.errors import Unavailable
from frontoffice.printing import printer_session
from frontoffice.printing.abilities import Timings
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.resynchronising import ROLL, STATE_REQUESTS
from frontoffice.printing.status import Parser, Reply, ReplyKind

_NAMES: Final = b"\x1dIB\x1dIC"  # maker and model; each is answered in a block of its own
_SERIAL: Final = b"\x1dID"
_BEHIND_NAME: Final = "\t"  # in no printer's name


def query_device_name(session: PrinterSession, known: str = "") -> str:
    """Query the printer's own name, in the form for the settings (``device_name``).

    "" when it names nothing.

    One that is known to give no serial number is not asked for it again. Only while nothing else is on its way.
    """
    maker, model = query_names(session)
    name, asked, serial = known.partition(_BEHIND_NAME)
    if (maker or model) and (serial or not asked or name != device_name(maker, model)):
        return device_name(maker, model, query_serial(session))
    return device_name(maker, model, "")


def query_names(session: PrinterSession) -> tuple[str, str]:
    """Query maker and model from the printer, each "" without an answer within the time for a former answer.

    Only while nothing else is on its way.
    """
    maker, model = [*_ask(session, _NAMES, 2), "", ""][:2]
    return maker, model


def query_serial(session: PrinterSession) -> str:
    """Query the printer's serial number, "" without an answer within that time."""
    return [*_ask(session, _SERIAL, 1), ""][0]


def _ask(session: PrinterSession, questions: bytes, count: int) -> list[str]:
    said: list[str] = []
    state = session.state
    session.write(questions)
    end = time.monotonic() + session.timings.longer
    while len(said) < count and time.monotonic() < end:
        replies = [reply for reply in session.exchange() if reply.kind is ReplyKind.PRINTER_ID]
        said += [reply.value.decode("ascii", "replace").strip().replace(_BEHIND_NAME, " ") for reply in replies]
    if len(said) < count:
        session.forget_answer(state)  # some answer with a bare text, of which nothing is a state
    return said


def device_name(maker: str, model: str, serial: str | None = None) -> str:
    """All as one name, as the settings keep it: the serial number is behind a tab, and without one it was not asked.

    Nothing stands behind the tab of a printer that gives none.
    """
    name = f"{maker} {model}".strip()
    return name if serial is None or not name else f"{name}{_BEHIND_NAME}{serial}"


def is_same_device(known: str, given: str) -> bool:
    """Return whether the names ``known`` and ``given`` are of the same printer.

    Any is where nothing is known, and a printer that was tested before its serial number was asked for has any.
    """
    name, asked, _ = known.partition(_BEHIND_NAME)
    return not known or given == known or (not asked and given.partition(_BEHIND_NAME)[0] == name)


# --- Signs of something other than receipt printers at a printer's address ---
# It says, or does, what none of them does.
# No list of protocols: whatever comes is read as a printer's replies are, and what cannot be one is counted.

_ECHO: Final = (printer_session.RESET, b"\x10\x04")
_OURS: Final = (0x37, 0x5F)  # blocks that a printer was asked for: by GS ( H, by DLE DC4, by GS I
_MOST: Final = 1  # bytes that a line, or a printer that was switched on, may say by itself


def is_no_printer(received: bytes, *, is_mute: bool = False) -> bool:
    """Return whether the first bytes received on a connection rule out a receipt printer.

    A printer says no byte above 127 and opens no other block than those it was asked for; what it answers to GS r is
    one of four bytes, and what to GS I always the same. ``is_mute`` says that it was asked nothing in order. An echo
    gives back our own commands.
    """
    if any(ours in received for ours in _ECHO):
        return True
    parser = Parser()
    replies = parser.feed(received)
    blocks = [reply.value for reply in replies if reply.kind is ReplyKind.OTHER] + [parser.block]
    strange = sum(len(block) for block in blocks if block[:1] and block[0] not in _OURS)
    strange += sum(len(reply.value) for reply in replies if reply.kind is ReplyKind.UNKNOWN)
    in_order = Counter(_in_order(replies))
    if is_mute:
        strange += in_order.total()
    else:
        models = [count for value, count in in_order.items() if value not in ROLL]
        strange += sum(models) - max(models, default=0)
    return strange > _MOST


def hears_no_printer(session: PrinterSession, seconds: float) -> bool:
    """Return whether a receipt printer is ruled out within ``seconds``, without a question in its data stream.

    Raises OSError, Stopped.
    """
    end = time.monotonic() + seconds
    while not is_no_printer(session.received, is_mute=True):
        left = end - time.monotonic()
        if left <= 0:
            return False
        session.exchange(left)
    return True


def answers_no_question(session: PrinterSession) -> bool:
    """Return whether the device answers a reset as well, unlike any printer. Raises OSError, Stopped."""
    if not _in_order(Parser().feed(session.received)):
        return False
    session.write(printer_session.RESET)
    return bool(_in_order(session.drain(session.timings.longer)))


def hangs_up_when_asked(open_connection: Callable[[], PrinterConnection], timings: Timings) -> bool:
    """Whether it keeps a connection while nothing is sent, and closes it when it is asked for its state.

    To be asked of what did so before: no printer does it twice without a word of its state. One that is in use, or its
    device server, closes a further connection unasked.
    """
    try:
        connection = open_connection()
    except Unavailable:
        return False
    session, asked = PrinterSession(connection, timings, lambda: False), False
    try:
        session.drain(timings.longer)
        asked = True
        session.write(STATE_REQUESTS + printer_session.RESET)
        session.drain(timings.status)
    except OSError:
        said = Parser().feed(session.received)
        is_state = said and all(reply.kind in (ReplyKind.REALTIME, ReplyKind.AUTOMATIC) for reply in said)
        return asked and not is_state
    finally:
        connection.abort()
    return False


def _in_order(replies: tuple[Reply, ...]) -> list[int]:
    return [reply.value[0] for reply in replies if reply.kind is ReplyKind.IN_ORDER]
