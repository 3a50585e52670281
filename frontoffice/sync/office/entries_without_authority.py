"""Entries at the centre without effect, for want of their device's authority.

Named, and counted by device.

They are judged here as every desk judges them (``register/journal/entry_authority``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg

from frontoffice.domain import authority, numbering
from frontoffice.domain.authority import Extent
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal.entry_authority import Rights
from frontoffice.sync import wire
from frontoffice.sync.office import centre_stories


@dataclass(frozen=True, slots=True)
class UnauthorisedEntries:
    """How many entries of a device have no authority; ``device`` is "" for nobody known."""

    device: str
    entries: int


@dataclass(frozen=True, slots=True)
class UnauthorisedEntry:
    """Entry without effect, for want of authority.

    Where it stands, its identity, the kind that was written, its device's name.
    """

    origin: UUID
    seq: int
    entry_id: UUID
    kind: str
    device: str


def counts(connection: psycopg.Connection) -> tuple[UnauthorisedEntries, ...]:
    """Count the entries without authority by device, the most first."""
    found = Counter(one.device for one in entries(connection))
    return tuple(UnauthorisedEntries(device, many) for device, many in sorted(found.items(), key=_most_first))


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def entries(connection: psycopg.Connection) -> list[UnauthorisedEntry]:
    """Every one of them, by chain. What was erased by law says nothing any more."""
    labels: dict[UUID, str] = dict(connection.execute(_LABELS).fetchall())
    rights = centre_stories.rights(connection)
    found = {}
    for subject, lines in centre_stories.read(connection, _find_suspects(connection, rights)):
        without = centre_stories.without_authority(connection, subject, lines, rights)
        for line in lines:
            if line.entry_id in without:
                device = labels.get(line.origin, "")
                found[line.entry_id] = UnauthorisedEntry(line.origin, line.seq, line.entry_id, line.kind, device)
    return sorted(found.values(), key=lambda one: (one.origin, one.seq))


def _find_suspects(connection: psycopg.Connection, rights: Rights) -> list[UUID]:
    """Find the subjects of entries possibly without authority; what most entries are not is asked first."""
    kinds, steps, roles = (list(column) for column in zip(*authority.role_limits(), strict=True))
    subjects = {subject for (subject,) in connection.execute(_OF_ROLES, (kinds, steps, roles))}
    spans = [
        (UUID(bytes=origin), right.after, right.device_class)
        for origin, parts in rights.items()
        for right in parts
        if right.is_limited
    ]
    if spans:
        limits = sorted({(of, kind) for kind, _, of, how_far in authority.rows() if how_far != Extent.EVERYWHERE})
        origins, afters, classes = (list(column) for column in zip(*spans, strict=True))
        of_classes, of_kinds = (list(column) for column in zip(*limits, strict=True))
        asked = connection.execute(_OF_CLASSES, (origins, afters, classes, of_classes, of_kinds))
        subjects |= {subject for (subject,) in asked}
    return sorted(subjects)


def leaps(connection: psycopg.Connection) -> list[UnauthorisedEntry]:
    """List all entries with an excessive leap of a series' numbers (``numbering.MOST_LEAP``): none of them counts."""
    labels: dict[UUID, str] = dict(connection.execute(_LABELS).fetchall())
    found = []
    for row in connection.execute(_RESUMED, (str(EntryKind.NUMBERS_RESUMED),)):
        line = centre_stories.line(row)
        known, last = (line.body.get(name) for name in ("known", "last"))
        if isinstance(known, int) and isinstance(last, int) and last - known > numbering.MOST_LEAP:
            device = labels.get(line.origin, "")
            found.append(UnauthorisedEntry(line.origin, line.seq, line.entry_id, line.kind, device))
    return found


_LABELS: Final = "SELECT origin, label FROM journal.origin JOIN journal.device USING (device_id)"
_ROWS: Final = f"SELECT {', '.join('e.' + name for name in wire.ENTRY_COLUMNS.split(', '))}, p.body"
_RESUMED: Final = (
    f"{_ROWS} FROM journal.entry e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq"
    " WHERE e.kind = %s ORDER BY e.origin, e.seq"
)
# Bodies have no such step, nor a sign that could write one otherwise: then nothing further is asked.
_OF_ROLES: Final = (
    "SELECT DISTINCT e.subject FROM journal.counted e"
    " JOIN unnest(%s::text[], %s::text[], %s::text[]) AS r (kind, step, role) ON r.kind = e.kind AND r.role = e.role"
    " JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq"
    " WHERE r.step = '' OR e.kind IN ('step.corrected', 'absence.set') OR position('\\x5c'::bytea IN p.body) > 0"
    " OR position(convert_to('\"' || r.step || '\"', 'UTF8') IN p.body) > 0"
)
_OF_CLASSES: Final = (
    "SELECT DISTINCT e.subject FROM unnest(%s::uuid[], %s::int8[], %s::text[]) AS c (origin, after, class)"
    " JOIN journal.counted e ON e.origin = c.origin AND e.seq > c.after"
    " WHERE c.class = 'revoked' OR (c.class, e.kind) IN (SELECT * FROM unnest(%s::text[], %s::text[]))"
)
