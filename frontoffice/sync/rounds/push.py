"""Push this desk's own entries.

A push begins where the centre stands now, never where this side remembers to have been. It is one transaction for each
chunk, and the hash at its last entry, compared before the commit, proves the whole prefix: what stands at the centre
already is passed over in silence, and so would be a fork. Passing over is asked for only where something does stand
there, since PostgreSQL looks each row up once more for it. While the centre checks a piece, the next one is read here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from psycopg import Connection, Cursor, errors, generators
from psycopg.pq import ExecStatus

from frontoffice.register.journal.chain import BODY, ENTRY_ID, ERASED_BY, HASH, SEQ, Row, SignedCheckpoint
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import answers, wire
from frontoffice.sync.rounds import chunk_size

MOST: Final = 20_000
"""Entries in one transaction on a good line, see :mod:`chunk_size`."""
TYPES: Final = ["bytea" if kind == "uuid" else kind for kind in wire.TYPES]  # 16 bytes either way
COLUMNS: Final = len(wire.TYPES)


class PushPiece(list[Row]):
    """Piece of entries sent together; ``read_ahead`` reads those of the next piece, for whoever waits meanwhile."""

    read_ahead: Callable[[], None] = staticmethod(lambda: None)


def pieces(replica: Replica, origin: UUID, above: int, upto: int) -> Iterator[PushPiece]:
    """Split a chain's entries after ``above`` up to and including ``upto`` into pieces sized for the connection.

    How long the caller has one before it asks for the next tells how large that may be.
    """
    reading, size = _Reading(replica, origin, above, upto), chunk_size.FIRST
    while piece := reading.piece(size):
        began = time.monotonic()
        yield piece
        size = chunk_size.next_chunk_size(size, time.monotonic() - began, MOST)


@dataclass(slots=True)
class _Reading:
    """Reading position in a chain, with the entries read but not in a piece yet."""

    replica: Replica
    origin: UUID
    after: int
    upto: int
    ahead: list[Row] = field(default_factory=list)

    def piece(self, size: int) -> PushPiece:
        """The next piece, of so many entries or fewer; empty after the last."""
        self._read(size)
        piece, self.ahead = PushPiece(self.ahead[:size]), self.ahead[size:]
        piece.read_ahead = lambda: self._read(chunk_size.next_chunk_size(size, 0.0, MOST))
        return piece

    def _read(self, size: int) -> None:
        """Read ahead up to ``size`` entries, if available."""
        lacks = size - len(self.ahead)
        if lacks > 0 and (rows := next(self.replica.entries(self.origin, self.after, self.upto, lacks), None)):
            self.ahead += rows
            self.after = rows[-1][SEQ]


class Forked(Exception):  # noqa: N818  (an answer, not an error)
    """The chain goes on differently at the centre."""


def push(link: Connection, origin: UUID, rows: Sequence[Row], signed: SignedCheckpoint | None = None) -> bool:
    """Add the next entries of one of this device's chains, and their ``signed`` checkpoint.

    Says whether the centre kept that; the entries stand there either way. Raises Forked; then nothing was added.
    """
    try:
        return _push(link, origin, rows, signed, _ADD_NEW)
    except errors.UniqueViolation:  # another copy of this register came before
        return _push(link, origin, rows, signed, _ADD)


def _push(link: Connection, origin: UUID, rows: Sequence[Row], signed: SignedCheckpoint | None, adding: bytes) -> bool:
    with link.transaction(), link.cursor() as cursor:
        stage(cursor, rows)
        _add(link, adding, rows.read_ahead if isinstance(rows, PushPiece) else PushPiece.read_ahead)
        place = (origin, rows[-1][SEQ])
        if signed is None:
            last = answers.rows(cursor.execute(wire.HASH_AT, place), bytes)
        else:
            asked = (signed.root, signed.note, *place)
            last = answers.rows(cursor.execute(wire.HASH_AND_CHECKPOINT, asked), bytes, bool | None)
        if not last or last[0][0] != rows[-1][HASH]:
            raise Forked
        return signed is not None and bool(last[0][1])


_ADD_NEW: Final = f"{wire.ADD_NEW_ENTRIES}; {wire.ADD_NEW_PAYLOADS}".encode()
_ADD: Final = f"{wire.ADD_ENTRIES}; {wire.ADD_PAYLOADS}".encode()


def _add(link: Connection, adding: bytes, meanwhile: Callable[[], None]) -> None:
    """Have the centre check and store the staged entries; call ``meanwhile``, without queries on this connection."""
    link.pgconn.send_query(adding)
    link.wait(generators.send(link.pgconn))
    try:
        meanwhile()
    finally:  # or the transaction could not be ended
        results = link.wait(generators.fetch_many(link.pgconn))
    for result in results:
        if result.status != ExecStatus.COMMAND_OK:
            raise errors.error_from_result(result)


def load_missing_erasures(replica: Replica, link: Connection, rows: Sequence[Row]) -> list[Row]:
    """Load the erasing entries of bodies in ``rows`` missing at the centre, to relay them first.

    They may follow in a later piece of the chain, or stand in one that the centre lost: without them it would not know
    why a body is missing.
    """
    by = {row[ERASED_BY] for row in rows if row[BODY] is None and row[ERASED_BY]} - {row[ENTRY_ID] for row in rows}
    if not by:
        return []
    known = answers.rows(link.execute(_STAND, ([UUID(bytes=one) for one in by],)), UUID)
    return replica.entries_of(by - {one.bytes for (one,) in known})


_STAND: Final = "SELECT entry_id FROM journal.entry WHERE entry_id = ANY (%s)"


def stage(cursor: Cursor, rows: Sequence[Row]) -> None:
    """Send entries into the transaction's own table."""
    cursor.execute(wire.STAGE)
    with cursor.copy(wire.COPY_STAGED) as copy:
        copy.set_types(TYPES)
        for row in rows:
            copy.write_row(row[:COLUMNS])
