"""Merge or reject quarantined entries: those relayed by a stranger to their chain.

They come when the centre was restored from an older copy and an owner is gone, or when a chain has two branches. On
the office's word they are put back: what continues a chain stands in it again at its own address, even if its entries
are known elsewhere (or counters would relay it for ever); a branch that cannot stand there is carried in a chain of
the office's own, the entries unchanged. A chain without an owner belongs to the device that a certificate names with
it, else to the first that says hello with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

import psycopg

from frontoffice.domain.entries.entry import FIRST_PREV, chain_hash
from frontoffice.domain.entries.entry_bounds import LEAP
from frontoffice.domain.proof import chain_rights
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.sync import wire
from frontoffice.sync.codes import CentreFailure, CentreRefusal
from frontoffice.sync.office import centre_stories, note_book


@dataclass(frozen=True, slots=True)
class QuarantinedChain:
    """The quarantined entries of one origin: how many, from which to which, by whom, how many without their words."""

    origin: UUID
    entries: int
    first: int
    last: int
    why: str
    devices: tuple[str, ...]
    wordless: int = 0


@dataclass(frozen=True, slots=True)
class MergeResult:
    """Outcome of a decision on quarantined entries.

    Put back at their address, carried in a new chain, known already, or waiting.

    What waits continues a chain whose entries in between nobody has relayed yet, or its logical clock is far
    ahead of all that stand here, which no chain takes. Nor is put back what came without its words though nothing
    erases it (``wordless``): a desk that has them may not have relayed them yet, and would not send them any more.
    ``chains`` are those that have more entries now.
    """

    restored: int = 0
    carried: int = 0
    known: int = 0
    waiting: int = 0
    wordless: int = 0
    chains: tuple[UUID, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class QuarantinedEntry:
    """One quarantined entry, as far as anybody may read it; ``recorded_at`` is UTC as it was written."""

    seq: int
    recorded_at: str
    kind: str
    officer: str
    role: str
    number: str
    has_words: bool


class _Relayed(NamedTuple):
    """One relayed entry: the columns of ``wire.COLUMNS``."""

    origin: UUID
    seq: int
    prev: bytes
    hash: bytes
    lc: int
    entry_id: UUID
    rest: tuple[Any, ...]

    @property
    def columns(self) -> tuple[Any, ...]:
        return (*self[:6], *self.rest)


_WAITS: Final = (
    " WHERE settled_at IS NULL AND NOT (q.why = 'erasing' AND EXISTS (SELECT FROM journal.entry e"
    " WHERE (e.origin, e.seq, e.hash) = (q.origin, q.seq, q.hash)))"
)


def count_waiting(connection: psycopg.Connection) -> tuple[int, int]:
    """How many entries of how many chains wait for the office's decision."""
    row = connection.execute(
        f"SELECT count(DISTINCT (q.origin, q.hash)), count(DISTINCT q.origin) FROM journal.quarantine q{_WAITS}"
    ).fetchone()
    return row or (0, 0)


def list_quarantined(connection: psycopg.Connection, most: int | None = None) -> tuple[QuarantinedChain, ...]:
    """List the quarantined chains awaiting the office's decision: everything, or as many chains."""
    rows = connection.execute(
        "SELECT q.origin, count(DISTINCT q.hash), min(q.seq), max(q.seq), min(q.why),"
        " array_agg(DISTINCT coalesce(d.label, '?')),"
        " count(DISTINCT q.hash) - count(DISTINCT q.hash) FILTER (WHERE q.body IS NOT NULL)"
        f" FROM journal.quarantine q LEFT JOIN journal.device d USING (device_id){_WAITS}"
        " GROUP BY q.origin ORDER BY q.origin LIMIT %s",
        (most,),
    )
    return tuple(
        QuarantinedChain(origin, entries, first, last, why, tuple(devices), wordless)
        for origin, entries, first, last, why, devices, wordless in rows
    )


