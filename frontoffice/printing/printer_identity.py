"""What a printer calls itself (GS I 66 and 67), and what shows that something is no receipt printer at all."""

from __future__ import annotations

import re
import time
from typing import Final

from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import ReplyKind

_NAMES: Final = b"\x1dIB\x1dIC"  # maker and model; each is answered in a block of its own
_COUNT: Final = 2
_PROCESS_ID: Final = re.compile(rb"\x37\x22[^\x00]{4}\x00")  # the answer to GS ( H
_TEXT: Final = re.compile(
    rb"[A-Za-z0-9 /:.-]{4}|\x1b@|\x10\x04"  # a server's words, or our own come back
    rb"|\+OK|\x15\x03[\x00-\x04]\x00\x02|(?:\xff[\xfb-\xfe].){2}",  # mail, an alert of TLS, what telnet offers
    re.DOTALL,
)


def query_names(session: PrinterSession) -> tuple[str, str]:
    """Maker and model as the printer names them, "" for what it does not say within the time for a former answer.

    Only while nothing else is on its way.
    """
    names: list[str] = []
    session.write(_NAMES)
    end = time.monotonic() + session.timings.longer
    while len(names) < _COUNT and time.monotonic() < end:
        replies = [reply for reply in session.exchange() if reply.kind is ReplyKind.PRINTER_ID]
        names += [reply.value.decode("ascii", "replace").strip() for reply in replies]
    maker, model = [*names, "", ""][:_COUNT]
    return maker, model


def device_name(maker: str, model: str) -> str:
    """Both as one name, as the settings keep it."""
    return f"{maker} {model}".strip()


def is_no_printer(received: bytes) -> bool:
    """Whether what a connection gave without a question shows that no receipt printer is behind it.

    A web, mail or file server speaks in letters, and an echo gives back our own commands. The ids of a paper that a
    printer is still busy with are letters, too.
    """
    return _TEXT.search(_PROCESS_ID.sub(b"\0", received)) is not None
