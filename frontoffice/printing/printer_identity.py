"""Names reported by the printer itself (GS I 66, 67 and 68)."""

from __future__ import annotations

import time
from typing import Final

from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import ReplyKind

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
