"""Opening hours on a working day, and the counting of hours within them.

Monday to Thursday 07.30-16.00, Friday 07.30-16.30: derived from 37.5 hours a week (Perpres 21/2023); each office sets
its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.codes import CalendarRefusal
from frontoffice.errors import Problem, Refused

_A_YEAR: Final = 366
_FARTHEST: Final = 3_660  # days: a calendar without a working day must not count for ever


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Opening and closing time of each working weekday (Monday is 0)."""

    by_weekday: Mapping[int, tuple[time, time]]


USUAL: Final = OfficeHours(
    MappingProxyType({day: (time(7, 30), time(16, 0) if day < 4 else time(16, 30)) for day in range(5)})  # noqa: PLR2004
)


def check(hours: OfficeHours) -> None:
    """Raise Refused unless there is a working day and every day opens before it closes."""
    if not hours.by_weekday:
        raise Refused(Problem("hours", CalendarRefusal.NO_WORKING_DAY))
    for day, (opens, closes) in hours.by_weekday.items():
        if opens >= closes:
            raise Refused(Problem("hours", CalendarRefusal.CLOSES_BEFORE_OPENING, {"weekday": day}))


def read_time(text: str) -> time:
    """A time as people type it: ``07.30``, ``7:30``, ``0730``. Raises Refused (``time_unreadable``)."""
    found = re.fullmatch(r"(\d{1,2})[.:]?(\d{2})", text.strip())
    try:
        return time(int(found[1]), int(found[2])) if found else time.fromisoformat("")
    except ValueError as error:
        raise Refused(Problem("hours", CalendarRefusal.TIME_UNREADABLE, {"text": text.strip()})) from error


def end_of(day: date) -> datetime:
    """The last moment of a date."""
    return datetime.combine(day, time.max)


def after(calendar: OfficeCalendar, hours: OfficeHours, moment: datetime, amount: int) -> datetime:
    """The moment (of the office's zone, naive as ``moment`` is) when ``amount`` office hours have passed."""
    left = timedelta(hours=amount)
    day = moment.date()
    for _ in range(_FARTHEST):
        if calendar.is_working_day(day):
            opens, closes = _open(hours, day)
            begins = max(datetime.combine(day, opens), moment)
            ends = datetime.combine(day, closes)
            if begins < ends:
                if left <= ends - begins:
                    return begins + left
                left -= ends - begins
        day += timedelta(days=1)
    raise Refused(Problem("hours", CalendarRefusal.NO_WORKING_DAY))


def time_open(calendar: OfficeCalendar, hours: OfficeHours, since: datetime, until: datetime) -> timedelta:
    """How long the office was open between two moments (of its zone, naive); of a year at most."""
    passed, day = timedelta(0), since.date()
    for _ in range(_A_YEAR):
        if day > until.date():
            break
        if calendar.is_working_day(day):
            opens, closes = (datetime.combine(day, moment) for moment in _open(hours, day))
            passed += max(timedelta(0), min(closes, until) - max(opens, since))
        day += timedelta(days=1)
    return passed


def longest_day(hours: OfficeHours) -> timedelta:
    """Length of the longest opening day of the week."""
    spans = (
        datetime.combine(date.min, closes) - datetime.combine(date.min, opens)
        for opens, closes in hours.by_weekday.values()
    )
    return max(spans, default=timedelta(hours=8))


def _open(hours: OfficeHours, day: date) -> tuple[time, time]:
    """The hours of a working day; a replacement day on a weekend keeps those of a Monday."""
    known = hours.by_weekday.get(day.weekday()) or hours.by_weekday.get(0)
    return known or (time(7, 30), time(16, 0))
