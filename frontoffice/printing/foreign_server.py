"""Signs of something other than receipt printers at a printer's address.

It says, or does, what none of them does.

No list of protocols: whatever comes is read as a printer's replies are, and what cannot be one is counted.
"""

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
