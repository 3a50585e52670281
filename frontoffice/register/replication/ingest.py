"""Ingest of entries from elsewhere.

Checked, kept and projected in one transaction, chunk by chunk.

Only the complaints that a chunk is about are projected anew, each once, by the same code as an entry made here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.entries.entry import content_hash
from frontoffice.domain.proof.chain_fault import ChainFault
from frontoffice.register.journal import chain, entry_authority, journal, origins, story_line
from frontoffice.register.journal.chain import (
    BODY,
    CONTENT_HASH,
    ENTRY_ID,
    ERASED_BY,
    HASH,
    KIND,
    LC,
    NO,
    ORIGIN,
    SALT,
    SEQ,
    SERIES,
    SUBJECT,
    ChainEnd,
    Row,
)
from frontoffice.register.journal.journal import COLUMNS
from frontoffice.register.journal.story_line import StoryLine, Uuids
from frontoffice.register.projection import (
    authority_projection,
    beside_complaints,
    complaint_counts,
    complaint_projection,
    erased_bodies,
    reference_data_projection,
)
from frontoffice.register.projection.complaint_projection import ProjectionBatch
from frontoffice.register.replication import folding
from frontoffice.register.replication.folding import Coming, Folded

# --- Identities of entries that come in, held against those that stand here ---
# After a heal one entry may stand at two addresses, and is the same at both. Another content, writer or place in the
# order under an identity that stands here would be read in its place, or be kept from being read: which of the two is
# forged is not known from them, so both are named.

_SAID: Final = slice(LC, CONTENT_HASH + 1)  # all that is hashed but the address
_STAND: Final = f"SELECT {COLUMNS} FROM carray(?) CROSS JOIN journal ON entry_id = value"


def set_forged_bodies_aside(connection: apsw.Connection, came: Iterable[Row]) -> set[bytes]:
    """Move the bodies of removed forged entries aside for the received true ones, and return their entry ids.

    They stay evidence. In a transaction.
    """
    apart: set[bytes] = set()
    for row in came:
        held: Any = connection.execute("SELECT salt, body FROM payload WHERE entry_id = ?", (row[ENTRY_ID],)).get
        if held is None or row[BODY] is None or content_hash(*held) == row[CONTENT_HASH]:
            continue
        connection.execute(_KEEP, (content_hash(*held), row[ENTRY_ID], *held))
        connection.execute("DELETE FROM payload WHERE entry_id = ?", (row[ENTRY_ID],))
        apart.add(row[ENTRY_ID])
    return apart


_KEEP: Final = "INSERT OR IGNORE INTO fork_payload (content_hash, entry_id, salt, body) VALUES (?, ?, ?, ?)"


class Identities:
    """Known entries under the identities of a chunk, stored ones and already checked ones of the chunk."""

    def __init__(self, connection: apsw.Connection, came: Collection[bytes]) -> None:
        rows: Any = connection.execute(_STAND, (apsw.carray(tuple(came)),)) if came else ()
        self._stand: dict[bytes, Row] = {row[ENTRY_ID]: row for row in rows}

    def fault(self, row: Row) -> str:
        """Fault in the identity of a row with a valid chain link; "" when nothing is."""
        known = self._stand.setdefault(row[ENTRY_ID], row)
        if known is row or known[_SAID] == row[_SAID]:
            return ""
        return ChainFault.DUPLICATE.text(f"{UUID(bytes=known[ORIGIN])}/{known[SEQ]}")


# --- ingest ---


@dataclass(slots=True)
class IngestResult:
    """Result of the ingest of a chunk.

    How many entries are new, which chains go on differently here, which are broken.

    ``erased`` when it took bodies away that stood here.
    """

    entries: int = 0
    forked: set[UUID] = field(default_factory=set)
    broken: dict[UUID, str] = field(default_factory=dict)
    erased: bool = False

    @property
    def refused(self) -> set[UUID]:
        """Chains refused for the rest of this round."""
        return self.forked | self.broken.keys()


MANY: Final = 2_000  # entries, from which on they are kept without triggers and their complaints counted together
_JOURNAL: Final = f"INSERT INTO journal ({journal.COLUMNS}) VALUES ({', '.join('?' * 19)})"
_PAYLOAD: Final = "INSERT INTO payload (entry_id, salt, body) VALUES (?, ?, ?)"


def ingest_rows(
    connection: apsw.Connection, rows: Iterable[Row], refused: Collection[UUID] = (), coming: Coming | None = None
) -> IngestResult:
    """Store the new ones among ``rows`` (each chain in order) and update the tables.

    Inside a transaction only.

    What is here already is passed over; a chain that does not fit is left where it stands, the others go on. What
    becomes of complaints may be ``coming`` from elsewhere.
    """
    taken = IngestResult()
    fresh = list(_fitting(connection, rows, {origin.bytes for origin in refused}, taken))
    if not fresh:
        return taken
    kept, known = _here(connection, fresh)
    begun = _among(connection, "journal", "subject", {row[SUBJECT] for row in fresh})
    begun |= {row[SUBJECT] for row in fresh if row[ENTRY_ID] in known or row[ENTRY_ID] in kept}
    moved = dict(stories(connection, {row[SUBJECT] for row in fresh if row[ENTRY_ID] in kept & known}))
    kept -= set_forged_bodies_aside(connection, [row for row in fresh if row[ENTRY_ID] in kept])
    subjects = {row[SUBJECT] for row in fresh}
    arrived = folding.by_subject(fresh)
    if len(fresh) < MANY:
        connection.executemany(_JOURNAL, (row[:19] for row in fresh))
        _keep_bodies(connection, fresh, kept)
        _project(connection, arrived, begun, moved, None)
    else:
        own = origins.present(connection).bytes  # of which a trigger holds that it gives no number twice
        connection.executemany(_JOURNAL, (row[:19] for row in fresh if row[ORIGIN] == own))
        with complaint_counts.many_come(connection, subjects):
            connection.executemany(_JOURNAL, (row[:19] for row in fresh if row[ORIGIN] != own))
            _keep_bodies(connection, fresh, kept)
            _project(connection, arrived, begun, moved, coming)
    taken.entries = len(fresh)
    taken.erased = erased_bodies.take_away(connection, subjects)
    return taken


def _keep_bodies(connection: apsw.Connection, fresh: Sequence[Row], kept: Collection[bytes]) -> None:
    """Store bodies not yet ``kept``, the erasing entries of missing bodies, and the chains of the series."""
    connection.executemany(_PAYLOAD, _bodies(fresh, kept))
    erased = ((row[ENTRY_ID], row[ERASED_BY]) for row in fresh if row[BODY] is None)  # of others the office may decide
    connection.executemany("INSERT OR IGNORE INTO erased (entry_id, by_entry) VALUES (?, ?)", erased)
    series = {(row[SERIES], row[ORIGIN]) for row in fresh if row[NO] is not None}
    connection.executemany("INSERT OR IGNORE INTO foreign_series (series, origin) VALUES (?, ?)", series)


def _fitting(
    connection: apsw.Connection, rows: Iterable[Row], refused: set[bytes], taken: IngestResult
) -> Iterator[Row]:
    rows = [row for row in rows if row[ORIGIN] not in refused]
    heads: dict[bytes, ChainEnd] = {}
    stand = Identities(connection, {row[ENTRY_ID] for row in rows})
    highest = connection.execute("SELECT coalesce(max(lc), 0) FROM head").get
    for row in rows:
        origin = row[ORIGIN]
        if origin in refused:
            continue
        before = heads.get(origin) or chain.head(connection, origin)
        if row[SEQ] <= before.seq:
            if hash_at(connection, origin, row[SEQ]) == row[HASH]:
                continue
            fault = "forked"
        else:
            fault = chain.fault(row, before, highest) or stand.fault(row)
        if not fault:
            heads[origin] = ChainEnd(row[SEQ], row[LC], row[HASH])
            highest = max(highest, row[LC])
            yield row
            continue
        refused.add(origin)
        if fault == "forked" or (row[SEQ] == before.seq + 1 and row[chain.PREV] != before.hash):
            taken.forked.add(UUID(bytes=origin))
        else:
            taken.broken[UUID(bytes=origin)] = f"{UUID(bytes=origin)}/{row[SEQ]}: {fault}"
    for origin, head in heads.items():
        chain.set_head(connection, origin, head)


def hash_at(connection: apsw.Connection, origin: bytes, seq: int) -> bytes | None:
    """Hash of the entry at an address, None for none."""
    found: bytes | None = connection.execute("SELECT hash FROM journal WHERE origin = ? AND seq = ?", (origin, seq)).get
    return found


def _here(connection: apsw.Connection, fresh: Sequence[Row]) -> tuple[set[bytes], set[bytes]]:
    """Ids of these entries with a body stored here already, and of those at another address here.

    An entry may come to its second address (after a heal), and one that was archived may come again.
    """
    came = {row[ENTRY_ID] for row in fresh}
    kept, known = (_among(connection, table, "entry_id", came) for table in ("payload", "journal"))
    return kept, known


def _bodies(fresh: Sequence[Row], kept: Collection[bytes]) -> Iterable[tuple[bytes, bytes, bytes]]:
    """Bodies not yet stored here, without duplicates."""
    fields: dict[bytes, tuple[bytes, bytes, bytes]] = {}
    for row in fresh:
        if row[BODY] is not None and row[ENTRY_ID] not in kept:
            fields.setdefault(row[ENTRY_ID], (row[ENTRY_ID], row[SALT], row[BODY]))
    return fields.values()


def _among(connection: apsw.Connection, table: str, column: str, asked: Collection[bytes]) -> set[bytes]:
    """Values already present in the table's column: one question for all, not one for each."""
    rows: Any = connection.execute(
        f"SELECT value FROM carray(?) WHERE EXISTS (SELECT 1 FROM {table} WHERE {column} = value)",
        (apsw.carray(tuple(asked)),),
    ).fetchall()
    return {value for (value,) in rows}


