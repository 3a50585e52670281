"""Entries at the centre that do not apply, since their device may not write them: named, and counted by device.

Those about complaints, people and lists stand in the view that folds them, too. Whether an entry is about its device's
own series, or about the device itself, is judged here as every desk judges it (``register/journal/entry_authority``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import psycopg

from frontoffice.domain import authority, numbering
from frontoffice.domain.authority import Extent
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal import entry_authority, story_line
from frontoffice.register.journal.entry_authority import ChainRight, Rights
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.sync import wire


@dataclass(frozen=True, slots=True)
class UnauthorisedEntries:
    """How many entries of a device have no authority; ``device`` is "" for nobody known."""

    device: str
    entries: int


@dataclass(frozen=True, slots=True)
class UnauthorisedEntry:
    """One entry that does not apply: where it stands, its identity, the kind that was written, its device's name."""

    origin: UUID
    seq: int
    entry_id: UUID
    kind: str
    device: str


def counts(connection: psycopg.Connection) -> tuple[UnauthorisedEntries, ...]:
    """Of each device that has any, the most first."""
    found = Counter(one.device for one in entries(connection))
    return tuple(UnauthorisedEntries(device, many) for device, many in sorted(found.items(), key=_most_first))


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def entries(connection: psycopg.Connection) -> list[UnauthorisedEntry]:
    """Every one of them, by chain."""
    labels: dict[UUID, str] = dict(connection.execute(_LABELS).fetchall())
    found = {
        entry_id: UnauthorisedEntry(origin, seq, entry_id, kind, labels.get(origin, ""))
        for origin, seq, entry_id, kind in (*connection.execute(_LISTED), *_of_others(connection))
    }
    return sorted(found.values(), key=lambda one: (one.origin, one.seq))


def _of_others(connection: psycopg.Connection) -> Iterator[tuple[UUID, int, UUID, str]]:
    """What a device wrote about another's series, or about another device."""
    rights: Rights | None = None
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, (sorted(authority.kinds_of(Extent.OWN_SERIES, Extent.OWN_DEVICE)),))
        for row in cursor:
            rights = read_rights(connection) if rights is None else rights
            line, subject = _line(row), row[_SUBJECT]
            if line.entry_id in entry_authority.beyond_authority(rights, subject, [line]):
                yield line.origin, line.seq, line.entry_id, line.kind


def leaps(connection: psycopg.Connection) -> list[UnauthorisedEntry]:
    """Every entry that lets a series go on further than numbers leap (``numbering.MOST_LEAP``): none of them counts."""
    labels: dict[UUID, str] = dict(connection.execute(_LABELS).fetchall())
    found = []
    for row in connection.execute(_RESUMED, (str(EntryKind.NUMBERS_RESUMED),)):
        line = _line(row)
        known, last = (line.body.get(name) for name in ("known", "last"))
        if isinstance(known, int) and isinstance(last, int) and last - known > numbering.MOST_LEAP:
            device = labels.get(line.origin, "")
            found.append(UnauthorisedEntry(line.origin, line.seq, line.entry_id, line.kind, device))
    return found


def _line(row: tuple[Any, ...]) -> StoryLine:
    plain: Any = tuple(value.bytes if isinstance(value, UUID) else value for value in row)
    return story_line.line(plain[:-1], plain[-1])


def read_rights(connection: psycopg.Connection) -> Rights:
    """What the office certified of each chain, as a desk keeps it (``certifying.rights``)."""
    series: dict[UUID, set[str]] = {}
    for one, device in connection.execute("SELECT series, device_id FROM office.series_device"):
        series.setdefault(device, set()).add(one)
    every = {one for several in series.values() for one in several}
    found: dict[bytes, tuple[ChainRight, ...]] = {}
    for origin, after, device, certified, device_class in connection.execute(_RIGHTS):
        right = ChainRight(after, device.bytes, certified.bytes, device_class)
        right = entry_authority.with_series(right, series.get(certified, ()), every)
        found[origin.bytes] = (*found.get(origin.bytes, ()), right)
    return found


_SUBJECT: Final = wire.ENTRY_COLUMNS.split(", ").index("subject")
_LABELS: Final = "SELECT origin, label FROM journal.origin JOIN journal.device USING (device_id)"
_LISTED: Final = "SELECT origin, seq, entry_id, kind FROM office.entries_without_authority"
_RIGHTS: Final = "SELECT origin, after, device_id, certified, class FROM office.chain_right ORDER BY origin, after"
_ROWS: Final = f"SELECT {', '.join('e.' + name for name in wire.ENTRY_COLUMNS.split(', '))}, p.body"
_RESUMED: Final = (
    f"{_ROWS} FROM journal.entry e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq"
    " WHERE e.kind = %s ORDER BY e.origin, e.seq"
)
_ASKED: Final = (
    f"{_ROWS} FROM journal.counted e"
    " JOIN office.chain_right c ON c.origin = e.origin AND c.after < e.seq AND e.seq <= coalesce(c.until, e.seq)"
    " JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq"
    " WHERE c.class IN ('counter', 'handling') AND e.kind = ANY (%s) AND NOT EXISTS ("
    " SELECT FROM journal.counted f WHERE f.entry_id = e.entry_id AND (f.lc, f.origin) < (e.lc, e.origin))"
)
