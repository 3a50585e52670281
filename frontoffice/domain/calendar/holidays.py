"""Days off as the office enters or imports them: problems of one, CSV text, and years still unknown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from frontoffice.domain.calendar.dates import read_date
from frontoffice.domain.calendar.working_days import COLLECTIVE, DROPPED, KINDS, WORKED, DayOff, OfficeCalendar
from frontoffice.domain.codes import CalendarRefusal, FieldRefusal
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem, Refused

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
ESTIMATED: Final = "(perkiraan)"  # so the package ends the names of days that it only reckons
MOST_ROWS: Final = 2_000
_DATE: Final = ("tanggal", "date", "day")
_KIND: Final = ("jenis", "kind")
_NAME: Final = ("nama", "name", "keterangan")
_DECREE: Final = ("dasar", "decree", "dasar hukum")


@dataclass(frozen=True, slots=True)
class UnknownYear:
    """Year without certain days off, soon to contain due dates.

    Not entered at all, or only assumed (``provisional``).
    """

    year: int
    provisional: bool


def clean_day(day: DayOff) -> DayOff:
    """The same day with its texts as the register keeps them; an estimate is uncertain, whatever it is said to be."""
    return replace(
        day, name=one_line(day.name), decree=one_line(day.decree), certain=day.certain and not is_estimate(day)
    )


def problems(day: DayOff, calendar: OfficeCalendar, today: date) -> tuple[Problem, ...]:
    """Problems of a day off to enter: kind, name and decree are needed; the rest only warns."""
    found = []
    if day.kind not in KINDS:
        found.append(Problem("kind", CalendarRefusal.DAY_KIND))
    for name, missing in (("name", FieldRefusal.NAME_MISSING), ("decree", CalendarRefusal.DECREE_MISSING)):
        text = one_line(getattr(day, name))
        if not text:
            found.append(Problem(name, missing))
        if len(text) > LONGEST_LINE:
            found.append(Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_LINE}))
    if not FIRST_YEAR <= day.day.year <= LAST_YEAR:
        found.append(Problem("day", CalendarRefusal.YEAR_OUT_OF_RANGE, {"first": FIRST_YEAR, "last": LAST_YEAR}))
    known = calendar.days_off.get(day.day) or calendar.extra_days.get(day.day)
    if known is not None and known.certain and not day.certain:
        found.append(Problem("day", CalendarRefusal.DAY_CERTAIN_ALREADY, {"day": day.day, "decree": known.decree}))
    return (*found, *_warnings(day, calendar, today))


def _warnings(day: DayOff, calendar: OfficeCalendar, today: date) -> Iterator[Problem]:
    if day.day < today:
        yield Problem("day", CalendarRefusal.DAY_PAST, {"day": day.day}, warning=True)
    works = calendar.is_working_day(day.day)
    if day.kind == WORKED and works:
        yield Problem("day", CalendarRefusal.DAY_WORKS_ALREADY, {"day": day.day}, warning=True)
    elif day.kind == DROPPED and day.day not in calendar.days_off and day.day not in calendar.extra_days:
        yield Problem("day", CalendarRefusal.DAY_NOT_KNOWN, {"day": day.day}, warning=True)
    elif day.kind not in (WORKED, DROPPED) and not works and day.day not in calendar.days_off:
        yield Problem("day", CalendarRefusal.DAY_OFF_ALREADY, {"day": day.day}, warning=True)
    known = calendar.days_off.get(day.day)
    is_off = day.certain and day.kind not in (WORKED, DROPPED)
    if is_off and known is not None and known.certain and known.name != one_line(day.name):
        yield Problem("day", CalendarRefusal.DAY_LISTED_ALREADY, {"day": day.day, "name": known.name}, warning=True)


def read_import(text: str, today: date) -> tuple[DayOff, ...]:
    """The days of CSV text with a heading (tanggal, jenis, nama, dasar; comma, semicolon or tab).

    Raises Refused with a problem for every line that cannot be read (``facts["line"]``, the heading being line 1).
    """
    rows = _rows(text)
    found: list[Problem] = []
    days: dict[date, DayOff] = {}
    for line, row in enumerate(rows, start=2):
        try:
            day = _day(row, today)
        except Refused as refused:
            found += [replace(problem, facts={**problem.facts, "line": line}) for problem in refused.problems]
            continue
        if day is None:
            continue
        if day.day in days:
            found.append(Problem("day", CalendarRefusal.DAY_TWICE, {"day": day.day, "line": line}))
        days[day.day] = day
    if found:
        raise Refused(*found)
    if not days:
        raise Refused(Problem("text", CalendarRefusal.IMPORT_EMPTY))
    return tuple(sorted(days.values(), key=lambda day: day.day))


def _rows(text: str) -> list[dict[str, str]]:
    text = text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", restkey="more")
    names = [name.strip().casefold() for name in reader.fieldnames or ()]
    if not {*names} & {*_DATE} or not {*names} & {*_NAME}:
        raise Refused(Problem("text", CalendarRefusal.IMPORT_HEADING))
    reader.fieldnames = names
    try:
        rows = [row for _, row in zip(range(MOST_ROWS + 1), reader, strict=False)]
    except csv.Error as error:
        raise Refused(Problem("text", CalendarRefusal.IMPORT_UNREADABLE, {"reason": str(error)})) from error
    if len(rows) > MOST_ROWS:
        raise Refused(Problem("text", CalendarRefusal.IMPORT_LONG, {"most": MOST_ROWS}))
    return rows


def _day(row: dict[str, str], today: date) -> DayOff | None:
    def cell(names: tuple[str, ...]) -> str:
        return one_line(next((row[name] or "" for name in names if name in row), ""))

    if not any(isinstance(value, str) and value.strip() for value in row.values()):
        return None
    written = cell(_DATE)
    day = _iso(written) or read_date("day", written, today)
    if day is None:
        raise Refused(Problem("day", FieldRefusal.DATE_UNREADABLE, {"text": written}))
    certain = not row.get("terverifikasi_dari_laman", "").startswith("tidak")
    read = DayOff(
        day, cell(_KIND).casefold().replace(" ", "_") or "libur_nasional", cell(_NAME), cell(_DECREE), certain
    )
    refusals = [problem for problem in problems(read, _NONE, today) if not problem.warning]
    if refusals:
        raise Refused(*refusals)
    return read


_NONE: Final = OfficeCalendar({}, frozenset(), "")


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def days_without_decree(proposed: Iterable[DayOff], known: Iterable[DayOff]) -> tuple[DayOff, ...]:
    """Days of a year left to propose: no certain day, and known days as they are known."""
    by_date = {day.day: day for day in proposed} | {day.day: day for day in known}
    return tuple(by_date[day] for day in sorted(by_date) if not by_date[day].certain)


def is_estimate(day: DayOff) -> bool:
    """Whether the package only reckoned the day: days by the moon are announced, not reckoned."""
    return one_line(day.name).casefold().endswith(ESTIMATED)


def confirm_day(day: DayOff, decree: str) -> DayOff:
    """The day as a person found it in the decree; an estimate is entered anew with the announced date."""
    return day if day.certain or is_estimate(day) else replace(day, decree=decree, certain=True)


def years_without_leave(before: OfficeCalendar, after: OfficeCalendar) -> Iterator[Problem]:
    """Warning for each newly certain year without collective leave: due dates there may come out too early."""
    leave = {day.day.year for day in after.days_off.values() if day.kind == COLLECTIVE}
    for year in sorted(after.certain_years - before.certain_years - leave):
        yield Problem("", CalendarRefusal.YEAR_WITHOUT_LEAVE, {"year": year}, warning=True)


def unknown_years(calendar: OfficeCalendar, today: date, months: int) -> tuple[UnknownYear, ...]:
    """Years without certain days off, beginning within ``months`` of ``today`` (this year included)."""
    last = today.year + (today.month - 1 + months) // 12
    known = {day.year for day in calendar.days_off}
    return tuple(
        UnknownYear(year, year in known) for year in range(today.year, last + 1) if year not in calendar.certain_years
    )


def in_year(days: Iterable[DayOff], year: int) -> tuple[DayOff, ...]:
    """The days of one year, by date."""
    return tuple(sorted((day for day in days if day.day.year == year), key=lambda day: day.day))
