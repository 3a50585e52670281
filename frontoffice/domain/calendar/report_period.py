"""Periods of reports.

A day, week, month, quarter, semester, year, or from one day to another.

Dates are of the office's zone. A period is written as ISO 8601 writes it where that knows it, else as
:func:`parse` says; what stands on paper is Indonesian.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from frontoffice.domain.calendar.dates import FIRST_YEAR, LAST_YEAR, MONTHS, in_words, without_weekday
from frontoffice.domain.codes import FieldRefusal
from frontoffice.errors import Problem, Refused

_ROMAN: Final = ("I", "II", "III", "IV")
_DAY: Final = timedelta(days=1)


class PeriodKind(StrEnum):
    """How long a period is."""

    DAY = auto()
    WEEK = auto()  # Monday to Sunday
    MONTH = auto()
    QUARTER = auto()
    SEMESTER = auto()
    YEAR = auto()
    RANGE = auto()  # from one day to another


_MONTHS: Final[Mapping[PeriodKind, int]] = MappingProxyType(
    {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.SEMESTER: 6, PeriodKind.YEAR: 12}
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both among them."""

    kind: PeriodKind
    first: date
    last: date

    def __str__(self) -> str:
        return _CODES[self.kind](self)

    def before(self) -> Period:
        """Previous period of the same kind, ending the day before this one; of a range, as many days."""
        if self.kind is PeriodKind.RANGE:
            return between(self.first - (self.last - self.first) - _DAY, self.first - _DAY)
        return containing(self.kind, self.first - _DAY)

    def after(self) -> Period:
        """Next period of the same kind, beginning the day after this one; of a range, as many days."""
        if self.kind is PeriodKind.RANGE:
            return between(self.last + _DAY, self.last + (self.last - self.first) + _DAY)
        return containing(self.kind, self.last + _DAY)

    def year_before(self) -> Period:
        """The same period of the year before; a week by its number, 29 February as 28."""
        if self.kind is PeriodKind.WEEK:
            year, week, _ = self.first.isocalendar()
            return containing(PeriodKind.WEEK, date.fromisocalendar(year - 1, min(week, _weeks(year - 1)), 1))
        first = _a_year_before(self.first)
        if self.kind in (PeriodKind.DAY, PeriodKind.RANGE):
            return Period(self.kind, first, _a_year_before(self.last))
        return containing(self.kind, first)


def containing(kind: PeriodKind, day: date) -> Period:
    """Period of this kind containing ``day``; a range is that day alone."""
    if kind in (PeriodKind.DAY, PeriodKind.RANGE):
        return Period(kind, day, day)
    if kind is PeriodKind.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(kind, monday, monday + timedelta(days=6))
    months = _MONTHS[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    last = date(day.year, first.month + months - 1, 1)
    return Period(kind, first, last.replace(day=monthrange(last.year, last.month)[1]))


def between(first: date, last: date) -> Period:
    """The days from one to another. Raises Refused (field ``last``) where the last comes before the first."""
    if last < first:
        raise Refused(Problem("last", FieldRefusal.DATE_UNREADABLE))
    return Period(PeriodKind.RANGE, first, last)


def parse(text: str) -> Period:
    """Parse a period.

    ``2026-11-24``, ``2026-W48``, ``2026-11``, ``2026-Q4``, ``2026-H2``, ``2026`` or ``2026-11-01..2026-11-20``.
    Raises Refused (field ``period``) for anything else.
    """
    for kind, pattern in _PATTERNS.items():
        found = pattern.fullmatch(text.strip().upper())
        if found:
            try:
                period = _READ[kind](*found.groups())
            except ValueError:
                break
            if period.first.year >= FIRST_YEAR and period.last.year <= LAST_YEAR:
                return period
    raise Refused(Problem("period", FieldRefusal.DATE_UNREADABLE))


def title(period: Period) -> str:
    """Title of a period on paper: ``November 2026``, ``Triwulan IV 2026``, ``Semester II 2026``, ``Tahun 2026``."""
    return _TITLES[period.kind](period)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, monthrange(day.year - 1, day.month)[1]))


