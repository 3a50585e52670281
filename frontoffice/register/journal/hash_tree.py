"""The Merkle tree over the entry hashes of each chain: root and proofs without reading the chain.

Kept is one node in each eight levels, the root of a *tile* of 256 nodes of the level below (at first the leaves of the
entries); what lies between is computed from the one tile that a proof passes on each. A million entries keep 3,921
nodes, and a proof reads three tiles at most. The nodes are a cache of the journal: :func:`extend` computes what lacks,
:func:`cut` forgets what a mended chain no longer has, ``verify`` holds them against the entries.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.proof import merkle
from frontoffice.domain.proof.merkle import Subtree

TABLES: Final = ("hash_tile",)
_LEVELS: Final = 8
_WIDE: Final = 1 << _LEVELS


def extend(connection: apsw.Connection, origin: UUID, size: int) -> None:
    """Save every complete node over the first ``size`` entries of a chain. The caller holds a transaction."""
    level, nodes = 1, size >> _LEVELS
    while nodes:
        known = _count_nodes(connection, origin, level)
        for at in range(known, nodes):
            node = _root_of(_tile(connection, origin, level - 1, at))
            connection.execute("INSERT INTO hash_tile VALUES (?, ?, ?, ?)", (origin.bytes, level, at, node))
        level, nodes = level + 1, nodes >> _LEVELS


def is_extended(connection: apsw.Connection, origin: UUID, size: int) -> bool:
    """Return whether every complete node over the first ``size`` entries of a chain is saved already."""
    nodes = size >> _LEVELS
    return not nodes or _count_nodes(connection, origin, 1) >= nodes


def cut(connection: apsw.Connection, origin: UUID, size: int) -> None:
    """Delete every node over any entry after the first ``size`` ones. The caller holds a transaction."""
    connection.execute(
        "DELETE FROM hash_tile WHERE origin = ? AND (at + 1) << (level * ?) > ?", (origin.bytes, _LEVELS, size)
    )


def tree(connection: apsw.Connection, origin: UUID) -> Subtree:
    """The perfect subtrees of a chain, for proofs and roots over no more entries than it was extended to."""
    tiles: dict[tuple[int, int], list[list[bytes]]] = {}

    def subtree(level: int, index: int) -> bytes:
        kept, above = divmod(level, _LEVELS)
        tile = index >> (_LEVELS - above)
        if (kept, tile) not in tiles:
            tiles[kept, tile] = _levels(_tile(connection, origin, kept, tile))
        return tiles[kept, tile][above][index - (tile << (_LEVELS - above))]

    return subtree


def root(connection: apsw.Connection, origin: UUID, size: int) -> bytes:
    """The root over the first ``size`` entries of a chain; what lacks is kept. The caller holds a transaction."""
    extend(connection, origin, size)
    return merkle.root(size, tree(connection, origin))


def first_difference(connection: apsw.Connection) -> str:
    """First saved node in conflict with its entries, in words; "" where all are. Within a transaction."""
    asked = "SELECT origin, level, at, node FROM hash_tile ORDER BY origin, level, at"
    with contextlib.closing(connection.execute(asked)) as rows:
        for origin, level, at, node in rows:
            below = _tile(connection, UUID(bytes=origin), level - 1, at)
            if len(below) != _WIDE or _root_of(below) != node:
                return f"hash_tile {UUID(bytes=origin)}/{level}/{at}"
    return ""


def _count_nodes(connection: apsw.Connection, origin: UUID, level: int) -> int:
    """How many nodes of a level are kept; they are without holes."""
    found: Any = connection.execute(
        "SELECT max(at) + 1 FROM hash_tile WHERE origin = ? AND level = ?", (origin.bytes, level)
    ).get
    return int(found or 0)


def _tile(connection: apsw.Connection, origin: UUID, level: int, at: int) -> list[bytes]:
    """The nodes of a kept level (0: the leaves) beneath node ``at`` of the next: 256, fewer at the end."""
    first = at << _LEVELS
    if level:
        statement = "SELECT node FROM hash_tile WHERE origin = ? AND level = ? AND at BETWEEN ? AND ? ORDER BY at"
        rows: Any = connection.execute(statement, (origin.bytes, level, first, first + _WIDE - 1))
        return [node for (node,) in rows]
    statement = "SELECT hash FROM journal WHERE origin = ? AND seq BETWEEN ? AND ? ORDER BY seq"
    rows = connection.execute(statement, (origin.bytes, first + 1, first + _WIDE))
    return [merkle.leaf_hash(one) for (one,) in rows]


def _levels(nodes: list[bytes]) -> list[list[bytes]]:
    """A tile's nodes, and those above them as far as they are whole."""
    return list(_each_level(nodes))


def _each_level(nodes: list[bytes]) -> Iterator[list[bytes]]:
    yield nodes
    while len(nodes) > 1:
        nodes = merkle.level_above(nodes[: len(nodes) & ~1])
        yield nodes


def _root_of(tile: list[bytes]) -> bytes:
    return _levels(tile)[-1][0]
