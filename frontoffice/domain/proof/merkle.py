"""Merkle tree of RFC 6962 over the hashes of a chain: roots, inclusion and consistency proofs.

Whoever holds a root can be shown that one entry is in it, or that an older root is a beginning of it, without any other
entry. Hashes are SHA-256; a leaf is ``H(0x00 || data)``, a node ``H(0x01 || left || right)`` (RFC 6962, 2.1), so that
no node passes for a leaf.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
# The root of the perfect subtree of 2**level leaves that stands at index (counted in subtrees of that size).
Subtree = Callable[[int, int], bytes]


class TreeHead(NamedTuple):
    """Head of a whole tree: its count of leaves and its root."""

    size: int
    root: bytes


def leaf_hash(data: bytes) -> bytes:
    """Leaf hash of ``data``."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The node above two others."""
    return hashlib.sha256(b"\1" + left + right).digest()


def level_above(nodes: Sequence[bytes]) -> list[bytes]:
    """The nodes above an even number of nodes of one level."""
    return [node_hash(left, right) for left, right in zip(nodes[::2], nodes[1::2], strict=True)]


def root(size: int, subtree: Subtree) -> bytes:
    """The root of the tree of the first ``size`` leaves."""
    return _span_hash(0, size, subtree) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, subtree: Subtree) -> tuple[bytes, ...]:
    """Nodes on the proof path from leaf ``index`` to the root of ``size`` leaves (RFC 6962, 2.1.1).

    Raises ValueError for a leaf that is not in that tree.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not among {size}")
    proof: list[bytes] = []
    first, count = 0, size
    while count > 1:
        left = _left_of(count)
        if index - first < left:
            proof.append(_span_hash(first + left, count - left, subtree))
            count = left
        else:
            proof.append(_span_hash(first, left, subtree))
            first, count = first + left, count - left
    return tuple(reversed(proof))


def consistency_proof(older: int, size: int, subtree: Subtree) -> tuple[bytes, ...]:
    """Proof nodes for the tree of ``older`` leaves as a beginning of that of ``size`` (RFC 6962, 2.1.2).

    Raises ValueError where the older one is empty or larger.
    """
    if not 0 < older <= size:
        raise ValueError(f"{older} leaves are no beginning of {size}")
    proof: list[bytes] = []
    first, count, is_known = 0, size, True  # whether what is looked at is the whole older tree, whose root is known
    while older - first != count:
        left = _left_of(count)
        if older - first <= left:
            proof.append(_span_hash(first + left, count - left, subtree))
            count = left
        else:
            proof.append(_span_hash(first, left, subtree))
            first, count, is_known = first + left, count - left, False
    if not is_known:
        proof.append(_span_hash(first, count, subtree))
    return tuple(reversed(proof))


class GrowingTree:
    """Append-only Merkle tree, stored as the roots of its perfect subtrees."""

    def __init__(self, size: int, subtree: Subtree) -> None:
        self.size = size
        self._nodes: list[bytes] = []  # the largest first: one for each bit of the size
        first = 0
        for level in reversed(range(size.bit_length())):
            if size >> level & 1:
                self._nodes.append(subtree(level, first >> level))
                first += 1 << level

    def add(self, data: bytes) -> None:
        """Append a leaf for ``data``."""
        node, size = leaf_hash(data), self.size
        while size & 1:
            node, size = node_hash(self._nodes.pop(), node), size >> 1
        self._nodes.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The root as it is now."""
        if not self._nodes:
            return EMPTY_ROOT
        *larger, found = self._nodes
        for node in reversed(larger):
            found = node_hash(node, found)
        return found


def _left_of(count: int) -> int:
    """The leaves left of the root of ``count``: the largest power of two below it."""
    return 1 << (count - 1).bit_length() - 1


def _span_hash(first: int, count: int, subtree: Subtree) -> bytes:
    """Root over ``count`` leaves from ``first`` on, the beginning of a subtree as large as necessary."""
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return subtree(level, first >> level)
    left = _left_of(count)
    return node_hash(_span_hash(first, left, subtree), _span_hash(first + left, count - left, subtree))