def read_entries(connection: psycopg.Connection, origin: UUID) -> tuple[QuarantinedEntry, ...]:
    """The quarantined entries of one chain, each once. Raises Refused (``nothing_quarantined``)."""
    rows = connection.execute(
        "SELECT DISTINCT ON (seq, hash) seq, recorded_at, kind, officer, role,"
        " CASE WHEN no IS NULL THEN '' ELSE concat_ws('/', series, year, no) END, body IS NOT NULL"
        " FROM journal.quarantine WHERE origin = %s AND settled_at IS NULL ORDER BY seq, hash, body IS NULL",
        (origin,),
    ).fetchall()
    if not rows:
        raise Refused(Problem("origin", CentreRefusal.NOTHING_QUARANTINED, {"origin": origin}))
    return tuple(QuarantinedEntry(*row) for row in rows)


def find_owner(connection: psycopg.Connection, origin: UUID) -> UUID | None:
    """Device of a chain, from its origin row or else from a certificate, None for an unknown one."""
    row = connection.execute(
        "SELECT o.device_id FROM journal.origin o JOIN journal.head h USING (origin) WHERE o.origin = %s", (origin,)
    ).fetchone()
    if row is not None and row[0] is not None:
        return UUID(str(row[0]))
    return chain_rights.owners_by_chain(note_book.check(connection).certificates).get(origin)


def accept(
    connection: psycopg.Connection, origin: UUID, only: Collection[bytes] | None = None, *, wordless: bool = False
) -> MergeResult:
    """Put back the quarantined entries of ``origin``, or those with these hashes, in one transaction.

    ``wordless``: those as well that came without their words, as when no desk has them any more.

    Raises Refused (``nothing_quarantined``) and Unavailable (``centre_busy``: its owner went on with the chain
    meanwhile).
    """
    with connection.transaction():
        found = [one for one in _rows(connection, origin) if only is None or one.hash in only]
        hashes = [one.hash for one in found]
        bare = set() if wordless else _hashes_without_body(connection, origin, hashes)
        every = [one for one in found if one.hash not in bare]
        ((most,),) = connection.execute("SELECT coalesce(max(lc), 0) FROM journal.head")
        rows = _within_reach(every, most)
        head = connection.execute("SELECT seq, hash, lc FROM journal.head WHERE origin = %s", (origin,)).fetchone()
        branch = _longest(rows, head or (0, FIRST_PREV, 0))
        stands = {
            row[0]
            for row in connection.execute(
                "SELECT hash FROM journal.entry WHERE origin = %s AND seq = ANY (%s)",
                (origin, [one.seq for one in rows] + [one.seq - 1 for one in rows]),
            )
        }
        known = [one for one in rows if one.hash in stands]
        forks, waiting = _forks(rows, branch, stands | {FIRST_PREV})
        _write(connection, origin, branch, "merged")
        if branch:
            last = connection.execute(wire.HASH_AT, (origin, branch[-1].seq)).fetchone()
            if last != (branch[-1].hash,):  # what stood there already was passed over, as in a push
                raise Unavailable(CentreFailure.BUSY)
        carriers = _write_carrier_chains(connection, origin, forks)
        for settled, how in ((branch, "restored"), (known, "known"), (forks, "carried")):
            _settle(connection, settled, how)
    late = len(waiting) + len(every) - len(rows)
    grown = (*([origin] if branch else []), *carriers)
    return MergeResult(len(branch), sum(carriers.values()), len(known), late, len(found) - len(every), grown)


