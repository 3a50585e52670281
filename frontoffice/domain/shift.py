"""The handover of a counter between two shifts: what is handed over, counted, and what the leaving officer notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Problem

LONGEST_NOTE: Final = 1_000  # characters: it stands on the printed page


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterState:
    """Counts of a counter's open work.

    ``recorded`` today and the ``last`` number of today (0 for none), open ``slips`` are this counter's; ``drafts``,
    receipts that are ``unprinted`` or in doubt, and ``messages`` that are not settled are this desk's; complaints
    that are ``incomplete``, and those of them whose papers are ``overdue``, are all of the register.
    """

    recorded: int = 0
    last: int = 0
    drafts: int = 0
    unprinted: int = 0
    incomplete: int = 0
    overdue: int = 0
    slips: int = 0
    messages: int = 0


def problems(coming: Officer | None, note: str, by: Officer) -> Iterator[Problem]:
    """Problems of a handover to somebody, beside the fields."""
    if len(note) > LONGEST_NOTE:
        yield Problem("note", FieldRefusal.TOO_LONG, {"length": len(note), "most": LONGEST_NOTE})
    if coming is None or coming.officer_id == by.officer_id or not people.may(coming, May.RECORD):
        yield Problem("coming", AccessRefusal.COMING_UNFIT)
