"""The journal: append an entry, read entries back.

An entry is never changed or deleted; the file's own triggers say so too. Entries of one origin form a chain:
``seq`` without holes, ``prev`` the hash of the entry before, ``lc`` rising.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import from_text, parse_moment
from frontoffice.domain.entries import entry_bounds
from frontoffice.domain.entries.entry import FIRST_PREV, Entry, EntryKind, canonical, chain_hash, columns, content_hash
from frontoffice.domain.numbering import LAST, REACH, Number
from frontoffice.register.journal import entry_authority
from frontoffice.register.journal.story_line import StoryLine, line

COLUMNS: Final = (
    "origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone, officer, role,"
    " series, year, no, parents, content_hash"
)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """Entry to be appended.

    Where it stands in the chain is found in the transaction that appends it.

    ``occurred_at`` is UTC.
    """

    entry_id: UUID
    subject: UUID
    kind: str
    body: dict[str, Any]
    occurred_at: datetime
    officer: str
    role: str
    number: Number | None = None
    parents: tuple[UUID, ...] = ()
    version: int = 1

    def following(self, parents: tuple[UUID, ...]) -> NewEntry:
        """The same after those entries."""
        return replace(self, parents=parents) if parents != self.parents else self


def append(connection: apsw.Connection, origin: UUID, new: NewEntry, recorded_at: datetime, zone: str) -> StoryLine:
    """Write the next entry of ``origin``'s chain and give it as it will be read. The caller holds a transaction."""
    (row,) = _write(connection, origin, (new,), recorded_at, zone)
    return line(row, row[-1])


def append_all(
    connection: apsw.Connection, origin: UUID, new: Iterable[NewEntry], recorded_at: datetime, zone: str
) -> None:
    """Write the next entries of ``origin``'s chain, in their order. The caller holds a transaction and projects."""
    _write(connection, origin, new, recorded_at, zone)


def _write(
    connection: apsw.Connection, origin: UUID, new: Iterable[NewEntry], recorded_at: datetime, zone: str
) -> list[tuple[Any, ...]]:
    """Append entries to a chain and return their rows, each with its body as the last column."""
    seq, prev = _head(connection, origin)
    lc = connection.execute("SELECT coalesce(max(lc), 0) FROM head").get
    rows, payloads = [], []
    for one in new:
        seq, lc, salt, body = seq + 1, lc + 1, os.urandom(16), canonical(one.body)
        entry = _entry(one, origin, (seq, lc, prev), (recorded_at, zone), content_hash(salt, body))
        hashed = columns(entry)
        prev = chain_hash(hashed)
        rows.append((*hashed[:3], prev, *hashed[3:], body))  # as COLUMNS has them
        payloads.append((one.entry_id.bytes, salt, body))
    connection.executemany(
        f"INSERT INTO journal ({COLUMNS}) VALUES ({', '.join('?' * 19)})", (row[:-1] for row in rows)
    )
    connection.executemany("INSERT INTO payload (entry_id, salt, body) VALUES (?, ?, ?)", payloads)
    connection.execute(
        "INSERT INTO head (origin, seq, lc, hash) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (origin) DO UPDATE SET seq = excluded.seq, lc = excluded.lc, hash = excluded.hash",
        (origin.bytes, seq, lc, prev),
    )
    return rows


def _entry(
    new: NewEntry, origin: UUID, place: tuple[int, int, bytes], recorded: tuple[datetime, str], digest: bytes
) -> Entry:
    """``new`` with its place in the chain: ``place`` is seq, lc and the hash before it."""
    (seq, lc, prev), (recorded_at, zone) = place, recorded
    return Entry(
        entry_id=new.entry_id,
        origin=origin,
        seq=seq,
        lc=lc,
        subject=new.subject,
        kind=new.kind,
        version=new.version,
        occurred_at=new.occurred_at,
        recorded_at=recorded_at,
        zone=zone,
        officer=new.officer,
        role=new.role,
        number=new.number,
        parents=new.parents,
        content_hash=digest,
        prev=prev,
    )


def subject_of_entry(connection: apsw.Connection, entry_id: UUID) -> UUID | None:
    """Subject of the entry with that identity, or None when it is not in the journal."""
    subject = connection.execute("SELECT subject FROM journal WHERE entry_id = ? LIMIT 1", (entry_id.bytes,)).get
    return UUID(bytes=subject) if subject else None


# A number of the entry ``j`` in a series that the office certified other devices for, or beyond the end of its device.
# A counter's papers and openings of the box are numbered in series of its own, called after it ("surat/L1").
OUTSIDE_SERIES: Final = (
    "EXISTS (SELECT 1 FROM chain_right c WHERE c.origin = j.origin"
    " AND c.after = (SELECT max(r.after) FROM chain_right r WHERE r.origin = j.origin AND r.after < j.seq)"
    " AND (c.class = 'revoked' OR (c.class <> 'vouched'"
    " AND EXISTS (SELECT 1 FROM series_right s WHERE s.series = substr(j.series, instr(j.series, '/') + 1))"
    " AND NOT EXISTS (SELECT 1 FROM series_right s"
    " WHERE s.series = substr(j.series, instr(j.series, '/') + 1) AND s.device = c.certified))))"
)
LAST_GIVEN: Final = (  # from the highest down, so what stands outside is looked at only where it leads
    "SELECT no FROM journal j WHERE series = ?1 AND year = ?2 AND no > 0 AND no < ?3"
    f" AND NOT {OUTSIDE_SERIES} ORDER BY no DESC LIMIT 1"
)


