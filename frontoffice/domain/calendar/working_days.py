"""Working days between any two dates without walking from one to the other: for figures over a million of them."""

from __future__ import annotations

import csv
import hashlib
import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

# --- The office calendar, due dates and how they were counted, and the filing window ---
# Day 1 is the first working day after the date of receipt (both are dates of the office's zone); an answer is due on
# the 14th, until 23.59.59 of that day (procedure, point 4). Filing is open for 30 calendar days after the date on
# which the service was received, not lengthened by holidays (procedure, point 3).

RESPONSE_WORKING_DAYS: Final = 14
FILING_CALENDAR_DAYS: Final = 30
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayOff:
    """Holiday, collective leave day or local holiday, and its decree."""

    day: date
    kind: str  # libur_nasional, cuti_bersama, libur_lokal: the decree's own words
    name: str
    decree: str
    certain: bool = True  # False: the decree's text was not seen, so dates that rest on it are provisional


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """Working days of the office. ``version`` changes whenever any day does, and is kept with each due date."""

    days_off: Mapping[date, DayOff]
    certain_years: frozenset[int]  # years whose decree is known; a count that leaves them is provisional
    version: str
    working_week: frozenset[int] = frozenset(range(5))  # Monday is 0
    extra_days: Mapping[date, DayOff] = field(default_factory=dict)  # replacement working days, with their decree

    def why_off(self, day: date) -> str | None:
        """Why the office does not work on ``day``: the day off's name, ``weekend``, or None for a working day."""
        if day in self.extra_days:
            return None
        if day in self.days_off:
            return self.days_off[day].name
        return None if day.weekday() in self.working_week else "weekend"

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on ``day``."""
        return day in self.extra_days or (day.weekday() in self.working_week and day not in self.days_off)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: the ``ordinal``-th working day, or (ordinal None) skipped because of ``reason``."""

    day: date
    ordinal: int | None
    reason: str
    decree: str = ""


@dataclass(frozen=True, slots=True)
class DueDate:
    """Due date of an answer, whether it may still move, and the calendar version behind it."""

    day: date
    provisional: bool
    calendar_version: str


NATIONAL: Final = "libur_nasional"
COLLECTIVE: Final = "cuti_bersama"
LOCAL: Final = "libur_lokal"
WORKED: Final = "hari_kerja"  # a replacement working day
DROPPED: Final = "dicabut"  # a day off that was taken back
KINDS: Final = (NATIONAL, COLLECTIVE, LOCAL, WORKED, DROPPED)
LEAST_HOLIDAYS: Final = 10  # an entered year with fewer national holidays is not whole yet (decrees name 15 and more)
USUAL_WEEK: Final = frozenset(range(5))


def read_days(text: str) -> tuple[DayOff, ...]:
    """The days of CSV text (tanggal, jenis, nama, dasar, terverifikasi_dari_laman)."""
    return tuple(
        DayOff(
            date.fromisoformat(row["tanggal"]),
            row["jenis"],
            row["nama"],
            row["dasar"],
            not row["terverifikasi_dari_laman"].startswith("tidak"),
        )
        for row in csv.DictReader(io.StringIO(text))
    )


def read_calendar(
    text: str, entered: Iterable[DayOff] = (), working_week: frozenset[int] = USUAL_WEEK
) -> OfficeCalendar:
    """The calendar from CSV text as :func:`read_days` takes it; what the office ``entered`` for a day holds."""
    return calendar_of(read_days(text), entered, working_week)


def calendar_of(
    shipped: Iterable[DayOff], entered: Iterable[DayOff] = (), working_week: frozenset[int] = USUAL_WEEK
) -> OfficeCalendar:
    """The calendar of these days; what the office entered for a date holds there."""
    known = tuple(shipped)
    whole = {day.day.year for day in known if day.kind != LOCAL}
    by_date = {day.day: day for day in (*known, *entered)}
    off = {day.day: day for day in by_date.values() if day.kind not in (WORKED, DROPPED)}
    return OfficeCalendar(
        days_off=MappingProxyType(off),
        certain_years=_certain_years(off.values(), whole),
        version=_version(by_date.values(), working_week),
        working_week=working_week,
        extra_days=MappingProxyType({day.day: day for day in by_date.values() if day.kind == WORKED}),
    )


def _certain_years(days: Iterable[DayOff], whole: Iterable[int]) -> frozenset[int]:
    """Years with a known decree: shipped, or with enough national holidays; and none of them only assumed."""
    count: dict[int, int] = {}
    uncertain = set()
    for day in days:
        if day.kind == NATIONAL:
            count[day.day.year] = count.get(day.day.year, 0) + 1
        if day.kind != LOCAL and not day.certain:
            uncertain.add(day.day.year)
    entered = {year for year, holidays in count.items() if holidays >= LEAST_HOLIDAYS}
    return frozenset(entered.union(whole)) - uncertain


