"""The body of an entry that hands a counter over between two shifts.

It is written and read like all others; see ``body_codec``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftHandedBody:
    """A counter that went from who wrote the entry to ``to``, who typed their own secret for it.

    ``series`` and ``day`` (ISO, office's zone) say whose page of the register it stands on. The counts are what the
    register held then, named as ``shift.CounterState`` has them; ``note`` is what the leaving officer wrote.
    """

    series: str
    day: str
    to: str
    to_name: str
    to_position: str
    position: str
    recorded: int
    last: int
    drafts: int
    unprinted: int
    incomplete: int
    overdue: int
    slips: int
    messages: int
    note: str
    by: str


ShiftBody = ShiftHandedBody
