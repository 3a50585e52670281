"""The body of the entry that closes a page of the book; see ``body_codec``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosedBody:
    """What one counter's page of a day held when it was closed.

    ``head`` is the hash of the last entry of the chain before it, in hexadecimal; ``entries`` how many it had then,
    and ``root`` the root of the tree over them, in base64 as in a checkpoint.
    """

    series: str
    day: str
    lines: int
    last: int
    unreviewed: int
    unprinted: int
    incomplete: int
    cancelled: int
    position: str
    head: str
    note: str
    entries: int | None = None
    root: str | None = None


DayBody = DayClosedBody
