"""Heads of chains seen outside a register, compared with its history.

A rewritten entry has another hash since then.

Whoever writes the file can compute every hash anew, and where a register came from elsewhere no tag says so. But what
this computer's mark, the records of copies and the register that stood here before remember of a chain stands fixed:
an entry at the same address with another hash says that history was rewritten, or went on in two ways. What differs is
kept in the register until a supervisor accepts it, and which heads were accepted is in the entry that does.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.register.journal import chain, journal, origins

_DIFFERS: Final = "history_differs"  # in ``meta``
_MOST: Final = 12
_ENTRY_ID: Final = 5  # columns of a fork
_NEW: Final = 19  # the address at which the entry stands now comes last


class HeadSource(StrEnum):
    """Source of a known head. The value stands in journals."""

    MARK = "mark"
    COPY = "copy"
    FORMER = "former"  # the register that a copy replaced


@dataclass(frozen=True, slots=True)
class KnownHead:
    """An end of a chain as it was seen ``at`` a moment (UTC, as text; "" where nobody knows)."""

    origin: UUID
    seq: int
    hash: bytes
    source: HeadSource
    at: str = ""

    @property
    def address(self) -> tuple[UUID, int, bytes]:
        """Key for comparisons."""
        return self.origin, self.seq, self.hash

    def __str__(self) -> str:
        """Text of the head for the journal."""
        return f"{self.source} {self.at or '-'} {self.origin} {self.seq} {self.hash.hex()}"


def differing(
    connection: apsw.Connection,
    heads: Iterable[KnownHead],
    accepted: Collection[tuple[UUID, int, bytes]] = (),
) -> tuple[KnownHead, ...]:
    """Heads with another entry at their address, except on mended chains, in the order of chains.

    A head that lies beyond the chain's end says that entries are missing, and not that any differs.
    """
    one_each: dict[tuple[UUID, int, bytes], KnownHead] = {}
    for head in heads:
        if head.address not in accepted:
            one_each.setdefault(head.address, head)
    found = [head for head in one_each.values() if _differs(connection, head)]
    return tuple(sorted(found, key=lambda head: (head.origin, head.seq)))


def find_heads(
    connection: apsw.Connection, addresses: Iterable[tuple[UUID, int]], source: HeadSource, at: str = ""
) -> tuple[KnownHead, ...]:
    """Heads of a register at these addresses, for comparison with another register."""
    found = []
    for origin, seq in addresses:
        digest: Any = connection.execute(
            "SELECT hash FROM journal WHERE origin = ? AND seq = ?", (origin.bytes, seq)
        ).get
        if digest is not None:
            found.append(KnownHead(origin, seq, digest, source, at))
    return tuple(found)


def doubts(connection: apsw.Connection) -> tuple[KnownHead, ...]:
    """Known differences not yet accepted."""
    kept = connection.execute("SELECT v FROM meta WHERE k = ?", (_DIFFERS,)).get
    if kept is None:
        return ()
    try:
        return tuple(_read(one) for one in json.loads(str(kept)))
    except (ValueError, TypeError, KeyError):
        return ()


def has_doubts(connection: apsw.Connection) -> bool:
    """Return whether there is any difference not yet accepted."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE k = ?)", (_DIFFERS,)).get)


def note(connection: apsw.Connection, heads: Collection[KnownHead]) -> bool:
    """Save differing heads besides the known ones, in a transaction; whether that was anything new."""
    known = doubts(connection)
    added = [head for head in heads if head.address not in {one.address for one in known}]
    if added and len(known) < _MOST:
        kept = [_fields(head) for head in (*known, *added)][:_MOST]
        connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (_DIFFERS, json.dumps(kept)))
    return bool(added) and len(known) < _MOST


def settle(connection: apsw.Connection) -> None:
    """Delete the known differences: a supervisor accepted it, in the same transaction."""
    connection.execute("DELETE FROM meta WHERE k = ?", (_DIFFERS,))


def _differs(connection: apsw.Connection, head: KnownHead) -> bool:
    found: Any = connection.execute(
        "SELECT hash FROM journal WHERE origin = ? AND seq = ?", (head.origin.bytes, head.seq)
    ).get
    return found is not None and found != head.hash and not _is_mended(connection, head)


def _is_mended(connection: apsw.Connection, head: KnownHead) -> bool:
    """Return whether the remembered entry moved to a fresh chain, or lost to the centre's branch of a foreign chain.

    Its evidence is asked whether it is that entry: its hash is computed anew.
    """
    row: Any = connection.execute(
        f"SELECT {journal.COLUMNS}, new_origin, new_seq FROM journal_fork WHERE (origin, seq, hash) = (?, ?, ?)",
        (head.origin.bytes, head.seq, head.hash),
    ).fetchone()
    if row is None or chain.row_hash(row[:_NEW]) != head.hash:
        return False
    if row[_NEW] is None:
        return head.origin not in origins.mine(connection)
    moved: Any = connection.execute(
        "SELECT entry_id, content_hash FROM journal WHERE (origin, seq) = (?, ?)", row[_NEW:]
    ).fetchone()
    return bool(moved == (row[_ENTRY_ID], row[_NEW - 1]))


def _fields(head: KnownHead) -> list[str | int]:
    return [str(head.origin), head.seq, head.hash.hex(), str(head.source), head.at]


def _read(fields: list[Any]) -> KnownHead:
    origin, seq, digest, source, at = fields
    return KnownHead(UUID(origin), int(seq), bytes.fromhex(digest), HeadSource(source), str(at))
