"""The office calendar in the journal: days off and replacement days, office hours, and what they do to open dates.

One transaction holds the change and, for every open complaint whose date moves, an entry that says from when to when.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import due_date_recalculation, holidays, office_hours, people, working_days
from frontoffice.domain.complaint import Kind
from frontoffice.domain.due_date_recalculation import DueDateMove, OpenDueDates
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.limits import Target
from frontoffice.domain.office_hours import OfficeHours
from frontoffice.domain.people import May, Officer
from frontoffice.domain.steps import Step
from frontoffice.domain.working_days import DayOff, DueDate, OfficeCalendar
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import due_date_changes, holiday_proposal
from frontoffice.register.journal import ids
from frontoffice.register.projection import office_calendar
from frontoffice.register.unit_of_work import Ledger


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """A change as it would be: the days and hours, what the rules have against it, and every date that moves."""

    days: tuple[DayOff, ...]
    hours: OfficeHours | None
    problems: tuple[Problem, ...]
    moves: tuple[DueDateMove, ...]


def preview(ledger: Ledger, days: Iterable[DayOff], hours: OfficeHours | None = None) -> CalendarChange:
    """What entering these days (and hours) would do; nothing is written.

    Without either it tells which open complaints an older calendar gave their dates: one of another desk that came in
    later, one that was opened again, or one from before the program brought other days.
    """
    told = tuple(holidays.cleaned(day) for day in days)
    with ledger.reading():
        return _change(ledger, told, hours)


def accept(ledger: Ledger, change: CalendarChange, why: str, by: Officer, action: UUID) -> CalendarChange:
    """Enter a change that was shown. Refused (``moves_changed``) when by now other dates would move than were shown."""
    people.demand(by, May.KEEP_CALENDAR)

    def work() -> None:
        now = _change(ledger, change.days, change.hours)
        refusals = [problem for problem in now.problems if not problem.warning]
        if refusals:
            raise Refused(*refusals)
        if now.moves != change.moves:
            raise Refused(Problem("", "moves_changed", {"moves": len(now.moves)}))
        calendar = _calendar_with(ledger, change.days, change.hours)
        entries = tuple(_entries(change))
        for place, (kind, subject, body) in enumerate(entries):
            ledger.tell(action if place == 0 else ids.new_id(), subject, kind, body | {"why": why}, by)
        due_date_changes.write(ledger, now.moves, calendar, why, by, None if entries else action)

    ledger.once(action, work)
    ledger.forget()
    return change


def days(ledger: Ledger, year: int) -> tuple[DayOff, ...]:
    """Every day of a year that is not as the week has it, replacement days included, by date."""
    calendar = ledger.calendar
    return holidays.in_year((*calendar.days_off.values(), *calendar.extra_days.values()), year)


def propose(ledger: Ledger, year: int) -> tuple[DayOff, ...]:
    """The days of a year that rest on no decree yet, by date: as they are known, else as the package knows them."""
    with ledger.reading():
        told = (*office_calendar.shipped(), *office_calendar.entered(ledger.connection))
    return holidays.undecreed(holiday_proposal.propose(year), holidays.in_year(told, year))


def entered_on(ledger: Ledger) -> frozenset[date]:
    """The dates that the office entered itself."""
    with ledger.reading():
        return frozenset(day.day for day in office_calendar.entered(ledger.connection))


def _change(ledger: Ledger, days: tuple[DayOff, ...], hours: OfficeHours | None) -> CalendarChange:
    found = [problem for day in days for problem in holidays.problems(day, ledger.calendar, ledger.today())]
    if hours is not None:
        office_hours.check(hours)
    calendar = _calendar_with(ledger, days, hours)
    found_moves = due_date_recalculation.recalculate(_owed(ledger), calendar, hours or ledger.hours, ledger.desk.zone)
    moves = tuple(sorted(found_moves, key=lambda move: _row_id(ledger, move)))
    if not days and hours is None and not moves:
        found.append(Problem("", "nothing_changed"))
    found += holidays.years_without_leave(ledger.calendar, calendar)
    return CalendarChange(days, hours, tuple(found), moves)


def _calendar_with(ledger: Ledger, days: tuple[DayOff, ...], hours: OfficeHours | None) -> OfficeCalendar:
    before = office_calendar.entered(ledger.connection)
    week = frozenset((hours or ledger.hours).by_weekday)
    return working_days.calendar_of(office_calendar.shipped(), (*before, *days), week)


# In no order: temp_store is memory, and sorting the rows of a million open complaints there takes 140 MB.
_OWED: Final = (
    "SELECT subject, number_text, received_on, cycle, kind, responded_on, due_on, due_provisional, calendar, waits,"
    " target_on, target_time, target_provisional, target_since, target_limit"
    " FROM complaint INDEXED BY complaint_work WHERE waits <> ''"
)


def _owed(ledger: Ledger) -> Iterable[OpenDueDates]:
    rows: Any = ledger.connection.execute(_OWED)
    for row in rows:
        responded, waits, target_on = row[5], row[9], row[10]
        due = (
            None if responded or row[4] != Kind.COMPLAINT else DueDate(date.fromisoformat(row[6]), bool(row[7]), row[8])
        )
        target = None
        if target_on and waits != Step.SATISFIED:
            target = Target(date.fromisoformat(target_on), row[11], bool(row[12]), row[8], row[13], row[14])
        if due or target:
            yield OpenDueDates(UUID(bytes=row[0]), row[1], date.fromisoformat(row[2]), row[3], due, target)


def _row_id(ledger: Ledger, move: DueDateMove) -> int:
    """Sorts as the complaints were recorded."""
    row_id: int = ledger.connection.execute("SELECT id FROM complaint WHERE subject = ?", (move.subject.bytes,)).get
    return row_id


def _entries(change: CalendarChange) -> Iterable[tuple[str, UUID, dict[str, Any]]]:
    for day in change.days:
        body = {
            "day": day.day.isoformat(),
            "kind": day.kind,
            "name": day.name,
            "decree": day.decree,
            "certain": day.certain,
        }
        yield EntryKind.CALENDAR_DAY, ids.subject("calendar", day.day.isoformat()), body
    if change.hours is not None:
        told = {
            str(weekday): [f"{opens:%H:%M}", f"{closes:%H:%M}"]
            for weekday, (opens, closes) in change.hours.by_weekday.items()
        }
        yield EntryKind.OFFICE_HOURS, ids.subject("calendar", "hours"), {"hours": told}