_ERASE: Final = "('complaint.erased', 'consultation.erased', 'message.erased')"
_WORDLESS: Final = (
    f"SELECT q.hash, q.subject, q.kind IN {_ERASE} FROM journal.quarantine q"
    " WHERE q.origin = %s AND q.settled_at IS NULL"
    " AND NOT EXISTS (SELECT FROM journal.entry s WHERE (s.origin, s.seq, s.hash) = (q.origin, q.seq, q.hash))"
    " GROUP BY q.origin, q.seq, q.hash, q.subject, q.entry_id, q.kind HAVING bool_and(q.body IS NULL)"
    f" AND NOT journal.may_lack_words(q.subject, q.entry_id) AND (q.kind IN {_ERASE} OR NOT EXISTS ("
    "SELECT FROM journal.quarantine e WHERE e.origin = q.origin AND e.hash = ANY (%s)"  # any may put some aside
    f" AND e.subject = q.subject AND e.kind IN {_ERASE} AND e.body IS NOT NULL))"
)
_ERASING: Final = f"SELECT DISTINCT entry_id FROM journal.counted WHERE subject = %s AND kind IN {_ERASE}"


def _hashes_without_body(connection: psycopg.Connection, origin: UUID, hashes: Sequence[bytes]) -> set[bytes]:
    """Hashes of the entries without a body and without an erasure as its reason."""
    bare = connection.execute(_WORDLESS, (origin, hashes)).fetchall()
    erased = {subject for subject in {one[1] for one in bare} if _is_erased(connection, subject)}
    return {digest for digest, subject, is_erasing in bare if is_erasing or subject not in erased}


def _is_erased(connection: psycopg.Connection, subject: UUID) -> bool:
    """Return whether the journal holds an authorised erasure of a subject."""
    erasing = {entry for (entry,) in connection.execute(_ERASING, (subject,))}
    if not erasing:
        return False
    story = centre_stories.story(connection, subject)
    return bool(erasing - centre_stories.without_authority(connection, subject, story))


def reject(connection: psycopg.Connection, origin: UUID) -> int:
    """Reject the relayed entries of ``origin`` for good; they stay in quarantine.

    Raises Refused (``nothing_quarantined``).
    """
    with connection.transaction():
        rows = _rows(connection, origin)
        _settle(connection, rows, "rejected")
    return len(rows)


def _rows(connection: psycopg.Connection, origin: UUID) -> list[_Relayed]:
    """Each quarantined entry once, with its body if anybody had it."""
    connection.execute("LOCK TABLE journal.quarantine IN SHARE ROW EXCLUSIVE MODE")
    found = connection.execute(
        f"SELECT DISTINCT ON (seq, hash) {wire.COLUMNS} FROM journal.quarantine"
        " WHERE origin = %s AND settled_at IS NULL ORDER BY seq, hash, body IS NULL",
        (origin,),
    )
    rows = [_Relayed._make((*row[:6], row[6:])) for row in found]
    if not rows:
        raise Refused(Problem("origin", CentreRefusal.NOTHING_QUARANTINED, {"origin": origin}))
    return rows


def _within_reach(every: Iterable[_Relayed], most: int) -> list[_Relayed]:
    """Select the rows before the first counter gap too large for the centre, in the order of ``every``."""
    reached = set()
    for row in sorted(every, key=lambda one: one.lc):
        if row.lc - most > LEAP:
            break
        most = max(most, row.lc)
        reached.add(row)
    return [row for row in every if row in reached]


def _longest(rows: Iterable[_Relayed], head: tuple[int, bytes, int]) -> list[_Relayed]:
    """Longest branch of ``rows`` with a rising counter from the chain's end ``head``.

    Its counter rises, which the centre insists on: what a broken program wrote beside that is carried as a fork is.
    """
    after: Mapping[tuple[int, bytes], list[_Relayed]] = _by_predecessor(rows)
    lengths: dict[bytes, int] = {}
    for row in sorted(rows, key=lambda one: -one.seq):
        following = (lengths[one.hash] for one in after[row.seq + 1, row.hash] if one.lc > row.lc)
        lengths[row.hash] = 1 + max(following, default=0)
    branch: list[_Relayed] = []
    seq, digest, lc = head
    while rising := [one for one in after[seq + 1, digest] if one.lc > lc]:
        branch.append(max(rising, key=lambda one: (lengths[one.hash], one.hash)))
        seq, digest, lc = branch[-1].seq, branch[-1].hash, branch[-1].lc
    return branch


