"""Forks that desks proved with what was signed, as the centre keeps them for the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg


@dataclass(frozen=True, slots=True)
class ProvenFork:
    """A chain that two texts say otherwise: whose it is, which desk found it and when (UTC); "" for nobody known.

    ``one`` was signed; ``other`` was, too, or is what the centre handed out.
    """

    origin: UUID
    device: str
    found_by: str
    at: datetime
    one: str
    other: str


def read(connection: psycopg.Connection) -> tuple[ProvenFork, ...]:
    """Every proof, the latest first; none at a centre that an older program made."""
    if connection.execute("SELECT to_regclass('journal.fork_evidence') IS NULL").fetchone() == (True,):
        return ()
    rows = connection.execute(
        "SELECT f.origin, coalesce(d.label, ''), coalesce(b.label, ''), f.at, f.one, f.other"
        " FROM journal.fork_evidence f LEFT JOIN journal.origin o USING (origin)"
        " LEFT JOIN journal.device d ON d.device_id = o.device_id"
        " LEFT JOIN journal.device b ON b.device_id = f.device_id"
        " ORDER BY f.at DESC, f.origin"
    )
    return tuple(ProvenFork(*row) for row in rows)