def _weeks(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def _part(period: Period) -> int:
    return (period.first.month - 1) // _MONTHS[period.kind] + 1


def _week_code(period: Period) -> str:
    year, week, _ = period.first.isocalendar()
    return f"{year}-W{week:02}"


def _of_days(period: Period) -> str:
    first, last = period.first, period.last
    if first == last:
        return without_weekday(first)
    if first.year != last.year:
        return f"{without_weekday(first)} s.d. {without_weekday(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} s.d. {without_weekday(last)}"
    return f"{first.day} s.d. {without_weekday(last)}"


_CODES: Final[Mapping[PeriodKind, Callable[[Period], str]]] = MappingProxyType(
    {
        PeriodKind.DAY: lambda period: period.first.isoformat(),
        PeriodKind.WEEK: _week_code,
        PeriodKind.MONTH: lambda period: f"{period.first:%Y-%m}",
        PeriodKind.QUARTER: lambda period: f"{period.first.year}-Q{_part(period)}",
        PeriodKind.SEMESTER: lambda period: f"{period.first.year}-H{_part(period)}",
        PeriodKind.YEAR: lambda period: f"{period.first.year}",
        PeriodKind.RANGE: lambda period: f"{period.first.isoformat()}..{period.last.isoformat()}",
    }
)
_PATTERNS: Final[Mapping[PeriodKind, re.Pattern[str]]] = MappingProxyType(
    {
        PeriodKind.DAY: re.compile(r"(\d{4}-\d\d-\d\d)", re.ASCII),
        PeriodKind.WEEK: re.compile(r"(\d{4})-W(\d\d)", re.ASCII),
        PeriodKind.MONTH: re.compile(r"(\d{4})-(\d\d)", re.ASCII),
        PeriodKind.QUARTER: re.compile(r"(\d{4})-Q([1-4])", re.ASCII),
        PeriodKind.SEMESTER: re.compile(r"(\d{4})-H([12])", re.ASCII),
        PeriodKind.YEAR: re.compile(r"(\d{4})", re.ASCII),
        PeriodKind.RANGE: re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", re.ASCII),
    }
)
_READ: Final[Mapping[PeriodKind, Callable[..., Period]]] = MappingProxyType(
    {
        PeriodKind.DAY: lambda day: containing(PeriodKind.DAY, date.fromisoformat(day)),
        PeriodKind.WEEK: lambda y, week: containing(PeriodKind.WEEK, date.fromisocalendar(int(y), int(week), 1)),
        PeriodKind.MONTH: lambda y, month: containing(PeriodKind.MONTH, date(int(y), int(month), 1)),
        PeriodKind.QUARTER: lambda y, part: containing(PeriodKind.QUARTER, date(int(y), int(part) * 3, 1)),
        PeriodKind.SEMESTER: lambda y, part: containing(PeriodKind.SEMESTER, date(int(y), int(part) * 6, 1)),
        PeriodKind.YEAR: lambda y: containing(PeriodKind.YEAR, date(int(y), 1, 1)),
        PeriodKind.RANGE: lambda first, last: between(date.fromisoformat(first), date.fromisoformat(last)),
    }
)
_TITLES: Final[Mapping[PeriodKind, Callable[[Period], str]]] = MappingProxyType(
    {
        PeriodKind.DAY: lambda period: in_words(period.first),
        PeriodKind.WEEK: _of_days,
        PeriodKind.MONTH: lambda period: f"{MONTHS[period.first.month - 1]} {period.first.year}",
        PeriodKind.QUARTER: lambda period: f"Triwulan {_ROMAN[_part(period) - 1]} {period.first.year}",
        PeriodKind.SEMESTER: lambda period: f"Semester {_ROMAN[_part(period) - 1]} {period.first.year}",
        PeriodKind.YEAR: lambda period: f"Tahun {period.first.year}",
        PeriodKind.RANGE: _of_days,
    }
)
