"""Identities: UUIDv7 (RFC 9562), so that what was made later sorts later and new rows stand together on disk."""

from __future__ import annotations

import functools
import os
import time
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5


def new_id() -> UUID:
    """A new identity from the computer's clock and randomness; order matters for speed only, never for meaning."""
    return uuid7(time.time_ns() // 1_000_000, os.urandom(10))


def uuid7(milliseconds: int, random: bytes) -> UUID:
    """The UUIDv7 of a Unix time and 10 random bytes."""
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(random, "big")
    value &= ~(0xF << 76 | 0x3 << 62)
    return UUID(int=value | 0x7 << 76 | 0x2 << 62)


def closing(counter: str, day: date) -> UUID:
    """The subject of the closings of one counter's page of a day (of the office's zone)."""
    return subject("closed", f"{counter}/{day}")


@functools.lru_cache(maxsize=256)  # a desk asks for its own series and its own settings, again and again
def subject(name: str, code: str) -> UUID:
    """Subject of all entries about a named thing (a choice, a day), the same on every desk."""
    return uuid5(NAMESPACE_OID, f"frontoffice:{name}:{code}")