def last_no(connection: apsw.Connection, series: str, year: int) -> int | None:
    """The highest number given in the series and year, over every origin this register knows.

    Another desk writes what it likes: what no office counts up to is passed over (``entry_bounds.HIGHEST_NO``), and so
    is what a device gave that may not (:data:`OUTSIDE_SERIES`). A register that was put back from a backup counts on
    from the last number of the high-water mark.
    """
    no: int | None = connection.execute(
        f"SELECT max(no) FROM (SELECT max(no) AS no FROM ({LAST_GIVEN})"
        " UNION ALL SELECT no FROM number_floor WHERE series = ?1 AND year = ?2)",
        (series, year, entry_bounds.HIGHEST_NO),
    ).get
    return no


def numbers_since(connection: apsw.Connection, origin: UUID, seq: int) -> tuple[Number, ...]:
    """Highest number of each series and year in the entries of that chain after ``seq``."""
    rows: Any = connection.execute(
        "SELECT series, year, max(no) FROM journal WHERE origin = ? AND seq > ? AND no IS NOT NULL"
        " GROUP BY series, year ORDER BY year",
        (origin.bytes, seq),
    )
    return tuple(Number(*row) for row in rows)


def last_reached(connection: apsw.Connection, series: str, year: int, since: int = 0) -> int:
    """Highest number of the series and year within reach of ``since`` in steps of ``numbering.REACH``.

    What a number leaps further, no office counts on from (:data:`OUTSIDE_SERIES` besides).
    """
    while True:
        no = connection.execute(LAST_GIVEN, (series, year, min(since + REACH, LAST) + 1)).get or 0
        if no <= since:
            return since
        since = no


def last_recorded_at(connection: apsw.Connection, origin: UUID) -> datetime | None:
    """When the last entry of this origin was recorded, by the clock as it stood then (UTC)."""
    text = connection.execute(
        "SELECT recorded_at FROM journal WHERE origin = ? ORDER BY seq DESC LIMIT 1", (origin.bytes,)
    ).get
    return from_text(text) if text else None


def last_numbered_at(connection: apsw.Connection) -> datetime | None:
    """When this desk last recorded, or a supervisor confirmed its clock, by the clock as it stood then (UTC)."""
    for (origin,) in connection.execute("SELECT origin FROM my_origin ORDER BY id DESC").fetchall():
        text = connection.execute(
            "SELECT recorded_at FROM journal WHERE origin = ? AND kind IN (?, ?) ORDER BY seq DESC LIMIT 1",
            (origin, EntryKind.RECORDED, EntryKind.CLOCK_CONFIRMED),
        ).get
        if text:
            return from_text(text)
    return None


def last_elsewhere(connection: apsw.Connection) -> datetime | None:
    """Time of the latest entry of another desk, by that desk's clock (UTC).

    None where there is none.

    What cannot be read as a moment is passed over: other desks write what they like.
    """
    rows: Any = connection.execute(  # the ends first, each looked up: the planner would read the whole journal
        "SELECT recorded_at FROM head CROSS JOIN journal USING (origin, seq)"
        " WHERE origin NOT IN (SELECT origin FROM my_origin)"
    )
    moments = []
    for (text,) in rows:
        with contextlib.suppress(ValueError):
            moments.append(parse_moment(text))
    return max(moments, default=None)


_STORY: Final = f"SELECT {COLUMNS}, body FROM journal JOIN payload USING (entry_id)"


def story(connection: apsw.Connection, subject: UUID) -> tuple[StoryLine, ...]:
    """All entries about ``subject`` in their one order, each once even if it stands at two addresses.

    Those without authority are marked (``entry_authority``).
    """
    # No cursor is kept: apsw keeps for good what is asked and answered while one is there, and is slower with each.
    asked = f"{_STORY} WHERE subject = ? ORDER BY lc, entry_id, origin, seq"
    rows: Any = connection.execute(asked, (subject.bytes,)).fetchall()
    lines: dict[UUID, StoryLine] = {}
    for row in rows:
        entry = line(row, row[-1])
        lines.setdefault(entry.entry_id, entry)
    return entry_authority.mark_unauthorised(connection, subject, tuple(lines.values()))


def own_story(connection: apsw.Connection, subject: UUID) -> tuple[StoryLine, ...]:
    """Lines of :func:`story` from chains of this desk: what it says of itself, nobody else says for it."""
    rows: Any = connection.execute(
        "SELECT entry_id FROM journal JOIN my_origin USING (origin) WHERE subject = ?", (subject.bytes,)
    ).fetchall()
    own = {UUID(bytes=entry_id) for (entry_id,) in rows}
    return tuple(one for one in story(connection, subject) if one.entry_id in own)


def subjects(connection: apsw.Connection) -> Iterator[UUID]:
    """All subjects of entries, in the order of their first entries."""
    for (subject,) in connection.execute("SELECT subject FROM journal GROUP BY subject ORDER BY min(lc), subject"):
        yield UUID(bytes=subject)


def _head(connection: apsw.Connection, origin: UUID) -> tuple[int, bytes]:
    found = connection.execute("SELECT seq, hash FROM head WHERE origin = ?", (origin.bytes,)).get
    return found or (0, FIRST_PREV)
