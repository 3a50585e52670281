"""Projection of complaints in SP4N-LAPOR!, with their numbers there: their last entry holds; and which do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import apsw

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.case_entry import CaseEntry
from frontoffice.domain.complaint import SP4N, Complaint, Kind, Status
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind
from frontoffice.domain.entries.entry_bodies import Sp4nEnteredBody

DONE: Final = "done"


class Sp4nItem(NamedTuple):
    """A complaint in SP4N-LAPOR!: its number there, the state that was seen there ("" or done), and when (ISO)."""

    number: str
    state: str
    seen_on: str


def item(lines: Sequence[CaseEntry]) -> Sp4nItem | None:
    """State in SP4N-LAPOR! of a complaint without an erasure, folded from its entries.

    One that cannot be read says nothing.
    """
    found: Sp4nItem | None = None
    if _ABOUT.isdisjoint([line.kind for line in lines]):
        return None
    for line in lines:
        if line.kind == EntryKind.ERASED:
            return None
        if line.kind == EntryKind.SP4N_ENTERED and line.version <= KNOWN_VERSION:
            found = _read(line) or found
    return found


_ABOUT: Final = frozenset({EntryKind.SP4N_ENTERED, EntryKind.ERASED})


def project(connection: apsw.Connection, row_id: int, lines: Sequence[CaseEntry]) -> None:
    """Rewrite the ``sp4n`` row of a complaint from its entries."""
    connection.execute("DELETE FROM sp4n WHERE complaint = ?", (row_id,))
    found = item(lines)
    if found is not None:
        connection.execute("INSERT INTO sp4n (complaint, number, state, seen_on) VALUES (?, ?, ?, ?)", (row_id, *found))


def is_missing(complaint: Complaint, there: Sp4nItem | None) -> bool:
    """Whether a complaint neither came from there nor was entered; nothing is entered of what was erased by law."""
    stands = complaint.intake.kind is Kind.COMPLAINT and complaint.status is not Status.CANCELLED
    return stands and not complaint.erased and complaint.intake.channel != SP4N and there is None


def mark(connection: apsw.Connection, row_id: int, complaint: Complaint, lines: Sequence[CaseEntry]) -> None:
    """Update the mark of a complaint as missing in SP4N-LAPOR!."""
    set_mark(connection, row_id, missing=is_missing(complaint, item(lines)))


def set_mark(connection: apsw.Connection, row_id: int, *, missing: bool) -> None:
    """Set or clear the mark of a complaint as missing in SP4N-LAPOR!."""
    if missing:
        connection.execute("INSERT OR IGNORE INTO not_in_sp4n (complaint) VALUES (?)", (row_id,))
    else:
        connection.execute("DELETE FROM not_in_sp4n WHERE complaint = ?", (row_id,))


def is_marked(connection: apsw.Connection, row_id: int) -> bool:
    """Whether the table has it as missing there."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM not_in_sp4n WHERE complaint = ?)", (row_id,)).get)


def load_item(connection: apsw.Connection, row_id: int) -> Sp4nItem | None:
    """Load the ``sp4n`` row of a complaint, None for none."""
    row = connection.execute("SELECT number, state, seen_on FROM sp4n WHERE complaint = ?", (row_id,)).fetchone()
    return None if row is None else Sp4nItem._make(row)


def _read(line: CaseEntry) -> Sp4nItem | None:
    try:
        body = decode(Sp4nEnteredBody, line.body)
        number, state, seen_on = body.number, body.state, dates.parse_day(body.on).isoformat()
    except UNREADABLE:
        return None
    return Sp4nItem(number, state, seen_on) if isinstance(number, str) and isinstance(state, str) else None
