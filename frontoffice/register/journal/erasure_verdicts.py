"""Office's verdicts on erasures by law.

No word goes at a desk that has a centre before the office agreed.

An erasing entry takes nothing away, and leaves no skeleton, until the office carried it out; then it does so at every
desk. One that it rejected stays in the story, and the words stay. A desk without a centre is its own office.
What only a row of the centre says, with no key of the office behind it, is *offered*: the words are hidden here, and
stay on the disk until a supervisor of this desk confirms it, or keeps them.
What has no words left was carried out before anybody asked: before a new desk came. So was
what comes after another erasure of the same was carried out: nothing is left of which the office could be asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal.story_line import StoryLine

ERASING: Final = (EntryKind.ERASED, EntryKind.CONSULTATION_ERASED, EntryKind.MESSAGE_ERASED)
_ERASING: Final = frozenset(ERASING)
AWAITED: Final = "awaits the office"  # no kinds that anybody writes
REJECTED: Final = "rejected by the office"
GAPS: Final = "erased_gaps"
"""Under which ``meta`` keeps that the file's gaps may hold words that were erased."""
OFFERED: Final = "offered"  # the centre says that it was carried out, and nobody here confirmed it
CARRIED_OUT: Final = "carried_out"  # Verdict, without its module: whoever starts the program reads stories first


def mark_void_erasures(connection: apsw.Connection, lines: Sequence[StoryLine]) -> tuple[StoryLine, ...]:
    """All entries about one subject; erasures that take nothing away have another kind, and what was written beside."""
    if _ERASING.isdisjoint([line.kind for line in lines]):
        return tuple(lines)
    if not has_office(connection):
        return tuple(lines)
    said = _load_verdicts(connection, {line.entry_id.bytes for line in lines if line.kind in ERASING})
    is_gone = CARRIED_OUT in said.values()
    if not is_gone and all((line.written or line.kind) in ERASING for line in lines):
        return tuple(lines)  # nothing is left to be taken away
    if not is_gone and OFFERED in said.values():
        lines, is_gone = [line for line in lines if not _is_hidden(line)], True
    unsaid = CARRIED_OUT if is_gone else AWAITED
    words = {line.entry_id: said.get(line.entry_id.bytes, unsaid) for line in lines if line.kind in ERASING}
    words = {entry_id: CARRIED_OUT if word == OFFERED else word for entry_id, word in words.items()}
    return tuple(
        line._replace(kind=AWAITED if word == AWAITED else REJECTED, written=line.kind)
        if (word := words.get(line.entry_id, CARRIED_OUT)) != CARRIED_OUT
        else line
        for line in lines
    )


def _is_hidden(line: StoryLine) -> bool:
    """Whether an erasure takes the words of an entry away (``erased_bodies``)."""
    from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE

    return (line.written or line.kind) not in (*ERASING, *OF_THE_OFFICE)


def find_carried_out(connection: apsw.Connection, lines: Sequence[StoryLine]) -> set[UUID]:
    """Erasures among these entries carried out by the office, for any requester: their words go."""
    asked = {line.entry_id.bytes for line in lines if line.kind in ERASING}
    said = _load_verdicts(connection, asked) if asked else {}
    return {UUID(bytes=entry_id) for entry_id, verdict in said.items() if verdict in (CARRIED_OUT, OFFERED)}


def _load_verdicts(connection: apsw.Connection, asked: Iterable[bytes]) -> dict[bytes, str]:
    rows: Any = connection.execute(_SAID, (apsw.carray(tuple(asked)),)).fetchall()
    return dict(rows)


_SAID: Final = (
    "SELECT value, coalesce((SELECT verdict FROM erasure_verdict WHERE by_entry = value), 'offered') FROM carray(?)"
    " WHERE value IN (SELECT by_entry FROM erasure_verdict UNION ALL SELECT by_entry FROM erasure_offer)"
)


def keep(connection: apsw.Connection, said: Mapping[UUID, str]) -> None:
    """Keep the office's word on these erasing entries; the first word on one stays. In a transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO erasure_verdict (by_entry, verdict) VALUES (?, ?)",
        ((entry_id.bytes, verdict) for entry_id, verdict in said.items()),
    )


def offer(connection: apsw.Connection, entries: Mapping[UUID, UUID]) -> None:
    """Offer these erasing entries, by subject, for confirmation at this desk. In a transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO erasure_offer (by_entry, subject) VALUES (?, ?)",
        ((by_entry.bytes, subject.bytes) for by_entry, subject in entries.items()),
    )


def list_offers(connection: apsw.Connection) -> dict[UUID, UUID]:
    """Erasing entries awaiting a supervisor of this desk, with their subjects."""
    rows: Any = connection.execute(
        "SELECT by_entry, subject FROM erasure_offer WHERE by_entry NOT IN (SELECT by_entry FROM erasure_verdict)"
        " ORDER BY by_entry"
    ).fetchall()
    return {UUID(bytes=by_entry): UUID(bytes=subject) for by_entry, subject in rows}


def note_gaps(connection: apsw.Connection) -> None:
    """Note possible remains of erased words in the gaps between the rows of a page. In a transaction."""
    connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, 1)", (GAPS,))


def list_pending(connection: apsw.Connection) -> dict[UUID, set[UUID]]:
    """Erasing entries without a verdict of the office, by subject."""
    asked = (
        f"SELECT subject, entry_id FROM journal WHERE kind = '{kind}' AND entry_id NOT IN"
        " (SELECT by_entry FROM erasure_verdict)"
        for kind in ERASING  # each by its own index
    )
    rows: Any = connection.execute(" UNION ".join(asked))
    found: dict[UUID, set[UUID]] = {}
    for subject, entry_id in rows:
        found.setdefault(UUID(bytes=subject), set()).add(UUID(bytes=entry_id))
    return found


def missing_entries(connection: apsw.Connection, entries: Collection[UUID]) -> list[UUID]:
    """Those of the ``entries`` missing from the journal."""
    if not entries:
        return []
    rows: Any = connection.execute(
        "SELECT value FROM carray(?) WHERE NOT EXISTS (SELECT 1 FROM journal WHERE entry_id = value)",
        (apsw.carray(tuple(one.bytes for one in entries)),),
    )
    return [UUID(bytes=entry_id) for (entry_id,) in rows]


def has_office(connection: apsw.Connection) -> bool:
    """Return whether this file ever had contact with a centre, thus with others to decide besides its own desk."""
    asked = (
        "SELECT EXISTS (SELECT 1 FROM my_origin WHERE coalesce(token, next_token) IS NOT NULL)"
        " OR EXISTS (SELECT 1 FROM sync_log)"
    )
    return bool(connection.execute(asked).get)
