"""Table of entries without authority: kept beside the read tables, so that they can be counted, named and left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.register.journal.entry_authority import NO_AUTHORITY
from frontoffice.register.journal.story_line import StoryLine

TABLES: Final = ("without_authority",)
Row = tuple[bytes, bytes, str]  # entry, origin, the kind that was written


class Unauthorised(NamedTuple):
    """How many entries of a chain have no authority, by kind."""

    origin: UUID
    kind: str
    entries: int


def project(
    connection: apsw.Connection, subject: UUID, before: Sequence[StoryLine], after: Sequence[StoryLine]
) -> None:
    """Update the table to the present marks of a subject's entries."""
    if any(line.kind == NO_AUTHORITY for line in before):
        connection.execute("DELETE FROM without_authority WHERE subject = ?", (subject.bytes,))
    keep(connection, subject, rows(after))


def rows(lines: Sequence[StoryLine]) -> list[Row]:
    """Table rows for a subject's entries without authority."""
    return [(line.entry_id.bytes, line.origin.bytes, line.written) for line in lines if line.kind == NO_AUTHORITY]


def keep(connection: apsw.Connection, subject: UUID, found: Sequence[Row]) -> None:
    """Insert the rows of a subject's entries without authority."""
    if found:
        connection.executemany(
            "INSERT OR REPLACE INTO without_authority (entry_id, subject, origin, kind) VALUES (?, ?, ?, ?)",
            [(entry_id, subject.bytes, origin, kind) for entry_id, origin, kind in found],
        )


def counts(connection: apsw.Connection) -> tuple[Unauthorised, ...]:
    """How many there are, by chain and kind."""
    rows: Any = connection.execute(
        "SELECT origin, kind, count(*) FROM without_authority GROUP BY origin, kind ORDER BY origin, kind"
    ).fetchall()
    return tuple(Unauthorised(UUID(bytes=origin), kind, entries) for origin, kind, entries in rows)
