"""Verify Merkle proofs (RFC 9162, 2.1.3.2 and 2.1.4.2), apart from the code that makes them."""

from __future__ import annotations

from collections.abc import Sequence

from frontoffice.domain.proof.merkle import TreeHead, node_hash


def is_included(leaf: bytes, index: int, head: TreeHead, proof: Sequence[bytes]) -> bool:
    """Whether the proof leads from a leaf to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < head.size:
        return False
    at, last, found = index, head.size - 1, leaf
    for node in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(node, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, node)
        at, last = at >> 1, last >> 1
    return last == 0 and found == head.root


def is_consistent(older: TreeHead, newer: TreeHead, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the older tree to be a beginning of the newer (RFC 9162, 2.1.4.2)."""
    if older.size == newer.size:
        return older.size > 0 and not proof and older.root == newer.root
    nodes = list(proof) if older.size & (older.size - 1) else [older.root, *proof]
    return bool(nodes) and 0 < older.size < newer.size and _roots_by(nodes, older, newer) == (older.root, newer.root)


def _roots_by(nodes: Sequence[bytes], older: TreeHead, newer: TreeHead) -> tuple[bytes, bytes] | None:
    """The older and the newer root that these nodes make; None where they are more or fewer than it takes."""
    at, last = older.size - 1, newer.size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    found_older = found = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            found_older, found = node_hash(node, found_older), node_hash(node, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, node)
        at, last = at >> 1, last >> 1
    return None if last else (found_older, found)
