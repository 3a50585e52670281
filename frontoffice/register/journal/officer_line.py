"""A person as the entries about them say: which entry holds, and what it says.

The bodies are read by their fields' names: whoever starts the program waits for the list of people, and the classes of
all bodies take a twentieth of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind
from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal.story_line import StoryLine


def newest(lines: Sequence[StoryLine], *, repeats: bool) -> Iterator[StoryLine]:
    """The newest first: those that change something, or those that only repeat it with a new secret.

    A new secret repeats what its desk knew of the person, which may be old: it brings back neither role nor right.
    """
    return (line for line in reversed(lines) if is_secret(line) is repeats)


def is_secret(line: StoryLine) -> bool:
    """Whether an entry about a person repeats what its desk knew of them with a new secret."""
    return bool(line.body.get("what") == "secret")


def read(subject: UUID, line: StoryLine) -> Officer:
    """The person that an entry sets. Raises one of ``UNREADABLE`` where it cannot be read."""
    name, role, position = (line.body[field] for field in ("name", "role", "position"))
    more = (line.body.get(field) or "" for field in ("institution", "until", "grant", "nip"))
    institution, until, grant, nip = more
    if not all(isinstance(one, str) for one in (name, role, position, institution, until, grant, nip)):
        raise TypeError(subject)
    last = date.fromisoformat(until) if until else None
    return Officer(subject, name, Role(role), position, line.body["active"] is True, institution, last, grant, nip)


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
