"""The codes that stand on a resi beside its number: the check code, and the place of the recording entry."""

from __future__ import annotations

import hashlib
from typing import Final
from uuid import UUID


def check_code(entry_id: UUID) -> str:
    """Six letters and digits that, with the number, find the complaint; the number alone is easy to guess.

    Made from the identity of the recording entry, which no fork repair or renumbering changes.
    """
    bits = int.from_bytes(hashlib.sha256(b"check1" + entry_id.bytes).digest()[:4], "big") >> 2
    return "".join([_CHECK_LETTERS[bits >> shift & 31] for shift in (25, 20, 15, 10, 5, 0)])


def place_code(seq: int, digest: bytes) -> str:
    """Where an entry stands in its chain, and the first 16 digits of its hash: ``148/9f3a72c14d00e1b2``.

    The hash covers what the entry says and every entry before it, so that whoever has it on paper can have it proven.
    """
    return f"{seq}/{digest[:_PLACE_BYTES].hex()}"


_PLACE_BYTES: Final = 8
_CHECK_LETTERS: Final = "ABCDEFGH8JKLMN9PQRSTUVWXYZ234567"  # base 32, without the I and O that are read as 1 and 0
