"""How many complaints a scope has by each value of each cut: from whole months, and the days of months cut in two."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import apsw

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.report_period import Period, PeriodKind
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.register.queries.report_selection import day_column

_CUTS: Final = ("month.", "month.topic")  # from, and up to without it: topics, the most of them, come last
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
_TOPICS: Final = (
    "SELECT value, sum(n) FROM report_count"
    " WHERE cut = 'month.topic' AND {day} BETWEEN ?1 AND ?2 AND ?3 = ''{of_counter} GROUP BY value"
)
_TOPICS_CUT: Final = (
    "SELECT days.value, sum(days.n) FROM (SELECT DISTINCT value, series, received_on FROM report_count"
    " WHERE cut = 'month.topic' AND {day} = ?3{of_counter}) AS month"
    " CROSS JOIN report_count AS days ON days.cut = 'topic' AND days.value = month.value AND days.series = month.series"
    " AND days.received_on BETWEEN {since} AND month.received_on || '-31'"
    " WHERE days.{day} BETWEEN ?1 AND ?2 GROUP BY 1"
)


class PeriodCount(NamedTuple):
    """How many in the period, and how many ever by its end."""

    now: int = 0
    ever: int = 0


def of_one_counter(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """SQL condition for the scope's counter, if it has one, with its bound values."""
    return (" AND series = ?", (scope.counter,)) if scope.counter else ("", ())


def within(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """SQL condition for rows within the scope's days, with its bound values."""
    of_counter, counter = of_one_counter(scope)
    period = scope.period
    where = f"{day_column(scope)} BETWEEN ? AND ?{of_counter}"
    return where, (period.first.isoformat(), period.last.isoformat(), *counter)


def topics(connection: apsw.Connection, scope: Scope) -> Counter[str]:
    """How many were received by each category and service, a separator between them."""
    names = {"day": day_column(scope), "of_counter": " AND series = ?4" if scope.counter else ""}
    names["since"] = "?1" if scope.basis is Basis.RECEIVED else "month.received_on"
    counter = (scope.counter,) if scope.counter else ()
    first, last, parts = _fewest_days(scope.period)
    found = Counter(dict(connection.execute(_TOPICS.format(**names), (first, last, "", *counter))))
    for sign, *days in parts:
        for topic, many in connection.execute(_TOPICS_CUT.format(**names), (*days, *counter)):
            found[str(topic)] += sign * int(str(many))
    return +found


def _fewest_days(period: Period) -> tuple[str, str, list[tuple[int, str, str, str]]]:
    """A period as whole months from and to, and the days to be added or taken away, with their month."""
    head, tail = _month(period.first), _month(period.last)
    if head == tail and (period.first, period.last) != (head.first, head.last):
        return "", "", [(1, period.first.isoformat(), period.last.isoformat(), str(head))]
    parts = []
    if period.first - head.first > head.last - period.first:
        parts.append((1, period.first.isoformat(), head.last.isoformat(), str(head)))
        head = head.after()
    elif period.first > head.first:
        parts.append((-1, head.first.isoformat(), (period.first - timedelta(days=1)).isoformat(), str(head)))
    if tail.last - period.last > period.last - tail.first:
        parts.append((1, tail.first.isoformat(), period.last.isoformat(), str(tail)))
        tail = tail.before()
    elif period.last < tail.last:
        parts.append((-1, (period.last + timedelta(days=1)).isoformat(), tail.last.isoformat(), str(tail)))
    return str(head), str(tail), parts


def count_received(connection: apsw.Connection, scope: Scope) -> dict[tuple[str, str], PeriodCount]:
    """How many were received, by each value of each cut."""
    return _count_by_cut(connection, scope, table="report_count", by="received_on", day=day_column(scope))


def count_done(connection: apsw.Connection, scope: Scope) -> dict[tuple[str, str], PeriodCount]:
    """How many were done, by each value of each cut, and of cycles."""
    return _count_by_cut(connection, scope, table="report_done", by="done_on", day="done_on")


def _count_by_cut(connection: apsw.Connection, scope: Scope, **names: str) -> dict[tuple[str, str], PeriodCount]:
    """Counts by cut and value; ``by`` is the leading day column of the table's key, ``day`` that of the scope."""
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
    """First and last whole month of the period, and the last whole month before its end."""
    after, last = _month(period.first), _month(period.last + timedelta(days=1)).before()
    first = after if after.first == period.first else after.after()
    return str(first), str(last), str(last)


def _cut(period: Period) -> list[tuple[tuple[str, str, str], bool]]:
    """Partial months of the period.

    From and to which day, which month; whether it ends there.

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
