"""What an entry's hash and a chain's tree are, from their description: ``entry1`` and RFC 6962."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence

BEFORE_ALL = b"\0" * 32  # what stands before a chain's first entry
TILE = 256


def entry_hash(columns: Sequence[bytes | str | int | None]) -> bytes:
    """SHA-256 over ``entry1`` and each column of an entry in the journal's order, without its own hash.

    A column stands after its length (4 bytes, big-endian; all bits set for none); a number has 8 bytes.
    """
    made = hashlib.sha256(b"entry1")
    for column in columns:
        if column is None:
            made.update(b"\xff" * 4)
            continue
        if isinstance(column, int):
            data = struct.pack(">q", column)
        else:
            data = column if isinstance(column, bytes) else column.encode("utf-8")
        made.update(struct.pack(">I", len(data)))
        made.update(data)
    return made.digest()


def body_hash(salt: bytes, body: bytes) -> bytes:
    """What stands for a body in its entry."""
    return hashlib.sha256(salt + body).digest()


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, over the hashes of a chain's entries."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    return hashlib.sha256(b"\x01" + tree_root(leaves[:middle]) + tree_root(leaves[middle:])).digest()