def _version(days: Iterable[DayOff], working_week: frozenset[int]) -> str:
    lines = sorted(f"{day.day}|{day.kind}|{day.name}|{day.decree}|{day.certain}" for day in days)
    if working_week != USUAL_WEEK:
        lines.append("week|" + ",".join(map(str, sorted(working_week))))
    return "kal-" + hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _count(calendar: OfficeCalendar, received: date, working_days: int) -> Iterator[CountedDay]:
    day, ordinal = received, 0
    while ordinal < working_days:
        day += _ONE_DAY
        reason = calendar.why_off(day)
        if reason is None:
            ordinal += 1
            yield CountedDay(day, ordinal, "")
        else:
            off = calendar.days_off.get(day)
            yield CountedDay(day, None, reason, off.decree if off else "")


def due_date(calendar: OfficeCalendar, received: date, working_days: int = RESPONSE_WORKING_DAYS) -> DueDate:
    """The ``working_days``-th working day after ``received``; provisional when a year it touches has no sure decree."""
    day, left = received, working_days
    while left > 0:
        day += _ONE_DAY
        left -= calendar.is_working_day(day)
    years = range((received + _ONE_DAY).year, day.year + 1) if day > received else ()
    return DueDate(day, not calendar.certain_years.issuperset(years), calendar.version)


def explain(
    calendar: OfficeCalendar, received: date, working_days: int = RESPONSE_WORKING_DAYS
) -> tuple[CountedDay, ...]:
    """Every day of the count, from the day after receipt to the due date."""
    return tuple(_count(calendar, received, working_days))


def count_body(calendar: OfficeCalendar, received: date) -> dict[str, Any]:
    """Basis of a count of the response's working days, for the body of an entry.

    A calendar changes, a count does not.

    ``calendar`` is the version that counted, ``days`` are the days off and replacement days on its way, ``week`` is
    there when it is not the usual one, and ``unknown`` names the years whose decree was not known.
    """
    first, last = received.toordinal() + 1, due_date(calendar, received).day.toordinal()
    counted = [date.fromordinal(day) for day in range(first, last + 1)]
    known = (calendar.extra_days.get(day) or calendar.days_off.get(day) for day in counted)
    days = [[one.day.isoformat(), one.kind, one.name, one.decree] for one in known if one]
    body: dict[str, Any] = {"calendar": calendar.version, "days": days}
    if calendar.working_week != USUAL_WEEK:
        body["week"] = sorted(calendar.working_week)
    unknown = {day.year for day in counted} - calendar.certain_years
    return body | {"unknown": sorted(unknown)} if unknown else body


class DueDates(dict[date, tuple[DueDate, Mapping[str, Any]]]):
    """Due dates and their :func:`count_body` by date of receipt: each date is counted once."""

    def __init__(self, calendar: OfficeCalendar) -> None:
        super().__init__()
        self._calendar = calendar

    def __missing__(self, received: date) -> tuple[DueDate, Mapping[str, Any]]:
        counted = self[received] = due_date(self._calendar, received), count_body(self._calendar, received)
        return counted


def read_count(body: Mapping[str, Any]) -> OfficeCalendar:
    """The calendar of one count, as :func:`count_body` kept it; of any other days it knows nothing."""
    kept = [DayOff(date.fromisoformat(day), kind, name, decree) for day, kind, name, decree in body["days"]]
    return OfficeCalendar(
        days_off={one.day: one for one in kept if one.kind != WORKED},
        certain_years=frozenset(range(date.min.year, date.max.year)) - frozenset(body.get("unknown", ())),
        version=str(body["calendar"]),
        working_week=frozenset(body.get("week", USUAL_WEEK)),
        extra_days={one.day: one for one in kept if one.kind == WORKED},
    )


def days_left(calendar: OfficeCalendar, today: date, due: date) -> int:
    """Working days after ``today`` up to and including ``due``; 0 on the due date; negative when late.

    Late is counted in working days after the due date, up to and including ``today``: 0 on the days off right after
    it, so ``today > due`` alone says whether it is late at all.
    """
    first, last, sign = (today, due, 1) if today <= due else (due, today, -1)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sign * sum(calendar.is_working_day(day) for day in days)


def working_days_between(calendar: OfficeCalendar, earlier: date, later: date) -> int:
    """Working days after ``earlier`` up to and including ``later``; 0 when there are none."""
    return max(0, days_left(calendar, earlier, later)) if later > earlier else 0


def last_filing_day(service_received: date) -> date:
    """Last day for a timely complaint about a service received on that date (procedure, point 3)."""
    return service_received + timedelta(days=FILING_CALENDAR_DAYS)


def is_late_filing(service_received: date | None, complaint_received: date) -> bool:
    """Whether the complaint came after the filing window; an unknown service date is not late."""
    return service_received is not None and (complaint_received - service_received).days > FILING_CALENDAR_DAYS


# --- working day count ---

_WEEK = 7


class WorkingDayCount:
    """Working days of a calendar, counted by whole weeks and corrected by the days of the calendar."""

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
        """Working days from the year 1 to this day; its first day was a Monday."""
        weeks, days = divmod(ordinal, _WEEK)
        worked = weeks * len(self._week) + sum(weekday < days for weekday in self._week)
        return worked - bisect_right(self._off, ordinal) + bisect_right(self._added, ordinal)
