"""How many complaints a scope has by each value of each cut: from whole months, and the days of months cut in two."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import apsw

from frontoffice.domain import report_period
from frontoffice.domain.report import Scope
from frontoffice.domain.report_period import Period, PeriodKind
from frontoffice.register.queries.report_selection import day_column

_CUTS: Final = ("month.", "month.topic")  # from, and up to without it: topics, the most of them, come last
_OF_MONTH: Final = len("2026-11")
_WHOLE: Final = (
    "SELECT substr(cut, 7), value, sum(n) FILTER (WHERE {day} BETWEEN ?1 AND ?2), sum(n) FROM {table}"
    " WHERE cut >= ?4 AND cut < ?5 AND {day} <= ?3{of_counter} GROUP BY cut, value"
)
_CUT: Final = (
    "SELECT days.cut, days.value, sum(days.n) FILTER (WHERE days.{day} >= ?1), sum(days.n) FROM"
    " (SELECT DISTINCT cut, value, series, {by} FROM {table}"
    " WHERE cut >= ?4 AND cut < ?5 AND {day} = ?3{of_counter}) AS month"
    " CROSS JOIN {table} AS days ON days.cut = substr(month.cut, 7)"
    " AND days.value = month.value AND days.series = month.series"
    " AND days.{by} BETWEEN month.{by} AND month.{by} || '-31'"
    " WHERE days.{day} BETWEEN ?3 AND ?2 GROUP BY 1, 2"
)


class PeriodCount(NamedTuple):
    """How many in the period, and how many ever by its end."""

    now: int = 0
    ever: int = 0


def of_one_counter(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """Condition that a row is of the scope's counter, if it has one, and what is bound to it."""
    return (" AND series = ?", (scope.counter,)) if scope.counter else ("", ())


def within(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """Condition that a row belongs to the scope by its day, and what is bound to it."""
    of_counter, counter = of_one_counter(scope)
    period = scope.period
    where = f"{day_column(scope)} BETWEEN ? AND ?{of_counter}"
    return where, (period.first.isoformat(), period.last.isoformat(), *counter)


def topics(connection: apsw.Connection, scope: Scope) -> Any:
    """How many were received by each category and service, a separator between them."""
    where, (first, last, *counter) = within(scope)
    cut = "topic"
    if not _cut(scope.period):
        cut, first, last = "month.topic", first[:_OF_MONTH], last[:_OF_MONTH]
    question = f"SELECT value, sum(n) FROM report_count WHERE cut = ? AND {where} GROUP BY value"
    return connection.execute(question, (cut, first, last, *counter))


def received(connection: apsw.Connection, scope: Scope) -> dict[tuple[str, str], PeriodCount]:
    """How many were received, by each value of each cut."""
    return _counted(connection, scope, table="report_count", by="received_on", day=day_column(scope))


def done(connection: apsw.Connection, scope: Scope) -> dict[tuple[str, str], PeriodCount]:
    """How many were done, by each value of each cut, and of cycles."""
    return _counted(connection, scope, table="report_done", by="done_on", day="done_on")


def _counted(connection: apsw.Connection, scope: Scope, **names: str) -> dict[tuple[str, str], PeriodCount]:
    """``by`` is the day that the table's key is ordered by, ``day`` that of the scope."""
    found: dict[tuple[str, str], PeriodCount] = defaultdict(PeriodCount)
    names["of_counter"] = " AND series = ?6" if scope.counter else ""
    counter = (scope.counter,) if scope.counter else ()
    parts = [(_WHOLE.format(**names), _whole(scope.period), True)]
    parts += [(_CUT.format(**names), part, ever) for part, ever in _cut(scope.period)]
    for question, days, counts_ever in parts:
        rows: Any = connection.execute(question, (*days, *_CUTS, *counter))
        for cut, value, now, ever in rows:
            before = found[cut, value]
            found[cut, value] = PeriodCount(before.now + (now or 0), before.ever + counts_ever * ever)
    return found


def _whole(period: Period) -> tuple[str, str, str]:
    """From and to which month the period has whole ones, and up to which there are any before its end."""
    after, last = _month(period.first), _month(period.last + timedelta(days=1)).before()
    first = after if after.first == period.first else after.after()
    return str(first), str(last), str(last)


def _cut(period: Period) -> list[tuple[tuple[str, str, str], bool]]:
    """Months that the period has a part of: from and to which day, which month; whether it ends there.

    What was there by the end of the period is counted with the last of them.
    """
    head, tail = _month(period.first), _month(period.last)
    parts = []
    if period.last != tail.last:
        parts.append(((period.first.isoformat(), period.last.isoformat(), str(tail)), True))
    if period.first != head.first and (head != tail or not parts):
        parts.append(((period.first.isoformat(), head.last.isoformat(), str(head)), False))
    return parts


def _month(day: date) -> Period:
    return report_period.containing(PeriodKind.MONTH, day)
