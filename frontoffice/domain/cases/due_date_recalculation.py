"""What a changed calendar does to the open due dates; pure, so that it is shown before it is accepted.

Open complaints only; a first due date moves only as long as nobody has responded, a cycle's target only as long as the
result is not conveyed. What a move was is written down with each complaint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from frontoffice.domain import limits
from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import DueDate, OfficeCalendar
from frontoffice.domain.cases import deadlines
from frontoffice.domain.limits import Target


@dataclass(frozen=True, slots=True)
class OpenDueDates:
    """The dates of one open complaint; ``due`` None when it was responded to, ``target`` None when it has none."""

    subject: UUID
    number_text: str
    received_on: date
    cycle: int
    due: DueDate | None
    target: Target | None


@dataclass(frozen=True, slots=True)
class DueDateMove:
    """The old and new dates of one complaint; ``due`` and ``target`` are None, with their ``_was``, when they stay."""

    subject: UUID
    number_text: str
    received_on: date
    cycle: int
    due_was: DueDate | None = None
    due: DueDate | None = None
    target_was: Target | None = None
    target: Target | None = None
    clock: Target | None = None  # the earlier of the two

    @property
    def earlier(self) -> bool:
        """Whether a date comes nearer: never silently."""
        nearer_due = self.due is not None and self.due_was is not None and self.due.day < self.due_was.day
        return nearer_due or (
            self.target is not None and self.target_was is not None and self.target.on < self.target_was.on
        )


def recalculate(
    dates: Iterable[OpenDueDates], calendar: OfficeCalendar, hours: OfficeHours, zone: str
) -> tuple[DueDateMove, ...]:
    """The complaints whose dates are others by ``calendar``, in the order given; dates that stay are left out."""
    by_receipt: dict[date, DueDate] = {}
    moves: list[DueDateMove] = []
    for one in dates:
        due = one.due
        if due is not None:
            due = by_receipt.get(one.received_on)
            if due is None:
                due = by_receipt[one.received_on] = working_days.due_date(calendar, one.received_on)
        target = limits.recalculate(one.target, calendar, hours, zone) if one.target is not None else None
        moves += _move(one, due, target)
    return tuple(moves)


def _move(dates: OpenDueDates, due: DueDate | None, target: Target | None) -> Iterator[DueDateMove]:
    """The move from what was due to these dates, if it is one."""
    due_moves = due is not None and dates.due is not None and not _same(due, dates.due)
    target_moves = target is not None and dates.target is not None and not _alike(target, dates.target)
    if due_moves or target_moves:
        due_now, target_now = due if due_moves else dates.due, target if target_moves else dates.target
        yield DueDateMove(
            dates.subject,
            dates.number_text,
            dates.received_on,
            dates.cycle,
            dates.due if due_moves else None,
            due if due_moves else None,
            dates.target if target_moves else None,
            target if target_moves else None,
            deadlines.first_due(due_now, target_now, responded=False) if due_now else target_now,
        )


def _same(one: DueDate, other: DueDate) -> bool:
    return (one.day, one.provisional) == (other.day, other.provisional)


def _alike(one: Target, other: Target) -> bool:
    return (one.on, one.time, one.provisional) == (other.on, other.time, other.provisional)
