"""Reminder limits: which open complaints are past one of them, as SQL, and how many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

import apsw

from frontoffice.domain import limits
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.calendar.office_hours import USUAL
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.limits import DECISION, SILENCE, SP4N_FORWARD, SP4N_REPLY
from frontoffice.register.journal import reading


def count(connection: apsw.Connection, office: HandlingContext) -> int:
    """Count open complaints past a reminder limit; each stands once, with all of its own."""
    ends = dict(past(office))
    kept = reading.validate_rows(
        "reminder_count", connection.execute("SELECT limits, n FROM reminder_count"), (str, int)
    )
    return sum(many for limits_of_one, many in kept if _is_any_past(limits_of_one, ends))


def _is_any_past(limits_of_one: str, ends: Mapping[str, str]) -> bool:
    """Whether one of ``code since,code since`` is over."""
    return any(
        since <= ends.get(code, "") for code, _, since in (one.partition(" ") for one in limits_of_one.split(","))
    )


def past(office: HandlingContext) -> tuple[tuple[str, str], ...]:
    """Reminder limits, the most frequent first, each with the latest start date already past it.

    Whatever began by a certain date is past its limit, so each limit is counted for that one date, not for each row.
    """
    began = ((code, _last_past(office, code)) for code in (DECISION, SILENCE, SP4N_REPLY, SP4N_FORWARD))
    return tuple((code, day.isoformat()) for code, day in began if day)


def is_past(limits_past: Iterable[tuple[str, str]], whose: str, name: str) -> tuple[str, tuple[str, ...]]:
    """SQL condition for a complaint past one of these limits, with its bound values; ``name`` is the row's alias."""
    bound = tuple(value for limit in limits_past for value in limit)
    one_of = " OR ".join([f"({name}.code = ? AND {name}.since <= ?)"] * (len(bound) // 2)) or "0"
    return f"EXISTS (SELECT 1 FROM reminder AS {name} WHERE {whose} AND ({one_of}))", bound


def _last_past(office: HandlingContext, code: str) -> date | None:
    """Latest start date with the limit already run out, None for a limit unknown to the office."""
    limit = office.limits.by_code.get(code)
    if limit is None:
        return None
    days = range(_LONG_AGO)

    def has_run_out(back: int) -> bool:
        since = office.today - timedelta(days=back)
        return limits.target(limit, since, office.calendar, USUAL, _ANY_ZONE).is_past(office.today, office.time)

    return office.today - timedelta(days=bisect_left(days, True, key=has_run_out))


_LONG_AGO: Final = 4_000  # days: longer ago than any limit that can be set


_ANY_ZONE: Final = next(iter(ZONES))  # a limit from a date asks for none
