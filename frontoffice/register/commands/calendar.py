"""The office calendar in the journal: days off and replacement days, office hours, and what they do to open dates.

One transaction holds the change and, for every open complaint whose date moves, an entry that says from when to when.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import limits
from frontoffice.domain.calendar import holidays, office_hours, working_days
from frontoffice.domain.calendar.holidays import UnknownYear
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import COLLECTIVE, NATIONAL, DayOff, DueDate, OfficeCalendar
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.deadlines import DueDateMove, OpenDueDates
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.codes import CalendarRefusal, FieldRefusal
from frontoffice.domain.complaint import Complaint, Kind
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import DueMovedBody
from frontoffice.domain.entries.office_bodies import CalendarDayBody, OfficeHoursSetBody
from frontoffice.domain.limits import END_OF_DAY, Target, target_body
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import entry_authority, ids, journal, story_line
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import complaint_columns, complaint_counts, office_lists
from frontoffice.register.projection.appending import heads
from frontoffice.register.storage import damage, opening
from frontoffice.register.unit_of_work import UnitOfWork

# --- A new year's holidays as the ``holidays`` package knows them: a proposal to accept line by line, never an
# authority ---
# It lists no local holidays, marks nothing as decreed, and has no collective leave for years to come (``domain.md``
# 4.5); so every proposed day is uncertain until a person has compared it with the decree.

SOURCE: Final = "usulan paket holidays, dasar hukum belum dilihat"


def propose(year: int) -> tuple[DayOff, ...]:
    """Days off of a year known to the package, by date, each uncertain."""
    from holidays import country_holidays

    public, government = (
        country_holidays("ID", years=year, categories=(category,), language="id")
        for category in ("public", "government")
    )
    return as_days(public, government)


def as_days(public: Mapping[date, str], government: Mapping[date, str]) -> tuple[DayOff, ...]:
    """National holidays and collective leave as days of the calendar; a date of both is a national holiday."""
    days = {day: DayOff(day, COLLECTIVE, name, SOURCE, certain=False) for day, name in government.items()}
    days |= {day: DayOff(day, NATIONAL, name, SOURCE, certain=False) for day, name in public.items()}
    return tuple(days[day] for day in sorted(days))


# --- calendar ---

# --- Dates that move because the calendar changed: an entry for each complaint, and its row brought after it ---
# An office's year may be ten thousand of them in one transaction, so they are appended together and only the columns
# that such an entry can change are written. That this is what folding the whole story gives is held by a test against
# ``projection.rebuild``.

_NEVER: Final = f"'{complaint_columns.NEVER}'"
_DUE: Final = "UPDATE complaint SET due_on = ?, due_provisional = ?, calendar = ? WHERE subject = ?"
_TARGET: Final = (
    f"UPDATE complaint SET ({', '.join(complaint_columns.TARGET_COLUMNS)})"
    f" = ({', '.join('?' * len(complaint_columns.TARGET_COLUMNS))}) WHERE subject = ?"
)
# What waits for the complainant, and what has no limit, goes on having none.
_CLOCK: Final = (
    "UPDATE complaint SET clock_on = ?, clock_time = ?, clock_provisional = ?"
    f" WHERE subject = ? AND clock_on <> {_NEVER}"
)


class _Link(NamedTuple):
    entry_id: UUID
    kind: str
    parents: tuple[UUID, ...]


def write(
    unit: UnitOfWork,
    moves: Iterable[DueDateMove],
    calendar: OfficeCalendar,
    why: str,
    by: Officer,
    action: UUID | None = None,
) -> None:
    """Write every move down; inside a transaction of the unit only.

    ``action`` becomes the first of these entries, where no entry of the calendar itself carries it.
    """
    moves_made, now, connection = tuple(moves), unit.now(), unit.connection
    if not moves_made:
        return
    if not entry_authority.may_write(connection, unit.origin, EntryKind.DUE_MOVED):
        raise Refused(Problem("", RegisterRefusal.NO_AUTHORITY))
    count = functools.cache(lambda received: working_days.count_body(calendar, received))
    entries = (
        NewEntry(
            entry_id=action if action and place == 0 else new_id(),
            subject=move.subject,
            kind=EntryKind.DUE_MOVED,
            body=encode(_body(move, calendar, why, count)),
            occurred_at=now,
            officer=by.name,
            role=str(by.role),
            parents=heads(_links(connection, move.subject)),
        )
        for place, move in enumerate(moves_made)
    )
    journal.append_all(connection, unit.origin, entries, now, unit.desk.zone)
    with complaint_counts.many_change(connection, [move.subject.bytes for move in moves_made]):
        connection.executemany(_DUE, _dues(moves_made))
        connection.executemany(_TARGET, _targets(moves_made))
        connection.executemany(_CLOCK, _clocks(moves_made))


def _links(connection: apsw.Connection, subject: UUID) -> Iterable[_Link]:
    """All entries about ``subject`` in their one order, without their bodies."""
    rows: Any = connection.execute(
        "SELECT entry_id, kind, parents FROM journal WHERE subject = ? ORDER BY lc, entry_id", (subject.bytes,)
    )
    links = (_Link(UUID(bytes=entry_id), kind, story_line.parents_of(parents)) for entry_id, kind, parents in rows)
    return dict.fromkeys(links)


def _body(
    move: DueDateMove, calendar: OfficeCalendar, why: str, count: Callable[[date], dict[str, Any]]
) -> DueMovedBody:
    body = DueMovedBody(cycle=move.cycle, calendar=calendar.version, why=why)
    if move.due is not None and move.due_was is not None:
        body = dataclasses.replace(
            body,
            due_on=move.due.day.isoformat(),
            due_was=move.due_was.day.isoformat(),
            due_provisional=move.due.provisional,
            count=count(move.received_on),
        )
    if move.target is not None and move.target_was is not None:
        was = move.target_was.on.isoformat()
        body = dataclasses.replace(body, target=target_body(move.target), target_was=was)
    return body


def _dues(moves: Iterable[DueDateMove]) -> Iterator[tuple[object, ...]]:
    for move in moves:
        if move.due is not None:
            due = move.due
            yield due.day.isoformat(), int(due.provisional), due.calendar_version, move.subject.bytes


def _targets(moves: Iterable[DueDateMove]) -> Iterator[tuple[object, ...]]:
    for move in moves:
        if move.target is not None:
            yield *complaint_columns.target_values(move.target), move.subject.bytes


def _clocks(moves: Iterable[DueDateMove]) -> Iterator[tuple[object, ...]]:
    for move in moves:
        clock = move.clock
        if clock is not None:
            yield clock.on.isoformat(), clock.time or END_OF_DAY, int(clock.provisional), move.subject.bytes


# --- calendar ---


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """Preview of a change: the days and hours, objections of the rules, and every moved date."""

    days: tuple[DayOff, ...]
    hours: OfficeHours | None
    problems: tuple[Problem, ...]
    moves: tuple[DueDateMove, ...]


class Calendar:
    """Keep the office calendar: the days and hours in force, and every change of them."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    @property
    def in_force(self) -> OfficeCalendar:
        """Office calendar in force for due dates."""
        return self._unit.calendar

    @property
    def hours(self) -> OfficeHours:
        """The office hours in force."""
        return self._unit.hours

    def preview(self, days: Iterable[DayOff], hours: OfficeHours | None = None) -> CalendarChange:
        """Effects of entering these days (and hours).

        Nothing is written.

        Without either it finds the open complaints whose dates an older calendar gave: one of another desk that came in
        later, one that was opened again, or one from before the program brought other days.
        """
        entered = tuple(holidays.clean_day(day) for day in days)
        with self._unit.reading():
            return self._change(entered, hours)

    def accept(self, change: CalendarChange, why: str, by: Officer, action: UUID) -> CalendarChange:
        """Enter a previewed change of the calendar.

        Each complaint whose date moves gets an entry of its own.

        Refused (``moves_changed``) when by now other dates would move than were shown.
        """
        entry_kinds.demand(by, EntryKind.CALENDAR_DAY)

        def work() -> None:
            now = self._change(change.days, change.hours)
            refusals = [problem for problem in now.problems if not problem.warning]
            if refusals:
                raise Refused(*refusals)
            if now.moves != change.moves:
                raise Refused(Problem("", CalendarRefusal.MOVES_CHANGED, {"moves": len(now.moves)}))
            calendar = self._calendar_with(change.days, change.hours)
            entries = tuple(_entries(change, why))
            for place, (kind, subject, body) in enumerate(entries):
                self._unit.append_entry(action if place == 0 else ids.new_id(), subject, kind, body, by)
            write(self._unit, now.moves, calendar, why, by, None if entries else action)

        self._unit.run_once(action, work)
        self._unit.forget()
        return change

    def days(self, year: int) -> tuple[DayOff, ...]:
        """Days of a year with other hours than their weekday's, replacement days included, by date."""
        calendar = self._unit.calendar
        return holidays.in_year((*calendar.days_off.values(), *calendar.extra_days.values()), year)

    def propose(self, year: int) -> tuple[DayOff, ...]:
        """Days off of a year without a decree, by date: as they are known, else as the package knows them."""
        with self._unit.reading():
            known = (*office_lists.load_default_days(), *office_lists.load_office_days(self._unit.connection))
        return holidays.days_without_decree(propose(year), holidays.in_year(known, year))

    def calendar_of(self, complaint: Complaint) -> OfficeCalendar:
        """Calendar behind the complaint's due date; where that was not kept, the present one (see version)."""
        if complaint.due.calendar_version == self._unit.calendar.version:
            return self._unit.calendar
        with self._unit.reading():
            story = journal.story(self._unit.connection, complaint.subject)
        return office_lists.calendar_of(story, complaint.due) or self._unit.calendar

    def count_outdated_dates(self) -> int:
        """How many open complaints the calendar in force would give other dates than they have.

        All that are open are read, by a connection of its own: for a worker's thread.
        """
        path, zone = self._unit.file.path, self._unit.desk.zone
        with (
            opening.disk(path),
            closing(opening.reader(path)) as connection,
            damage.named(path, lambda: connection),
            connection,  # one snapshot
        ):
            calendar, hours = office_lists.in_force(connection), office_lists.hours(connection)
            moves = deadlines.recalculate(_open_due_dates(connection), calendar, hours, zone)
        return len(moves)

    def unknown_years(self) -> tuple[UnknownYear, ...]:
        """Near years with uncertain holidays."""
        months = self._unit.limits.amount(limits.WARN_CALENDAR)
        return holidays.unknown_years(self._unit.calendar, self._unit.today(), months)

    def _change(self, days: tuple[DayOff, ...], hours: OfficeHours | None) -> CalendarChange:
        found = [problem for day in days for problem in holidays.problems(day, self._unit.calendar, self._unit.today())]
        if hours is not None:
            office_hours.check(hours)
        calendar = self._calendar_with(days, hours)
        unit = self._unit
        each = _open_due_dates(unit.connection)
        found_moves = deadlines.recalculate(each, calendar, hours or unit.hours, unit.desk.zone)
        moves = tuple(sorted(found_moves, key=self._row_id))
        if not days and hours is None and not moves:
            found.append(Problem("", FieldRefusal.NOTHING_CHANGED))
        found += holidays.years_without_leave(self._unit.calendar, calendar)
        return CalendarChange(days, hours, tuple(found), moves)

    def _calendar_with(self, days: tuple[DayOff, ...], hours: OfficeHours | None) -> OfficeCalendar:
        before = office_lists.load_office_days(self._unit.connection)
        week = frozenset((hours or self._unit.hours).by_weekday)
        return working_days.calendar_of(office_lists.load_default_days(), (*before, *days), week)

    def _row_id(self, move: DueDateMove) -> int:
        """Sort key for the order of recording of the complaints."""
        found = self._unit.connection.execute("SELECT id FROM complaint WHERE subject = ?", (move.subject.bytes,))
        row_id: int = found.get
        return row_id