def _project(
    connection: apsw.Connection,
    arrived: Mapping[bytes, list[Row]],
    begun: Collection[bytes],
    moved: Mapping[UUID, Sequence[StoryLine]],
    coming: Coming | None,
) -> None:
    """Project the ``arrived`` entries into the tables.

    Of the subjects in ``begun`` there were entries before.

    ``moved`` are the stories, as they were, of which an entry may have come to an earlier place.
    """
    batch = ProjectionBatch()
    rights = entry_authority.rights_of(
        connection, {(row[ORIGIN], row[KIND]) for rows in arrived.values() for row in rows}
    )
    if coming is not None and coming.rights != entry_authority.every_right(connection):
        coming = None
    uuid_of = Uuids().__getitem__
    for subject, rows in arrived.items():
        if subject in begun:
            continue
        about = uuid_of(subject)
        made = coming.of(subject, rows) if coming is not None else None
        if made is None or not _keep(connection, about, made, batch):
            lines = entry_authority.mark_unauthorised(connection, about, folding.story_lines(rows, uuid_of), rights)
            project_one(connection, about, (), lines, batch)
    for known, after in stories(connection, arrived.keys() & begun):
        new = {row[ENTRY_ID] for row in arrived[known.bytes]}
        before = moved.get(known) or entry_authority.mark_unauthorised(
            connection, known, [line for line in after if line.entry_id.bytes not in new]
        )
        project_one(connection, known, before, after, batch)
    complaint_projection.index(connection, batch.found)


