"""Working days between any two dates without walking from one to the other: for figures over a million of them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from frontoffice.domain.calendar.working_days import OfficeCalendar

_WEEK = 7


class WorkingDayCount:
    """The working days of a calendar, counted by whole weeks and what the calendar takes from them or adds."""

    def __init__(self, calendar: OfficeCalendar) -> None:
        self._week = sorted(calendar.working_week)
        off = (day for day in calendar.days_off if day.weekday() in calendar.working_week)
        added = (day for day in calendar.extra_days if day.weekday() not in calendar.working_week)
        self._off = sorted(day.toordinal() for day in off if day not in calendar.extra_days)
        self._added = sorted(day.toordinal() for day in added)
        self._known: dict[date, int] = {}  # some hundred dates, asked for again and again

    def between(self, earlier: date, later: date) -> int:
        """Working days after ``earlier`` up to and including ``later``, as ``working_days_between`` counts them."""
        return max(0, self._until(later) - self._until(earlier))

    def _until(self, day: date) -> int:
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._count(day.toordinal())
        return known

    def _count(self, ordinal: int) -> int:
        """Working days from the year 1 to that day; its first day was a Monday."""
        weeks, days = divmod(ordinal, _WEEK)
        worked = weeks * len(self._week) + sum(weekday < days for weekday in self._week)
        return worked - bisect_right(self._off, ordinal) + bisect_right(self._added, ordinal)
