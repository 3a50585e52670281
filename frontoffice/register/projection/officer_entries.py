"""People as their entries say (``journal/story_line``). The table of officers is made from the same.

Who may do what is read from the entries and not from that table: one overwritten row there would make anybody a
supervisor.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from frontoffice.domain.people import Officer
from frontoffice.register.journal import journal, reading, story_line


def everyone(connection: Any) -> dict[UUID, Officer]:
    """All officers ever added, by name; nobody is deleted."""
    rows = reading.validate_rows("officer", connection.execute("SELECT officer_id FROM officer"), (bytes,))
    found = (one(connection, UUID(bytes=officer_id)) for (officer_id,) in rows)
    return by_name(filter(None, found))


def by_name(people: Iterable[Officer]) -> dict[UUID, Officer]:
    """These people in the order of their names."""
    return {who.officer_id: who for who in sorted(people, key=lambda who: (who.name, who.officer_id.bytes))}


def one(connection: Any, officer_id: UUID) -> Officer | None:
    """Officer by identity; None where no entry says who they are."""
    return story_line.fold(officer_id, journal.story(connection, officer_id))
