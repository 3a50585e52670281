"""The bodies of entries about openings of the suggestion box.

They are written and read like all others; see ``body_codec``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxOpenedBody:
    """A suggestion box that was opened: which and where, by whom, before which witnesses (name and NIP of each).

    ``since`` is the day of the opening before it (ISO, "" for the first), ``found`` how many sheets lay in it. When it
    was opened is the entry's ``occurred_at``; which opening of the year it is, its number.
    """

    box: str
    place: str
    key_holder: str
    opened_by: str
    witnesses: list[Any]
    seal_before: str
    since: str
    found: int
    series: str
    counter: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSheetEnteredBody:
    """The complaint that a sheet became: subject, number as on paper and as ``[series, year, no]``, kind."""

    sheet: int
    complaint: str
    number: str
    no: list[Any]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSheetVoidedBody:
    """A sheet that is no complaint, suggestion or input (empty, unreadable, no matter of the office), and why."""

    sheet: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxClosedBody:
    """The box as it was closed again, and what came of its sheets; ``minutes`` is the number of the minutes.

    ``note`` says, where ``found`` is not what the opening said, why.
    """

    minutes: str
    seal_after: str
    key_holder: str
    found: int
    entered: int
    voided: int
    note: str
    by: str


BoxBody = BoxOpenedBody | BoxSheetEnteredBody | BoxSheetVoidedBody | BoxClosedBody
