"""Synchronise with a printer before a receipt: nothing of a former one is left in it, and it answers in order.

A program that died inside an image leaves a printer that prints everything that follows as dots. NUL bytes fill that
image up (white), until the printer answers again. Answers to former questions may still be on their way then; since
the reply to GS r does not name its request, it counts only when no other reply follows.
"""

from __future__ import annotations

import time
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import Reply, ReplyKind

_PIECE: Final = 8_192
_MOST: Final = 131_072
OWN_IMAGE: Final = 16_384  # more than one of our own images (128 rows of 72 bytes) can be short of


class NoSync(Exception):  # noqa: N818
    """The printer answers no request in order, even after its image was filled up."""


def synchronise(session: PrinterSession, abilities: Abilities, *, torn: bool) -> tuple[Evidence, bool]:
    """The best evidence that this printer gives today, and whether a broken off image had to be cleared.

    A printer that promises more than it keeps is taken at what it keeps. Raises NoSync, TimeoutError, OSError, Stopped.
    """
    if not abilities.gs_r and not abilities.gs_h:
        fill_blindly(session, torn=torn)
        return (Evidence.DLE_EOT if abilities.dle_eot else Evidence.NONE), False
    first = _first_answer(session, abilities, session.timings.sync)
    cleared, pieces = first is None, 0
    while first is None:
        if pieces >= _MOST:
            raise NoSync
        pieces += _PIECE
        first = _first_answer(session, abilities, session.timings.flush, bytes(_PIECE))
    if first is ReplyKind.PROCESS_ID:
        return Evidence.PROCESS_ID, cleared
    _settle(session, abilities, cleared=cleared)
    return Evidence.GS_R, cleared


def _first_answer(
    session: PrinterSession, abilities: Abilities, seconds: float, before: bytes = b""
) -> ReplyKind | None:
    process = printer_session.new_process_id()
    when_done = printer_session.process_id_request(process) if abilities.gs_h else b""
    session.write(before + printer_session.RESET + when_done + printer_session.GS_R_REQUEST)
    end = time.monotonic() + seconds
    moved = session.sent
    while time.monotonic() < end:
        for reply in session.exchange():
            if reply == Reply(ReplyKind.PROCESS_ID, process):
                return ReplyKind.PROCESS_ID
            if reply.kind is ReplyKind.IN_ORDER and abilities.gs_r and not session.unsent:
                return ReplyKind.IN_ORDER
        if session.sent != moved and session.unsent:
            end, moved = time.monotonic() + seconds, session.sent
    return None


def _settle(session: PrinterSession, abilities: Abilities, *, cleared: bool) -> None:
    """Wait until no answer to a former question is on its way any more. Raises NoSync when it never ends."""
    seconds = session.timings.longer if cleared else session.timings.quiet
    end = time.monotonic() + session.timings.stall
    while time.monotonic() < end:
        replies = (*(session.query_status(1) if abilities.dle_eot else ()), *session.drain(seconds))
        if not any(reply.kind is ReplyKind.IN_ORDER for reply in replies):
            return
        seconds = session.timings.longer
    raise NoSync


def fill_blindly(session: PrinterSession, *, torn: bool) -> None:
    """Reset a printer that does not answer; after a torn receipt fill up an image of ours first."""
    session.write((bytes(OWN_IMAGE) if torn else b"") + printer_session.RESET)
    moved, before = time.monotonic(), 0
    while session.unsent:
        session.exchange()
        if session.sent != before:
            moved, before = time.monotonic(), session.sent
        if time.monotonic() - moved > session.timings.stall:
            raise TimeoutError
