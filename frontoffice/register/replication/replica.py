"""The register as the exchange with the centre sees it: chains, chunks of entries, tokens; no word about a network.

A replica has a writing connection of its own, so the window's never waits for the network: each of its transactions is
short (a chunk at most), and between two of them anybody may write. It is used by one thread at a time, which need not
be the one that made it; closing it leaves the register open. Every method raises Unavailable as the register does, and
whatever did not return may be asked again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.register.commands import authenticating, erasing, print_job_rows
from frontoffice.register.journal import chain, entry_authority, erasure_verdicts, journal, kept_notes, origins
from frontoffice.register.journal.chain import ChainEnd, Row
from frontoffice.register.journal.entry_authority import Rights
from frontoffice.register.journal.origins import Chain
from frontoffice.register.queries.numbers import DoubledNumber, duplicate_numbers
from frontoffice.register.replication import aside_offers, fork_repair, head_digests, ingest
from frontoffice.register.replication.aside_offers import Verdicts
from frontoffice.register.replication.content_store import ContentStore
from frontoffice.register.replication.folding import Coming
from frontoffice.register.replication.ingest import IngestResult
from frontoffice.register.replication.note_store import NoteStore
from frontoffice.register.replication.sync_log import SyncLog
from frontoffice.register.storage import opening
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.unit_of_work import UnitOfWork

LIVE_CHUNK: Final = 1_000
LATE_CHUNK: Final = 5_000  # while the window may write: it waits for one chunk at most
MUCH_SPACE: Final = 16_000_000  # bytes of the file that are empty; what is less is soon written over
_SHARE: Final = 8  # one in so many pages
_PAGES_AT_ONCE: Final = 2_000
FIRST_CHUNK: Final = 20_000  # a new desk has no window yet; the larger, the fewer complaints are projected twice


class Replica:
    """One register at the exchange. All times are UTC."""

    def __init__(self, unit: UnitOfWork, close: Callable[[], None]) -> None:
        self._unit = unit
        self._close = close
        self.sync_log = SyncLog(unit)
        self.contents = ContentStore(unit)
        self.notes = NoteStore(unit)

    @property
    def path(self) -> Path:
        """The register's file."""
        return self._unit.file.path

    @property
    def opened_at(self) -> datetime:
        """Time of the register's opening by its program (UTC)."""
        return self._unit.opened_at

    def now(self) -> datetime:
        """The present moment by this computer's clock (UTC)."""
        return self._unit.now()

    def close(self) -> None:
        """Let go of the connection."""
        self._close()

    # --- who speaks --------------------------------------------------------------------------------------------------

    def present(self) -> UUID:
        """Chain for new entries."""
        with self._unit.reading():
            return self._unit.origin

    def mine(self) -> dict[UUID, Chain]:
        """Every chain of this file, the oldest first."""
        with self._unit.reading():
            return origins.mine(self._unit.connection)

    def greeting(self, origin: UUID) -> Chain:
        """One of this file's chains with the token to say hello with; the next one is kept before it is sent."""
        known = self.mine()[origin]
        if known.next_token is not None:
            return known
        with self._unit.writing(announced=False):
            return origins.propose_token(self._unit.connection, origin, self._unit.file.draw())

    def store_next_token(self, origin: UUID) -> None:
        """Store the next token, already accepted by the centre."""
        with self._unit.writing(announced=False):
            origins.keep_token(self._unit.connection, origin)

    def begin_origin(self, reason: str) -> UUID:
        """Put all further entries on a fresh chain: another living copy of this file has spoken."""
        with self._unit.writing():
            connection = self._unit.connection
            before, fresh = origins.present(connection), self._unit.file.draw()
            origins.begin(connection, fresh, reason, before, chain.head(connection, before.bytes).seq)
            print_job_rows.mark_unsent_uncertain(self._unit)
            return fresh

    def claim(self, known: Collection[UUID]) -> None:
        """Claim chains known to the centre as this desk's own; a restored backup may not know them all."""
        with self._unit.writing():
            for origin in known:
                origins.claim(self._unit.connection, origin)

    # --- chains ------------------------------------------------------------------------------------------------------

    def heads(self, buckets: Collection[int] | None = None) -> dict[UUID, ChainEnd]:
        """Heads of all chains here, now, or of those in some ``buckets`` (:mod:`head_digests`)."""
        with self._unit.reading():
            if buckets is None:
                return chain.heads(self._unit.connection)
            return head_digests.heads(self._unit.connection, buckets)

    def ends(self, origins: Iterable[UUID]) -> dict[UUID, ChainEnd]:
        """Heads of these chains here, now; those of which nothing stands here are not among them."""
        with self._unit.reading():
            found = {origin: chain.head(self._unit.connection, origin.bytes) for origin in origins}
        return {origin: end for origin, end in found.items() if end.seq}

    def head_digests(self) -> bytes:
        """The digests of the heads here, bucket by bucket; missing ones are computed."""
        with self._unit.reading():
            known = head_digests.load_digests(self._unit.connection)
        if known is None:
            with self._unit.writing(announced=False):
                known = head_digests.refresh_digests(self._unit.connection)
        return known

    def hash_at(self, origin: UUID, seq: int) -> bytes | None:
        """The hash at an address, None when nothing stands there."""
        with self._unit.reading():
            return ingest.hash_at(self._unit.connection, origin.bytes, seq)

    def hashes(self, origin: UUID, above: int, upto: int) -> list[bytes]:
        """The hashes of a chain's entries from ``above`` (not with it) to ``upto`` (with it), in order."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(_HASHES, (origin.bytes, above, upto))
            return [digest for (digest,) in rows]

    def content_hashes(self, origin: UUID, above: int, upto: int) -> list[tuple[int, bytes, bytes]]:
        """Place, hash and hash of the words of each entry of a chain after ``above``, until ``upto``, in order."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(_CONTENTS, (origin.bytes, above, upto))
            return list(rows)

    def read_archived_entries(self, chunk: int = LATE_CHUNK) -> Iterator[list[Row]]:
        """Read, in chunks, the entries removed from others' chains and stored nowhere else here."""
        after: tuple[bytes, int, bytes] = (b"", 0, b"")
        while True:
            with self._unit.reading():
                page: list[Row] = self._unit.connection.execute(_ARCHIVED, (*after, chunk)).fetchall()
            if not page:
                return
            yield page
            after = page[-1][chain.ORIGIN], page[-1][chain.SEQ], page[-1][chain.HASH]

    def entries(self, origin: UUID, above: int, upto: int, chunk: int = LATE_CHUNK) -> Iterator[list[Row]]:
        """The entries of a chain from ``above`` (not with it) to ``upto`` (with it), in order, in chunks."""
        while above < upto:
            with self._unit.reading():
                some = (origin.bytes, above, min(above + chunk, upto))
                page: list[Row] = self._unit.connection.execute(_ENTRIES, some).fetchall()
            if not page:
                return
            yield page
            above = page[-1][chain.SEQ]

    def entries_of(self, entry_ids: Collection[bytes]) -> list[Row]:
        """The entries with these identities, each at one of its addresses."""
        if not entry_ids:
            return []
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(_OF_THESE, (apsw.carray(tuple(entry_ids)),))
            found: dict[bytes, Row] = {row[chain.ENTRY_ID]: row for row in rows}
        return list(found.values())

    def take(self, rows: Iterable[Row], refused: Collection[UUID] = (), coming: Coming | None = None) -> IngestResult:
        """Keep a chunk of entries of any chains, each chain in order; see :func:`ingest.ingest_rows`."""
        with self._unit.writing():
            taken = ingest.ingest_rows(self._unit.connection, rows, refused, coming)
        if taken.erased:
            erasing.truncate(self._unit)
        return taken

    def rights(self) -> Rights:
        """Chain rights certified by the office, as known here."""
        with self._unit.reading():
            return entry_authority.every_right(self._unit.connection)

    def move(self, origin: UUID, fork_seq: int, why: str) -> UUID:
        """Move one's own branch to a fresh chain, and return that chain; see :func:`fork_repair.move`."""
        carrier = self._unit.file.draw()
        with self._unit.writing():
            fork_repair.move(self._unit.connection, origin, fork_seq, carrier, (why, self.now()))
        return carrier

    def archive(self, origin: UUID, fork_seq: int, why: str) -> int:
        """Take out the branch of somebody else's chain; see :func:`fork_repair.archive`."""
        with self._unit.writing():
            return fork_repair.archive(self._unit.connection, origin, fork_seq, why, self.now())

    # --- erasing by law ----------------------------------------------------------------------------------------------

    def list_awaited_erasures(self) -> dict[UUID, set[UUID]]:
        """List the erasing entries here without a verdict of the office, by subject."""
        with self._unit.reading():
            return erasure_verdicts.list_pending(self._unit.connection)

    def rests_on_signatures(self) -> bool:
        """Whether this desk pinned a key of the office."""
        with self._unit.reading():
            return kept_notes.load_office_key(self._unit.connection) is not None

    def settle_erasures(self, said: Verdicts) -> bool:
        """Store and apply the office's verdicts on erasures; return whether a text was deleted."""
        if not said:
            return False
        with self._unit.writing():
            gone = aside_offers.settle(self._unit.connection, said)
        if gone:
            erasing.truncate(self._unit)
        return gone

    def offer_erasures(self, said: Verdicts) -> bool:
        """Store the verdicts on erasures from a centre without a key.

        Whether a supervisor of this desk is to confirm one.
        """
        if not said:
            return False
        with self._unit.writing():
            return aside_offers.offer(self._unit.connection, said)

    def load_kept_chains(self) -> frozenset[UUID]:
        """Load the chains exempted by a supervisor of this desk from any set-aside by a centre without a key."""
        with self._unit.reading():
            return aside_offers.load_kept_chains(self._unit.connection)

    def load_signed_bounds(self) -> dict[UUID, int]:
        """See :func:`aside_offers.load_signed_bounds`."""
        with self._unit.reading():
            return aside_offers.load_signed_bounds(self._unit.connection)

    def drop_words(self) -> None:
        """Delete the words of finally set-aside entries; see :func:`aside_offers.drop_words`."""
        with self._unit.reading():
            if not self._unit.connection.execute("SELECT EXISTS (SELECT 1 FROM journal_fork)").get:
                return
            bounds = aside_offers.load_final_bounds(self._unit.connection)
        is_left = bool(bounds)
        while is_left:
            with self._unit.writing(announced=False):
                is_left = aside_offers.drop_words(self._unit.connection, bounds)

    def give_back_space(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Shrink a file with much free space, in small steps: others write meanwhile."""
        connection = self._unit.connection
        with self._unit.reading():
            free, pages = connection.pragma("freelist_count"), connection.pragma("page_count")
            if free * connection.pragma("page_size") < MUCH_SPACE or free * _SHARE < pages:
                return
        self._unit.file.durability.vacuumed.is_so = True
        left = free + 1
        while 0 < free < left and not stop():
            with self._unit.writing(announced=False):
                self._unit.connection.execute(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})").fetchall()
                left, free = free, self._unit.connection.pragma("freelist_count")
        erasing.shorten(self._unit)

    def count_offers(self) -> int:
        """Count the erasures and set-aside chains awaiting a supervisor of this desk."""
        with self._unit.reading():
            erasures = len(erasure_verdicts.list_offers(self._unit.connection))
        return erasures + len(aside_offers.AsideOffers(self._unit).all())

    def settle_signed_erasures(self) -> bool:
        """Apply the office's signed verdicts on the erasures pending here; return whether a text was deleted."""
        with self._unit.reading():
            said = aside_offers.load_signed_verdicts(self._unit.connection)
        return self.settle_erasures(said)

    # --- what came of it ---------------------------------------------------------------------------------------------

    def twice(self) -> tuple[DoubledNumber, ...]:
        """List the numbers shared by two complaints."""
        with self._unit.reading():
            return duplicate_numbers(self._unit.connection)


_CONTENTS: Final = "SELECT seq, hash, content_hash FROM journal WHERE origin = ? AND seq > ? AND seq <= ? ORDER BY seq"
_HASHES: Final = "SELECT hash FROM journal WHERE origin = ? AND seq > ? AND seq <= ? ORDER BY seq"
_ARCHIVED: Final = (
    f"SELECT {journal.COLUMNS}, salt, body, by_entry FROM journal_fork f LEFT JOIN payload USING (entry_id)"
    " LEFT JOIN erased USING (entry_id) WHERE new_origin IS NULL AND (origin, seq, hash) > (?, ?, ?)"
    " AND (why <> 'set_aside' OR body IS NOT NULL OR by_entry IS NOT NULL)"  # dropped: the office knows it
    " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = f.entry_id) ORDER BY origin, seq, hash LIMIT ?"
)
_OF_THESE: Final = (
    f"SELECT {journal.COLUMNS}, salt, body, by_entry FROM carray(?) CROSS JOIN journal ON entry_id = value"
    " LEFT JOIN payload USING (entry_id) LEFT JOIN erased USING (entry_id)"
)
_ENTRIES: Final = (
    f"SELECT {journal.COLUMNS}, salt, body, by_entry FROM journal LEFT JOIN payload USING (entry_id)"
    " LEFT JOIN erased USING (entry_id) WHERE origin = ? AND seq > ? AND seq <= ? ORDER BY seq"
)


def beside(unit: UnitOfWork) -> Replica:
    """A replica of an open register; it must be closed before the register is. Raises Unavailable."""
    file = opening.beside(unit.file)
    own = UnitOfWork(file, unit.desk, unit.now, unit.opened_at)
    own.on_commit, own.tags = unit.on_commit, unit.tags.beside()
    return Replica(own, lambda: opening.close_beside(file))


def demand_free(path: Path) -> None:
    """Raises Unavailable (``register_in_use``) while a window has the register at ``path``."""
    opening.demand_free(path)


@contextlib.contextmanager
def open_replica(path: Path, clock: Callable[[], datetime]) -> Iterator[Replica]:
    """The register at ``path`` without a window.

    Raises Unavailable: ``register_in_use`` while the window has it, ``register_missing``: only the window makes one.
    """
    with open_unit(path, clock) as unit:
        yield Replica(unit, lambda: None)


@contextlib.contextmanager
def open_unit(path: Path, clock: Callable[[], datetime], mark: HighWaterMark | None = None) -> Iterator[UnitOfWork]:
    """Open the unit of work of the register at ``path``, without a window.

    Raises like :func:`open_replica`.

    ``mark`` is only asked how far the register's state had counted.
    """
    file = opening.open_file(path, must_exist=True)
    try:
        unit = UnitOfWork(file, Desk(), clock)
        authenticating.begin(unit, mark)
        yield unit
    finally:
        opening.close_file(file, looked_around=False)
