"""People as their entries say: which entry holds, and what it says. The table of officers is made from the same.

Who may do what is read from the entries and not from that table: one overwritten row there would make anybody a
supervisor. The bodies are read by their fields' names: whoever starts the program waits for the list of people, and
the classes of all bodies take a twentieth of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from frontoffice.domain.entry import KNOWN_VERSION, UNREADABLE, EntryKind
from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal import journal, reading
from frontoffice.register.journal.story_line import StoryLine


def newest(lines: Sequence[StoryLine], *, repeats: bool) -> Iterator[StoryLine]:
    """The newest first: those that change something, or those that only repeat it with a new secret.

    A new secret repeats what its desk knew of the person, which may be old: it brings back neither role nor right.
    """
    return (line for line in reversed(lines) if (line.body.get("what") == "secret") is repeats)


def read(subject: UUID, line: StoryLine) -> Officer:
    """The person that an entry sets. Raises one of ``UNREADABLE`` where it cannot be read."""
    name, role, position = (line.body[field] for field in ("name", "role", "position"))
    institution, until, grant = (line.body.get(field) or "" for field in ("institution", "until", "grant"))
    if not all(isinstance(one, str) for one in (name, role, position, institution, until, grant)):
        raise TypeError(subject)
    last = date.fromisoformat(until) if until else None
    return Officer(subject, name, Role(role), position, line.body["active"] is True, institution, last, grant)


def fold(subject: UUID, lines: Sequence[StoryLine]) -> Officer | None:
    """The person as the entry says that holds; None where none can be read."""
    known = [line for line in lines if line.kind == EntryKind.OFFICER_SET]
    for line in (*newest(known, repeats=False), *newest(known, repeats=True)):
        if line.version <= KNOWN_VERSION:
            try:
                return read(subject, line)
            except UNREADABLE:
                continue
    return None


def everyone(connection: Any) -> dict[UUID, Officer]:
    """Everyone who was ever added, by name; nobody is deleted."""
    rows = reading.checked("officer", connection.execute("SELECT officer_id FROM officer"), (bytes,))
    found = (one(connection, UUID(bytes=officer_id)) for (officer_id,) in rows)
    return by_name(filter(None, found))


def by_name(people: Iterable[Officer]) -> dict[UUID, Officer]:
    """These people in the order of their names."""
    return {who.officer_id: who for who in sorted(people, key=lambda who: (who.name, who.officer_id.bytes))}


def one(connection: Any, officer_id: UUID) -> Officer | None:
    """That person; None where no entry says who they are."""
    return fold(officer_id, journal.story(connection, officer_id))
