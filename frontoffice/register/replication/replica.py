"""The register as the exchange with the centre sees it: chains, chunks of entries, tokens; no word about a network.

A replica has a writing connection of its own, so the window's never waits for the network: each of its transactions is
short (a chunk at most), and between two of them anybody may write. It is used by one thread at a time, which need not
be the one that made it; closing it leaves the register open. Every method raises Unavailable as the register does, and
whatever was not told to be done may be asked again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from frontoffice.register.commands import erasing
from frontoffice.register.journal import chain, journal, origins
from frontoffice.register.journal.chain import Head, Row
from frontoffice.register.journal.origins import Chain
from frontoffice.register.queries.numbers import Twice, twice
from frontoffice.register.replication import fork_repair, ingest, sync_log
from frontoffice.register.replication.ingest import Taken
from frontoffice.register.replication.sync_log import LastRound
from frontoffice.register.storage import opening
from frontoffice.register.storage.desk import Desk
from frontoffice.register.unit_of_work import Ledger

LIVE_CHUNK: Final = 1_000
LATE_CHUNK: Final = 5_000  # while the window may write: it waits for one chunk at most
FIRST_CHUNK: Final = 20_000  # a new desk has no window yet; the larger, the fewer complaints are projected twice


class Replica:
    """One register at the exchange. All times are UTC."""

    def __init__(self, ledger: Ledger, close: Callable[[], None]) -> None:
        self._ledger = ledger
        self._close = close

    @property
    def path(self) -> Path:
        """The register's file."""
        return self._ledger.file.path

    @property
    def opened_at(self) -> datetime:
        """When the program that has the register opened it (UTC)."""
        return self._ledger.opened_at

    def now(self) -> datetime:
        """The present moment by this computer's clock (UTC)."""
        return self._ledger.now()

    def close(self) -> None:
        """Let go of the connection."""
        self._close()

    # --- who speaks --------------------------------------------------------------------------------------------------

    def present(self) -> UUID:
        """The chain on which new entries go."""
        with self._ledger.reading():
            return self._ledger.origin

    def mine(self) -> dict[UUID, Chain]:
        """Every chain of this file, the oldest first."""
        with self._ledger.reading():
            return origins.mine(self._ledger.connection)

    def greeting(self, origin: UUID) -> Chain:
        """One of this file's chains with the token to say hello with; the next one is kept before it is sent."""
        known = self.mine()[origin]
        if known.next_token is not None:
            return known
        with self._ledger.writing():
            return origins.propose_token(self._ledger.connection, origin, self._ledger.file.draw())

    def welcomed(self, origin: UUID) -> None:
        """The centre took the next token."""
        with self._ledger.writing():
            origins.keep_token(self._ledger.connection, origin)

    def begin_origin(self, reason: str) -> UUID:
        """Put all further entries on a fresh chain: another living copy of this file has spoken."""
        with self._ledger.writing():
            connection = self._ledger.connection
            before, fresh = origins.present(connection), self._ledger.file.draw()
            origins.begin(connection, fresh, reason, before, chain.head(connection, before.bytes).seq)
            return fresh

    def claim(self, known: Collection[UUID]) -> None:
        """The centre says that these chains are this desk's own; a backup that was put back may not know them all."""
        with self._ledger.writing():
            for origin in known:
                origins.claim(self._ledger.connection, origin)

    # --- chains ------------------------------------------------------------------------------------------------------

    def heads(self) -> dict[UUID, Head]:
        """Where every chain ends here, now."""
        with self._ledger.reading():
            return chain.heads(self._ledger.connection)

    def hash_at(self, origin: UUID, seq: int) -> bytes | None:
        """The hash at an address, None when nothing stands there."""
        with self._ledger.reading():
            return ingest.hash_at(self._ledger.connection, origin.bytes, seq)

    def entries(self, origin: UUID, above: int, upto: int, chunk: int = LATE_CHUNK) -> Iterator[list[Row]]:
        """The entries of a chain from ``above`` (not with it) to ``upto`` (with it), in order, in chunks."""
        while above < upto:
            with self._ledger.reading():
                rows: Any = self._ledger.connection.execute(_ENTRIES, (origin.bytes, above, min(above + chunk, upto)))
                told = rows.fetchall()
            if not told:
                return
            yield told
            above = told[-1][chain.SEQ]

    def take(self, rows: Iterable[Row], refused: Collection[UUID] = ()) -> Taken:
        """Keep a chunk of entries of any chains, each chain in order; see :func:`arriving.take`."""
        with self._ledger.writing():
            taken = ingest.take(self._ledger.connection, rows, refused)
        if taken.erased:
            erasing.truncate(self._ledger)
        return taken

    def move(self, origin: UUID, fork_seq: int, why: str) -> UUID:
        """Put one's own branch on a fresh chain, which it returns; see :func:`healing.move`."""
        carrier = self._ledger.file.draw()
        with self._ledger.writing():
            fork_repair.move(self._ledger.connection, origin, fork_seq, carrier, (why, self.now()))
        return carrier

    def archive(self, origin: UUID, fork_seq: int, why: str) -> int:
        """Take out the branch of somebody else's chain; see :func:`healing.archive`."""
        with self._ledger.writing():
            return fork_repair.archive(self._ledger.connection, origin, fork_seq, why, self.now())

    # --- what is told ------------------------------------------------------------------------------------------------

    def twice(self) -> tuple[Twice, ...]:
        """Numbers that two complaints carry."""
        with self._ledger.reading():
            return twice(self._ledger.connection)

    def keep_round(self, told: dict[str, Any], *, complete: bool) -> None:
        """Remember what a round told, for the page that shows it."""
        with self._ledger.writing():
            sync_log.keep(self._ledger.connection, self.now(), json.dumps(told), complete=complete)

    def last_round(self, *, complete: bool = False) -> LastRound | None:
        """The last round, or the last complete one; None before the first."""
        with self._ledger.reading():
            return sync_log.last(self._ledger.connection, complete=complete)


_ENTRIES: Final = (
    f"SELECT {journal.COLUMNS}, salt, body, by_entry FROM journal LEFT JOIN payload USING (entry_id)"
    " LEFT JOIN erased USING (entry_id) WHERE origin = ? AND seq > ? AND seq <= ? ORDER BY seq"
)


def beside(ledger: Ledger) -> Replica:
    """A replica of an open register; it must be closed before the register is. Raises Unavailable."""
    file = opening.beside(ledger.file)
    own = Ledger(file, ledger.desk, ledger.now, ledger.opened_at)
    own.on_commit = ledger.on_commit
    return Replica(own, lambda: opening.close_beside(file))


def demand_free(path: Path) -> None:
    """Raises Unavailable (``register_in_use``) while a window has the register at ``path``."""
    opening.demand_free(path)


@contextlib.contextmanager
def open_replica(path: Path, clock: Callable[[], datetime]) -> Iterator[Replica]:
    """The register at ``path`` without a window.

    Raises Unavailable: ``register_in_use`` while the window has it, ``register_missing``: only the window makes one.
    """
    with open_ledger(path, clock) as ledger:
        yield Replica(ledger, lambda: None)


@contextlib.contextmanager
def open_ledger(path: Path, clock: Callable[[], datetime]) -> Iterator[Ledger]:
    """What stands behind the register at ``path``, without a window; raises like :func:`open_replica`."""
    file = opening.open_file(path, must_exist=True)
    try:
        yield Ledger(file, Desk(), clock)
    finally:
        opening.close_file(file, looked_around=False)
