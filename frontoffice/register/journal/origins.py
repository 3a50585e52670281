"""Chains written by this file.

An origin is one life of one database file, neither the machine nor the counter.

A file that was copied or put back from a backup begins a new one, so that no address is ever given twice. The token
is what the centre knows a living file by; it changes at every hello, and the next one is kept before it is sent, so a
lost answer is no clone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.register.journal import reading
from frontoffice.register.journal.chain import START, ChainEnd


@dataclass(frozen=True, slots=True)
class Chain:
    """One of this file's chains: its tokens, from which chain (and after which entry) it went on, and why."""

    origin: UUID
    token: UUID | None
    next_token: UUID | None
    parent: UUID | None = None
    parent_seq: int | None = None
    reason: str = ""


def present(connection: apsw.Connection) -> UUID:
    """Chain for new entries. Asked in the appending transaction: it may change meanwhile."""
    with reading.row_of("my_origin"):
        return UUID(bytes=connection.execute("SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1").get)


def end(connection: apsw.Connection) -> tuple[UUID, ChainEnd]:
    """Chain of :func:`present` and its end; it may have nothing on it yet."""
    with reading.row_of("my_origin"):
        origin, *stands = connection.execute(_END).get
        return UUID(bytes=origin), ChainEnd(*stands) if stands[0] else START


_END: Final = (
    "SELECT origin, head.seq, head.lc, head.hash FROM my_origin LEFT JOIN head USING (origin) ORDER BY id DESC LIMIT 1"
)


def first(connection: apsw.Connection) -> UUID:
    """First chain written by this desk: what it is known by, whatever happens to its file or is claimed for it."""
    with reading.row_of("my_origin"):
        return UUID(bytes=connection.execute(_FIRST).get)


_FIRST: Final = "SELECT origin FROM my_origin WHERE reason <> 'claimed' ORDER BY id LIMIT 1"


def first_written(connection: apsw.Connection) -> UUID:
    """First of this desk's own chains with any entry.

    The present one as long as nothing stands anywhere.

    What a desk says of itself is about this one: of a chain without an entry no other desk knows whose it is.
    """
    found = connection.execute(_FIRST_WRITTEN).get
    return UUID(bytes=found) if found else present(connection)


_FIRST_WRITTEN: Final = (
    "SELECT origin FROM my_origin JOIN head USING (origin) WHERE reason <> 'claimed' ORDER BY id LIMIT 1"
)


def newest_origin(connection: apsw.Connection) -> UUID:
    """Newest of this desk's chains with any entry; the present one as long as nothing stands anywhere."""
    found = connection.execute("SELECT origin FROM my_origin JOIN head USING (origin) ORDER BY id DESC LIMIT 1").get
    return UUID(bytes=found) if found else present(connection)


def mine(connection: apsw.Connection) -> dict[UUID, Chain]:
    """Every chain of this file, the oldest first."""
    rows: Any = connection.execute(
        "SELECT origin, token, next_token, parent, parent_seq, reason FROM my_origin ORDER BY id"
    )
    with reading.row_of("my_origin"):
        chains = (Chain(UUID(bytes=row[0]), _id(row[1]), _id(row[2]), _id(row[3]), row[4], row[5]) for row in rows)
        return {chain.origin: chain for chain in chains}


def begin(
    connection: apsw.Connection, origin: UUID, reason: str, parent: UUID | None = None, parent_seq: int | None = None
) -> None:
    """Begin a new, never seen chain for all further entries. The caller holds a transaction."""
    connection.execute(
        "INSERT INTO my_origin (origin, parent, parent_seq, reason) VALUES (?, ?, ?, ?)",
        (origin.bytes, parent.bytes if parent else None, parent_seq, reason),
    )


def claim(connection: apsw.Connection, origin: UUID) -> None:
    """Record a chain as this desk's own, unknown to a restored backup."""
    connection.execute(
        "INSERT OR IGNORE INTO my_origin (id, origin, reason) SELECT min(id) - 1, ?, 'claimed' FROM my_origin",
        (origin.bytes,),
    )


def propose_token(connection: apsw.Connection, origin: UUID, token: UUID) -> Chain:
    """The chain with its next token; kept from here on, until the centre is known to have it."""
    connection.execute(
        "UPDATE my_origin SET next_token = coalesce(next_token, ?) WHERE origin = ?", (token.bytes, origin.bytes)
    )
    return mine(connection)[origin]


def keep_token(connection: apsw.Connection, origin: UUID) -> None:
    """The centre took the next token."""
    connection.execute(
        "UPDATE my_origin SET token = next_token, next_token = NULL WHERE origin = ? AND next_token IS NOT NULL",
        (origin.bytes,),
    )


def _id(column: bytes | None) -> UUID | None:
    return UUID(bytes=column) if column else None
