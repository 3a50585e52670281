"""Pending erasures by law at the centre, and carrying them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg


@dataclass(frozen=True, slots=True)
class Erasure:
    """A complaint that a desk erased by an entry, ``asked_at`` (UTC); its number is None where no recording came."""

    subject: UUID
    series: str | None
    year: int | None
    no: int | None
    officer: str
    asked_at: datetime


def waiting(connection: psycopg.Connection) -> tuple[Erasure, ...]:
    """What is still to be carried out, the oldest first; an erasure that the desks do not read is none."""
    rows = connection.execute(
        "SELECT x.subject, e.series, e.year, e.no, x.officer, x.asked_at FROM journal.erasure x"
        " LEFT JOIN LATERAL (SELECT series, year, no FROM journal.entry r WHERE r.subject = x.subject"
        " AND no IS NOT NULL LIMIT 1) e ON true"
        " WHERE x.done_at IS NULL AND journal.is_erased(x.subject) ORDER BY x.asked_at, x.subject"
    )
    return tuple(Erasure(*row) for row in rows)


def carry_out(connection: psycopg.Connection, erasure: Erasure) -> int:
    """Take its bodies away here, too; gives how many entries had one. Old copies of the database still hold them."""
    row = connection.execute("SELECT journal.carry_out_erasure(%s)", (erasure.subject,)).fetchone()
    return int(row[0]) if row else 0