def _keep(connection: apsw.Connection, subject: UUID, made: Folded, batch: ProjectionBatch) -> bool:
    """Store a fold result from the other process; False where it has to be projected here."""
    if made.complaint and not complaint_projection.keep(connection, subject, made.complaint, batch):
        return False
    authority_projection.keep(connection, subject, made.without_authority)
    return True


def project_one(
    connection: apsw.Connection,
    subject: UUID,
    before: Sequence[StoryLine],
    after: Sequence[StoryLine],
    batch: ProjectionBatch | None = None,
) -> None:
    """Bring the tables of one subject from the lines ``before`` to ``after``; see ``complaint_projection``."""
    if reference_data_projection.concerns(after) or reference_data_projection.concerns(before):
        reference_data_projection.project(connection, subject, after, before)
    beside_complaints.project(connection, subject, after, before)
    complaint_projection.project(connection, subject, before, after, batch)
    authority_projection.project(connection, subject, before, after)


def stories(connection: apsw.Connection, subjects: Collection[bytes]) -> Iterator[tuple[UUID, tuple[StoryLine, ...]]]:
    """The story of each of these subjects, read in one pass; those of which nothing is left come as well, empty."""
    if not subjects:
        return
    rows: Any = connection.execute(
        f"SELECT {journal.COLUMNS}, body FROM carray(?) CROSS JOIN journal ON subject = value"
        " JOIN payload USING (entry_id) ORDER BY subject, lc, entry_id, origin, seq",
        (apsw.carray(tuple(subjects)),),
    ).fetchall()
    fields: dict[bytes, dict[bytes, StoryLine]] = {subject: {} for subject in subjects}
    for row in rows:
        lines = fields[row[SUBJECT]]
        if row[ENTRY_ID] not in lines:
            lines[row[ENTRY_ID]] = story_line.line(row, row[-1])
    for subject, lines in fields.items():
        of = UUID(bytes=subject)
        yield of, entry_authority.mark_unauthorised(connection, of, tuple(lines.values()))