def _by_predecessor(rows: Iterable[_Relayed]) -> Mapping[tuple[int, bytes], list[_Relayed]]:
    after: defaultdict[tuple[int, bytes], list[_Relayed]] = defaultdict(list)
    for row in rows:
        after[row.seq, row.prev].append(row)
    return after


def _forks(
    rows: Sequence[_Relayed], branch: Sequence[_Relayed], stands: set[bytes]
) -> tuple[list[_Relayed], list[_Relayed]]:
    """Split the rows beside the branch into forks of the chain and rows with missing predecessors.

    ``rows`` are in the order of ``seq``.
    """
    placed = stands | {row.hash for row in branch}
    forks, waiting = [], []
    rooted = set(placed)
    for row in rows:
        if row.hash in placed:
            continue
        if row.prev in rooted:
            rooted.add(row.hash)
            forks.append(row)
        else:
            waiting.append(row)
    return forks, waiting


def _write_carrier_chains(connection: psycopg.Connection, origin: UUID, forks: Sequence[_Relayed]) -> dict[UUID, int]:
    """Write unknown forked entries into new carrier chains with rising counters; how many in each."""
    held = {
        row[0]
        for row in connection.execute(
            "SELECT entry_id FROM journal.entry WHERE entry_id = ANY (%s)", ([one.entry_id for one in forks],)
        )
    }
    chains: list[list[_Relayed]] = []
    for row in sorted(forks, key=lambda one: (one.lc, one.entry_id)):
        if row.entry_id in held:
            continue
        held.add(row.entry_id)
        chain = next((one for one in chains if one[-1].lc < row.lc), None)
        if chain is None:
            chains.append([row])
        else:
            chain.append(row)
    carriers = {uuid4(): chain for chain in chains}
    for carrier, chain in carriers.items():
        _write(
            connection, carrier, _rebuild_chain(carrier, chain), "carried", (origin, min(row.seq for row in forks) - 1)
        )
    return {carrier: len(chain) for carrier, chain in carriers.items()}


_CONTENT: Final = len(wire.TYPES) - 2 - 6  # of a row's rest, what the hash covers; salt and body follow


def _rebuild_chain(origin: UUID, chain: Iterable[_Relayed]) -> list[_Relayed]:
    prev, stamped = FIRST_PREV, []
    for seq, row in enumerate(chain, 1):
        subject, *content = row.rest[:_CONTENT]
        digest = chain_hash((origin.bytes, seq, prev, row.lc, row.entry_id.bytes, subject.bytes, *content))
        stamped.append(row._replace(origin=origin, seq=seq, prev=prev, hash=digest))
        prev = digest
    return stamped


def _write(
    connection: psycopg.Connection,
    origin: UUID,
    rows: Sequence[_Relayed],
    reason: str,
    parent: tuple[UUID | None, int | None] = (None, None),
) -> None:
    if not rows:
        return
    connection.execute(
        "INSERT INTO journal.origin (origin, parent, parent_seq, reason) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT DO NOTHING",
        (origin, *parent, reason),
    )
    connection.execute("DROP TABLE IF EXISTS pg_temp.staged")
    connection.execute(wire.STAGE)
    with connection.cursor() as cursor, cursor.copy(wire.COPY_STAGED) as copy:
        copy.set_types(wire.TYPES)
        for row in rows:
            copy.write_row(row.columns)
    connection.execute(wire.ADD_ENTRIES)
    connection.execute(wire.ADD_PAYLOADS)


def _settle(connection: psycopg.Connection, rows: Sequence[_Relayed], how: str) -> None:
    connection.execute(
        "UPDATE journal.quarantine q SET settled_at = now(), settled = %s"
        " FROM unnest(%s::uuid[], %s::int8[], %s::bytea[]) AS decided (origin, seq, hash)"
        " WHERE q.origin = decided.origin AND q.seq = decided.seq AND q.hash = decided.hash AND q.settled_at IS NULL",
        (how, [row.origin for row in rows], [row.seq for row in rows], [row.hash for row in rows]),
    )
