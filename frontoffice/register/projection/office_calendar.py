"""The calendar and the hours in force: what the program ships, and what the office entered since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType

import apsw

from frontoffice import assets
from frontoffice.domain.calendar import office_hours, working_days
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import DayOff, DueDates, OfficeCalendar
from frontoffice.register.journal import reading


@cache
def load_defaults() -> tuple[DayOff, ...]:
    """The days that the program knows by itself."""
    return working_days.read_days(assets.read_text("calendar/holidays.csv"))


def load_office_days(connection: apsw.Connection) -> tuple[DayOff, ...]:
    """The days that the office entered, by date."""
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
    """When an answer is due by the calendar in force, for each date of receipt that is asked for."""
    return DueDates(in_force(connection))


def in_force(connection: apsw.Connection) -> OfficeCalendar:
    """The calendar by which due dates are counted now."""
    week = frozenset(hours(connection).by_weekday)
    return working_days.calendar_of(load_defaults(), load_office_days(connection), week)
