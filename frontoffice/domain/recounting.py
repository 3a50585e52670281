"""What a changed calendar does to the dates that are still owed; pure, so that it is shown before it is accepted.

Open complaints only; a first due date moves only as long as nobody has responded, a cycle's target only as long as the
result is not conveyed. What a move was is written down with each complaint (``domain.md`` 4.2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from frontoffice.domain import limits, working_days
from frontoffice.domain.limits import Target
from frontoffice.domain.office_hours import OfficeHours
from frontoffice.domain.working_days import DueDate, OfficeCalendar


@dataclass(frozen=True, slots=True)
class Owed:
    """The dates of one open complaint; ``due`` None when it was responded to, ``target`` None when it has none."""

    subject: UUID
    number_text: str
    received_on: date
    cycle: int
    due: DueDate | None
    target: Target | None


@dataclass(frozen=True, slots=True)
class Move:
    """The old and new dates of one complaint; what did not change is None in both."""

    subject: UUID
    number_text: str
    cycle: int
    due_was: DueDate | None = None
    due: DueDate | None = None
    target_was: Target | None = None
    target: Target | None = None

    @property
    def earlier(self) -> bool:
        """Whether a date comes nearer: never silently."""
        nearer_due = self.due is not None and self.due_was is not None and self.due.day < self.due_was.day
        return nearer_due or (
            self.target is not None and self.target_was is not None and self.target.on < self.target_was.on
        )


def recount(owed: Iterable[Owed], calendar: OfficeCalendar, hours: OfficeHours, zone: str) -> tuple[Move, ...]:
    """The complaints whose dates are others by ``calendar``, in the order given; dates that stay are left out."""
    by_receipt: dict[date, DueDate] = {}
    moves = []
    for one in owed:
        due, target = None, None
        if one.due is not None:
            due = by_receipt.get(one.received_on)
            if due is None:
                due = by_receipt[one.received_on] = working_days.due_date(calendar, one.received_on)
            due = None if (due.day, due.provisional) == (one.due.day, one.due.provisional) else due
        if one.target is not None:
            again = limits.again(one.target, calendar, hours, zone)
            target = None if _alike(again, one.target) else again
        if due or target:
            moves.append(
                Move(
                    one.subject,
                    one.number_text,
                    one.cycle,
                    one.due if due else None,
                    due,
                    one.target if target else None,
                    target,
                )
            )
    return tuple(moves)


def _alike(one: Target, other: Target) -> bool:
    return (one.on, one.time, one.provisional) == (other.on, other.time, other.provisional)
