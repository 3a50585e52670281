"""Getting in step with a printer before a paper: nothing of a former one is left in it, and it answers in its turn.

A program that died inside an image leaves a printer which takes everything that follows for dots. NUL bytes fill that
image up (white), until the printer answers again. Answers to former questions may still be on their way then; since
the answer to GS r says not which question it belongs to, it counts only when silence followed.
"""

from __future__ import annotations

import time
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import Talk
from frontoffice.printing.status import Kind, Reply

_PIECE: Final = 8_192
_MOST: Final = 131_072
OWN_IMAGE: Final = 16_384  # more than one of our own images (128 rows of 72 bytes) can be short of


class NoSync(Exception):  # noqa: N818
    """The printer answers no question in its turn, whatever was done about it."""


def synchronise(talking: Talk, abilities: Abilities, *, torn: bool) -> tuple[Evidence, bool]:
    """The best evidence that this printer gives today, and whether a broken off image had to be cleared.

    A printer that promises more than it keeps is taken at what it keeps. Raises NoSync, TimeoutError, OSError, Stopped.
    """
    if not abilities.gs_r and not abilities.gs_h:
        fill_blindly(talking, torn=torn)
        return (Evidence.DLE_EOT if abilities.dle_eot else Evidence.NONE), False
    first = _first_answer(talking, abilities, talking.timings.sync)
    cleared, pieces = first is None, 0
    while first is None:
        if pieces >= _MOST:
            raise NoSync
        pieces += _PIECE
        first = _first_answer(talking, abilities, talking.timings.flush, bytes(_PIECE))
    if first is Kind.DONE:
        return Evidence.PROCESS_ID, cleared
    _settle(talking, abilities, cleared=cleared)
    return Evidence.GS_R, cleared


def _first_answer(talking: Talk, abilities: Abilities, seconds: float, before: bytes = b"") -> Kind | None:
    process = printer_session.new_id()
    when_done = printer_session.ask_when_done(process) if abilities.gs_h else b""
    talking.say(before + printer_session.RESET + when_done + printer_session.ASK_IN_ORDER)
    end = time.monotonic() + seconds
    moved = talking.given
    while time.monotonic() < end:
        for reply in talking.go_on():
            if reply == Reply(Kind.DONE, process):
                return Kind.DONE
            if reply.kind is Kind.IN_ORDER and abilities.gs_r and not talking.untaken:
                return Kind.IN_ORDER
        if talking.given != moved and talking.untaken:
            end, moved = time.monotonic() + seconds, talking.given
    return None


def _settle(talking: Talk, abilities: Abilities, *, cleared: bool) -> None:
    """Wait until no answer to a former question is on its way any more. Raises NoSync when it never ends."""
    seconds = talking.timings.longer if cleared else talking.timings.quiet
    end = time.monotonic() + talking.timings.stall
    while time.monotonic() < end:
        heard = (*(talking.answer(1) if abilities.dle_eot else ()), *talking.hush(seconds))
        if not any(reply.kind is Kind.IN_ORDER for reply in heard):
            return
        seconds = talking.timings.longer
    raise NoSync


def fill_blindly(talking: Talk, *, torn: bool) -> None:
    """A printer that does not answer cannot be asked; after a torn paper an image of ours is filled up all the same."""
    talking.say((bytes(OWN_IMAGE) if torn else b"") + printer_session.RESET)
    moved, before = time.monotonic(), 0
    while talking.untaken:
        talking.go_on()
        if talking.given != before:
            moved, before = time.monotonic(), talking.given
        if time.monotonic() - moved > talking.timings.stall:
            raise TimeoutError
