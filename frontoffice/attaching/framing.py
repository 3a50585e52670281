"""Message format of the pipe to and from the reading process.

One line of JSON, then the bytes whose lengths it names.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

_SIZES: Final = "sizes"
_LONGEST_HEAD: Final = 4_000_000


def pack(head: dict[str, Any], blobs: Sequence[bytes] = ()) -> bytes:
    """Return both as bytes."""
    line = json.dumps({**head, _SIZES: [len(blob) for blob in blobs]}).encode()
    return b"".join((line, b"\n", *blobs))


def unpack(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the parts of a packed message; ValueError where it is anything else."""
    line, end, rest = data.partition(b"\n")
    if not end or len(line) > _LONGEST_HEAD:
        raise ValueError(len(data))
    head = json.loads(line)
    sizes = head.pop(_SIZES, None) if isinstance(head, dict) else None
    if not isinstance(sizes, list) or not all(type(size) is int and size >= 0 for size in sizes):
        raise ValueError(len(data))
    if sum(sizes) != len(rest):
        raise ValueError(len(data))
    blobs, at = [], 0
    for size in sizes:
        blobs.append(rest[at : at + size])
        at += size
    return head, blobs