def _open_due_dates(connection: apsw.Connection) -> Iterable[OpenDueDates]:
    """Due dates of open complaints, as far as a calendar may move them."""
    rows: Any = connection.execute(_OPEN)
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


# In no order: temp_store is memory, and sorting the rows of a million open complaints there takes 140 MB.
_OPEN: Final = (
    "SELECT subject, number_text, received_on, cycle, kind, responded_on, due_on, due_provisional, calendar, waits,"
    " target_on, target_time, target_provisional, target_since, target_limit"
    " FROM complaint INDEXED BY complaint_work WHERE waits <> ''"
)


def _entries(change: CalendarChange, why: str) -> Iterable[tuple[str, UUID, CalendarDayBody | OfficeHoursSetBody]]:
    for day in change.days:
        on = day.day.isoformat()
        body = CalendarDayBody(day=on, kind=day.kind, name=day.name, decree=day.decree, certain=day.certain, why=why)
        yield EntryKind.CALENDAR_DAY, ids.subject("calendar", on), body
    if change.hours is not None:
        by_weekday = {
            str(weekday): [f"{opens:%H:%M}", f"{closes:%H:%M}"]
            for weekday, (opens, closes) in change.hours.by_weekday.items()
        }
        yield EntryKind.OFFICE_HOURS, ids.subject("calendar", "hours"), OfficeHoursSetBody(hours=by_weekday, why=why)
