"""The calendar and the hours in force: what the program ships, and what the office entered since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType

import apsw

from frontoffice import assets
from frontoffice.domain.calendar import office_hours, working_days
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import DayOff, DueDate, DueDates, OfficeCalendar
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.body_parts import DuePart
from frontoffice.domain.entries.entry import UNREADABLE
from frontoffice.register.journal import reading
from frontoffice.register.journal.story_line import StoryLine

# --- The calendar that gave a complaint its due date, from the entry that gave it ---
# The office's calendar goes on changing after a complaint is answered or closed; how its own date was counted does
# not.


def calendar_of(story: Iterable[StoryLine], due: DueDate) -> OfficeCalendar | None:
    """Calendar used for the count of ``due``, as far as that count goes.

    None when no entry keeps it: recordings of the first versions named the calendar and did not say what was in it.
    """
    kept = None
    for line in story:
        part = outline(DuePart, line.body)
        if part.due_on != due.day.isoformat():
            continue
        try:
            count = working_days.read_count(part.count or {})
        except UNREADABLE:  # an older entry, or one of a broken program
            continue
        if count.version == due.calendar_version:  # an amendment may carry on an older date than the one it counted
            kept = count
    return kept


# --- office calendar ---


@cache
def load_defaults() -> tuple[DayOff, ...]:
    """Days off known to the program itself."""
    return working_days.read_days(assets.read_text("calendar/holidays.csv"))


def load_office_days(connection: apsw.Connection) -> tuple[DayOff, ...]:
    """Days off entered by the office, by date."""
    rows = reading.validate_rows(
        "day_off",
        connection.execute("SELECT day, kind, name, decree, certain FROM day_off ORDER BY day"),
        (str, str, str, str, int),
    )
    return tuple(
        DayOff(date.fromisoformat(day), kind, name, decree, bool(certain)) for day, kind, name, decree, certain in rows
    )


def hours(connection: apsw.Connection) -> OfficeHours:
    """The office hours by weekday; the usual ones until others are entered."""
    rows = reading.validate_rows(
        "office_hours",
        connection.execute("SELECT weekday, opens, closes FROM office_hours ORDER BY weekday"),
        (int, str, str),
    )
    hours: Mapping[int, tuple[time, time]] = {
        weekday: (time.fromisoformat(opens), time.fromisoformat(closes)) for weekday, opens, closes in rows
    }
    return OfficeHours(MappingProxyType(dict(hours))) if hours else office_hours.USUAL


def due_dates(connection: apsw.Connection) -> DueDates:
    """Due dates of answers by the calendar in force, for any date of receipt."""
    return DueDates(in_force(connection))


def in_force(connection: apsw.Connection) -> OfficeCalendar:
    """Calendar in force for due dates."""
    week = frozenset(hours(connection).by_weekday)
    return working_days.calendar_of(load_defaults(), load_office_days(connection), week)
