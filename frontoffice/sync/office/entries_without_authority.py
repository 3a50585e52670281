"""Entries at the centre that do not apply, since their device may not write them: counted by device, for the office."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg


@dataclass(frozen=True, slots=True)
class UnauthorisedEntries:
    """How many entries of a device have no authority; ``device`` is "" for nobody known."""

    device: str
    entries: int


def counts(connection: psycopg.Connection) -> tuple[UnauthorisedEntries, ...]:
    """Of each device that has any, the most first; nothing at a centre that an older program made."""
    if connection.execute("SELECT to_regclass('office.entries_without_authority') IS NULL").fetchone() == (True,):
        return ()
    rows = connection.execute(
        "SELECT coalesce(d.label, ''), count(*) FROM office.entries_without_authority"
        " LEFT JOIN journal.origin o USING (origin) LEFT JOIN journal.device d USING (device_id)"
        " GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple(UnauthorisedEntries(*row) for row in rows)
