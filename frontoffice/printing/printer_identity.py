"""What a printer calls itself (GS I 66 and 67), and what shows that something is no receipt printer at all."""

from __future__ import annotations

import re
import time
from typing import Final

from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import ReplyKind

_NAMES: Final = (b"\x1dIB", b"\x1dIC")  # maker and model, asked for one by one: each is one block
_TEXT: Final = re.compile(rb"[A-Za-z0-9 /:.-]{4}|\x1b@|\x10\x04")  # a server's words, or our own come back


def query_names(session: PrinterSession) -> tuple[str, str]:
    """Maker and model as the printer names them, "" for what it does not say within the time for a former answer.

    Only while nothing else is on its way.
    """
    names = []
    for question in _NAMES:
        names.append(_block(session, question))
        if not names[-1]:
            break  # who does not name the one does not name the other
    return (names[0], names[1] if len(names) > 1 else "")


def device_name(maker: str, model: str) -> str:
    """Both as one name, as the settings keep it."""
    return f"{maker} {model}".strip()


def is_no_printer(received: bytes) -> bool:
    """Whether what a connection gave without a question shows that no receipt printer is behind it.

    A web, mail or file server speaks in letters, and an echo gives back our own commands.
    """
    return _TEXT.search(received) is not None


def _block(session: PrinterSession, question: bytes) -> str:
    session.write(question)
    end = time.monotonic() + session.timings.longer
    while time.monotonic() < end:
        for reply in session.exchange():
            if reply.kind is ReplyKind.PRINTER_ID:
                return reply.value.decode("ascii", "replace").strip()
    return ""
