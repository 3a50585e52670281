"""Erasures by law that wait at the centre for the office's word: carried out, or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg

from frontoffice.domain import office_notes
from frontoffice.domain.office_notes import ErasureVerdict, Verdict
from frontoffice.sync import note_book
from frontoffice.sync.note_book import NoteKind, Sign


@dataclass(frozen=True, slots=True)
class Erasure:
    """A complaint that a desk erased by an entry, ``asked_at`` (UTC); its number is None where no recording came."""

    subject: UUID
    series: str | None
    year: int | None
    no: int | None
    officer: str
    asked_at: datetime
    by_entry: UUID


def waiting(connection: psycopg.Connection) -> tuple[Erasure, ...]:
    """What is still to be carried out, the oldest first; an erasure that the desks do not read is none."""
    rows = connection.execute(
        "SELECT x.subject, e.series, e.year, e.no, x.officer, x.asked_at, x.by_entry FROM journal.erasure x"
        " LEFT JOIN LATERAL (SELECT series, year, no FROM journal.entry r WHERE r.subject = x.subject"
        " AND no IS NOT NULL LIMIT 1) e ON true"
        " WHERE x.done_at IS NULL AND journal.is_erased(x.subject) ORDER BY x.asked_at, x.subject"
    )
    return tuple(Erasure(*row) for row in rows)


def carry_out(connection: psycopg.Connection, erasure: Erasure, sign: Sign | None = None) -> int:
    """Agree to it, and take its bodies away here; gives how many entries had one. The desks follow in their rounds.

    With ``sign`` the office signs that; old copies of the database still hold the bodies.
    """
    with connection.transaction():
        row = connection.execute("SELECT journal.carry_out_erasure(%s)", (erasure.subject,)).fetchone()
        _sign(connection, erasure, Verdict.CARRIED_OUT, sign)
    return int(row[0]) if row else 0


def reject(connection: psycopg.Connection, erasure: Erasure, sign: Sign | None = None) -> None:
    """Let the words stay, here and at every desk."""
    with connection.transaction():
        connection.execute("SELECT journal.reject_erasure(%s)", (erasure.subject,))
        _sign(connection, erasure, Verdict.REJECTED, sign)


def _sign(connection: psycopg.Connection, erasure: Erasure, verdict: Verdict, sign: Sign | None) -> None:
    if sign is None:
        return
    note_book.add(
        connection,
        NoteKind.ERASURE,
        erasure.subject,
        lambda serial, at: office_notes.text_of(ErasureVerdict(serial, erasure.subject, erasure.by_entry, verdict, at)),
        sign,
    )
