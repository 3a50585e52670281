"""One digest per bucket of chain heads, by the first byte of the origin.

A desk says briefly what it holds.

Kept in the register as a cache: a trigger on ``head`` forgets the digest of a bucket whose chains changed, so what is
there is right, and only what lacks is computed. The centre computes the same (``journal.bucket_digest``).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.register.journal.chain import ChainEnd

BUCKETS: Final = 256
_SIZE: Final = 32
_NONE: Final = bytes(_SIZE)
_SEQ: Final = struct.Struct(">q")
_LEAVES: Final = "SELECT origin, seq, hash FROM head WHERE origin >= ? AND origin < ? ORDER BY origin"
_HEADS: Final = "SELECT origin, seq, lc, hash FROM head WHERE origin >= ? AND origin < ?"


def load_digests(connection: apsw.Connection) -> bytes | None:
    """The digests of all buckets in a row; None when one of them is to be computed (:func:`refresh_digests`)."""
    rows: Any = connection.execute("SELECT digest FROM head_digest ORDER BY bucket").fetchall()
    return b"".join(digest for (digest,) in rows) if len(rows) == BUCKETS else None


def refresh_digests(connection: apsw.Connection) -> bytes:
    """The digests of all buckets in a row; missing ones are computed and stored. The caller holds a transaction."""
    known = {bucket for (bucket,) in connection.execute("SELECT bucket FROM head_digest").fetchall()}
    for bucket in range(BUCKETS):
        if bytes((bucket,)) not in known:
            rows: Any = connection.execute(_LEAVES, bounds(bucket)).fetchall()
            leaves = b"".join(origin + _SEQ.pack(seq) + digest for origin, seq, digest in rows)
            digest = hashlib.sha256(leaves).digest() if leaves else _NONE
            connection.execute("INSERT INTO head_digest (bucket, digest) VALUES (?, ?)", (bytes((bucket,)), digest))
    digests = load_digests(connection)
    assert digests is not None  # noqa: S101  (each was computed)
    return digests


def heads(connection: apsw.Connection, buckets: Collection[int]) -> dict[UUID, ChainEnd]:
    """Heads of the chains in some buckets."""
    rows: list[Any] = [row for bucket in buckets for row in connection.execute(_HEADS, bounds(bucket))]
    return {UUID(bytes=origin): ChainEnd(seq, lc, digest) for origin, seq, lc, digest in rows}


def summary(digests: bytes) -> bytes:
    """One digest over the digests of all buckets."""
    return hashlib.sha256(digests).digest()


def bounds(bucket: int) -> tuple[bytes, bytes]:
    """Lower and upper bound (exclusive) of the origins in a bucket; the last one ends above sixteen times ff."""
    return bytes((bucket,)), bytes((bucket + 1,)) if bucket + 1 < BUCKETS else b"\xff" * 17
