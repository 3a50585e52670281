"""The office's limits as data: levels and their time, the target of a repeated cycle, papers, silence, SP4N.

What is shipped stands in ``resources/limits.csv``; offices differ, so each may set other amounts. The response within
14 working days is no setting: the procedure says so (point 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from frontoffice.domain.calendar import office_hours, working_days
from frontoffice.domain.calendar.dates import ZONES, parse_day, parse_moment
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.codes import CalendarRefusal
from frontoffice.errors import Problem, Refused

LEVEL: Final = "level."
CYCLE: Final = "cycle"
COMPLETION: Final = "completion"
SILENCE: Final = "silence"
ATTEMPTS: Final = "attempts"
SP4N_FORWARD: Final = "sp4n.forward"
SP4N_REPLY: Final = "sp4n.reply"
DECISION: Final = "decision"
WARN_CALENDAR: Final = "warn_calendar"
ATTACHMENT_FILE: Final = "attachment.file"
ATTACHMENTS_OF_ONE: Final = "attachment.complaint"
MOST: Final = 1_000
END_OF_DAY: Final = "24.00"  # of a date that has no hour of its own; sorts after every hour


class Unit(StrEnum):
    """Unit of a limit."""

    OFFICE_HOURS = "office_hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    TIMES = "times"
    MEGABYTES = "megabytes"  # a million bytes
    SWITCH = "switch"  # 1 is on, 0 off


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: ``name`` is the office's word for it and stands on screens and paper.

    ``checked_on`` is the date (ISO) on which the office compared it with the rule that it rests on; "" never.
    """

    code: str
    name: str
    amount: int
    unit: Unit
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits by code."""

    by_code: Mapping[str, Limit]

    def amount(self, code: str) -> int:
        """The amount of a limit; 0 for an unknown one."""
        limit = self.by_code.get(code)
        return limit.amount if limit else 0

    def levels(self) -> tuple[Limit, ...]:
        """The levels a complaint can be given, in the order of the list."""
        return tuple(limit for code, limit in self.by_code.items() if code.startswith(LEVEL))


@dataclass(frozen=True, slots=True)
class Target:
    """When something should be done: a date, for limits in hours with the time of day (``HH.MM``), and the calendar.

    ``since`` (ISO date, or moment in UTC) and ``limit`` (``14 working_days``) say how it was counted, so that a changed
    calendar can count it again.
    """

    on: date
    time: str = ""
    provisional: bool = False
    calendar_version: str = ""
    since: str = ""
    limit: str = ""

    def is_past(self, today: date, time: str) -> bool:
        """Whether the target is over on this date at this time (``HH.MM``): a limit in hours ends on its own day."""
        return (self.on, self.time or END_OF_DAY) < (today, time)


def read_limits(rows: Iterable[Mapping[str, str]]) -> Limits:
    """The limits from rows of code, name, amount, unit; a later row with the same code replaces the earlier."""
    by_code = {
        row["code"]: Limit(row["code"], row["name"], int(row["amount"]), Unit(row["unit"]))
        for row in rows
        if row["unit"] in _UNITS
    }
    return Limits(MappingProxyType(by_code))


_UNITS: Final = frozenset(unit.value for unit in Unit)


def write_amount(limit: Limit) -> str:
    """A limit as one text: ``14 working_days``, or with the date of its check ``14 working_days 2026-12-02``."""
    return f"{limit.amount} {limit.unit} {limit.checked_on}".strip()


def read_amount(code: str, name: str, text: str) -> Limit:
    """Parse a limit written by :func:`write_amount`. Raises ValueError for any other text."""
    amount, unit, *checked = text.split(" ")
    checked_on = parse_day(checked[0]).isoformat() if checked else ""
    limit = Limit(code, name, int(amount), Unit(unit), checked_on)
    if write_amount(limit) != text:
        raise ValueError("not a limit")
    return limit


def check(limit: Limit) -> None:
    """Raise Refused unless the amount can be meant: 0 or 1 for a switch, 1 to 1000 otherwise, one file up to 100 MB."""
    least, most = (0, 1) if limit.unit is Unit.SWITCH else (1, _MOST_OF.get(limit.code, MOST))
    if not least <= limit.amount <= most:
        raise Refused(Problem("amount", CalendarRefusal.AMOUNT_OUT_OF_RANGE, {"least": least, "most": most}))


_MOST_OF: Final = {ATTACHMENT_FILE: 100}  # a file is held in memory while it is attached


def target(limit: Limit, since: datetime | date, calendar: OfficeCalendar, hours: OfficeHours, zone: str) -> Target:
    """Target of ``limit``, counted from ``since``.

    A moment (aware), or a date of the office's zone.

    A limit in hours counts office hours and needs the moment; from a date alone it counts from the next opening.
    """
    began = since.astimezone(ZONES[zone]).date() if isinstance(since, datetime) else since
    counted_since = since.astimezone(UTC).isoformat() if isinstance(since, datetime) else since.isoformat()
    how = f"{limit.amount} {limit.unit}"
    if limit.unit is Unit.OFFICE_HOURS:
        moment = since.astimezone(ZONES[zone]).replace(tzinfo=None) if isinstance(since, datetime) else None
        end = office_hours.after(calendar, hours, moment or office_hours.end_of(began), limit.amount)
        certain = {began.year, end.year} <= calendar.certain_years
        return Target(end.date(), f"{end:%H.%M}", not certain, calendar.version, counted_since, how)
    if limit.unit is Unit.CALENDAR_DAYS:
        return Target(began + timedelta(days=limit.amount), "", False, calendar.version, counted_since, how)
    due = working_days.due_date(calendar, began, limit.amount)
    return Target(due.day, "", due.provisional, due.calendar_version, counted_since, how)


def recalculate(counted: Target, calendar: OfficeCalendar, hours: OfficeHours, zone: str) -> Target:
    """The same limit from the same beginning by another calendar; as it was when it does not say how it was counted."""
    if not counted.since:
        return counted
    try:
        began = parse_moment(counted.since) if "T" in counted.since else parse_day(counted.since)
    except ValueError:
        return counted
    return recalculate_from(counted, began, calendar, hours, zone)


def recalculate_from(
    counted: Target, began: datetime | date, calendar: OfficeCalendar, hours: OfficeHours, zone: str
) -> Target:
    """The same limit from another beginning; as it was when it does not say how it was counted."""
    amount, _, unit = counted.limit.partition(" ")
    try:
        limit = Limit("", "", int(amount), Unit(unit))
        check(limit)
    except (ValueError, Refused):
        return counted
    return target(limit, began, calendar, hours, zone)


def target_body(target: Target) -> dict[str, Any]:
    """A target as it stands in an entry's body."""
    body = asdict(target)
    return body | {"on": target.on.isoformat()}


def read_target(body: Mapping[str, Any]) -> Target:
    """The inverse of :func:`target_body`."""
    if any(not isinstance(value, bool if name == "provisional" else str) for name, value in body.items()):
        raise TypeError(body)
    return Target(**{**body, "on": parse_day(body["on"])})
