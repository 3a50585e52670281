"""Report counts from the count tables of the complaints: some thousands of rows instead of a million."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any, Final, NamedTuple

import apsw

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import OfficeTime
from frontoffice.domain.calendar.report_period import Period, PeriodKind
from frontoffice.domain.choices import ListName
from frontoffice.domain.reports.report import (
    AGES,
    REPEATED_WITHIN,
    TOPICS,
    Basis,
    Cut,
    Movement,
    Scope,
    Topic,
    age_code,
)
from frontoffice.register.projection.complaint_counts import WAITING
from frontoffice.register.queries import canonical
from frontoffice.register.queries.canonical import Lists
from frontoffice.register.queries.report_selection import day_column, end_of_week

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


def count_topics(connection: apsw.Connection, scope: Scope) -> Counter[str]:
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


# --- report counts ---


@dataclass(frozen=True, slots=True)
class CutCounts:
    """How many complaints of a scope have one value of a cut (or are there at all)."""

    received: int = 0
    ever: int = 0  # received by the end of the period
    late: int = 0
    waiting: int = 0
    due_this_week: int = 0
    done: int = 0
    done_ever: int = 0  # by the end of the period

    @property
    def rest(self) -> int:
        """Open complaints at the end of the period."""
        return self.ever - self.done_ever

    def __add__(self, other: CutCounts) -> CutCounts:
        return CutCounts(*map(sum, zip(astuple(self), astuple(other), strict=True)))


class DayCounts:
    """How many came in and were done by each day, for the movements of any periods."""

    def __init__(self, connection: apsw.Connection, scope: Scope) -> None:
        of_counter, counter = of_one_counter(scope)
        self._received = _Steps(connection, "report_count", day_column(scope), of_counter, counter)
        self._done = _Steps(connection, "report_done", "done_on", of_counter, counter)

    def movement(self, period: Period) -> Movement:
        """Movement of a period: carried over, received, done and remaining complaints."""
        before, received = self._received.split(period)
        done_before, done = self._done.split(period)
        carried = before - done_before
        return Movement(carried, received, done, carried + received - done)


class _Steps:
    """Running total by day."""

    def __init__(self, connection: apsw.Connection, table: str, day: str, where: str, bound: tuple[str, ...]) -> None:
        rows: Any = connection.execute(
            f"SELECT {day}, sum(n) FROM {table} WHERE cut = ''{where} GROUP BY 1 ORDER BY 1", bound
        )
        counted = list(rows)
        self._days = [day for day, _ in counted]
        self._sums = [0, *accumulate(many for _, many in counted)]

    def split(self, period: Period) -> tuple[int, int]:
        """The sum before a period, and in it."""
        before = self._sums[bisect_left(self._days, period.first.isoformat())]
        return before, self._sums[bisect_right(self._days, period.last.isoformat())] - before


# From an index of nothing else (storage/migrations/0001_tables.py).
_OWED: Final = (
    "SELECT cut, value, sum(n) FILTER (WHERE clock < ?), sum(n) FILTER (WHERE clock = ?),"
    " sum(n) FILTER (WHERE clock BETWEEN ? AND ?)"
    " FROM report_count INDEXED BY report_owed WHERE clock > '' AND {day} <= ?{of_counter} GROUP BY cut, value"
)
_APART: Final = (
    "SELECT cut, sum(n) FROM report_count WHERE cut IN ('again', 'cancelled') AND value = '' AND {where} GROUP BY cut"
)


def by_cut(connection: apsw.Connection, scope: Scope, now: OfficeTime) -> dict[tuple[str, str], CutCounts]:
    """Counts per value of each cut, of all (``("", "")``), of entries made in error and of returning complainants."""
    of_counter, counter = of_one_counter(scope)
    last = scope.period.last.isoformat()
    week = (now.text, end_of_week(now.day).text)
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for key, (many, ever) in count_received(connection, scope).items():
        found[key] |= {"received": many, "ever": ever}
    for key, (many, ever) in count_done(connection, scope).items():
        found[key] |= {"done": many, "done_ever": ever}
    owed: Any = connection.execute(
        _OWED.format(day=day_column(scope), of_counter=of_counter), (week[0], WAITING, *week, last, *counter)
    ).fetchall()  # apsw keeps a cursor for good that ends before an older one
    for cut, value, late, waiting, due in owed:
        found[cut, value] |= {"late": late or 0, "waiting": waiting or 0, "due_this_week": due or 0}
    where, bound = within(scope)
    apart: Any = connection.execute(_APART.format(where=where), bound)
    return {key: CutCounts(**counts) for key, counts in found.items()} | {
        (cut, ""): CutCounts(received=many) for cut, many in apart
    }


def by_choice(counted: Mapping[tuple[str, str], CutCounts], known: Lists) -> dict[tuple[str, str], CutCounts]:
    """Merge counts of texts into counts of list choices.

    All that means one of them, and all that means none, together.
    """
    found: dict[tuple[str, str], CutCounts] = {}
    for (cut, text), one in counted.items():
        key = (cut, canonical.code(known, cut, text))
        found[key] = found[key] + one if key in found else one
    return found


def topics(connection: apsw.Connection, scope: Scope, known: Lists) -> tuple[Topic, ...]:
    """Most frequent topics of complaints, by category and service."""
    found: Counter[tuple[str, str]] = Counter()
    for value, many in count_topics(connection, scope).items():
        category, _, service = value.partition("\x1f")
        found[canonical.code(known, Cut.CATEGORY, category), canonical.code(known, Cut.SERVICE, service)] += many
    del found["", ""]
    named = (_topic(category, service, many, known) for (category, service), many in found.items())
    return tuple(sorted(named, key=lambda one: (-one.received, one.label, one.category, one.service))[:TOPICS])


def _topic(category: str, service: str, many: int, known: Lists) -> Topic:
    named = (known[ListName.CATEGORY].name(category), known[ListName.SERVICE].name(service))
    return Topic(category, service, " \N{MIDDLE DOT} ".join(filter(None, named)), many)


def pairs(connection: apsw.Connection, scope: Scope, what: str) -> dict[tuple[date, date], int]:
    """How many of those received were received on one day, and ``responded`` to or ``closed`` on another."""
    where, bound = within(scope)
    rows: Any = connection.execute(
        f"SELECT received_on, ended_on, sum(n) FROM report_span WHERE what = ? AND {where} GROUP BY 1, 2",
        (what, *bound),
    )
    day = cache(date.fromisoformat)  # some hundred of them, in tens of thousands of pairs
    return {(day(began), day(ended)): many for began, ended, many in rows}


def response_late(connection: apsw.Connection, scope: Scope, today: date) -> int:
    """How many of those received were answered late, or are owed an answer since before today."""
    where, bound = within(scope)
    many: int = connection.execute(
        f"SELECT coalesce(sum(n), 0) FROM report_span WHERE what IN ('late', 'owed') AND ended_on < ? AND {where}",
        (today.isoformat(), *bound),
    ).get
    return many


def ages(connection: apsw.Connection, scope: Scope, today: date, rest: int) -> dict[str, int]:
    """Open complaints by age on the last day of the period, or today in an unfinished period."""
    as_of, last = min(today, scope.period.last), scope.period.last.isoformat()
    of_counter, counter = of_one_counter(scope)
    eldest = next(least for least, most in AGES if most is None)
    since = (as_of - timedelta(days=eldest)).isoformat()
    came: Any = connection.execute(
        "SELECT received_on, sum(n) FROM report_count"
        f" WHERE cut = '' AND received_on > ? AND {day_column(scope)} <= ?{of_counter} GROUP BY 1",
        (since, last, *counter),
    ).fetchall()  # no cursor is left beside the next
    went: Any = connection.execute(
        "SELECT received_on, -sum(n) FROM report_span WHERE what = 'closed' AND received_on > ?"
        f" AND max(ended_on, received_on, recorded_on) <= ?{of_counter} GROUP BY 1",
        (since, last, *counter),
    )
    found = dict.fromkeys((age_code(*age) for age in AGES), 0)
    for received, many in (*came, *went):
        days = max(0, (as_of - date.fromisoformat(received)).days)
        found[next(age_code(*age) for age in AGES if age[1] is not None and days <= age[1])] += many
    return found | {age_code(eldest, None): rest - sum(found.values())}


# For each service, from its first day on, in steps as long as still count as before: the days on which nothing like it
# had been there (alone). A few steps for each year, instead of every day of every service. A service has all the texts
# that mean it.
_TEXTS: Final = "counter AS c, json_each({0}.texts) AS t"
_OF_SERVICE: Final = (
    "FROM report_count AS one WHERE one.cut = 'service' AND one.value = t.value AND one.series = c.series"
)
_NEAR: Final = (
    f"(SELECT max((SELECT max(one.received_on) {_OF_SERVICE} AND one.received_on > step.day"
    f" AND one.received_on <= date(step.day, '{REPEATED_WITHIN} days'))) FROM {_TEXTS.format('step')})"
)
_FAR: Final = (
    f"(SELECT min((SELECT min(one.received_on) {_OF_SERVICE} AND one.received_on > step.day))"
    f" FROM {_TEXTS.format('step')})"
)
_ALONE: Final = (
    "WITH RECURSIVE counter (series) AS (SELECT DISTINCT series FROM report_count WHERE cut = ''),"
    " service (texts) AS (SELECT value FROM json_each(?)),"
    " step (texts, day, alone) AS ("
    f"SELECT texts, (SELECT min((SELECT min(one.received_on) {_OF_SERVICE})) FROM {_TEXTS.format('service')}), 1"
    " FROM service UNION ALL"
    f" SELECT step.texts, coalesce({_NEAR}, {_FAR}), {_NEAR} IS NULL FROM step WHERE step.day IS NOT NULL)"
    " SELECT coalesce(sum(n), 0) FROM step JOIN counter JOIN json_each(step.texts) AS t CROSS JOIN report_count AS one"
    " ON one.cut = 'service' AND one.value = t.value AND one.series = counter.series AND one.received_on = step.day"
    " WHERE step.alone AND step.day IS NOT NULL AND {where}"
)
_SERVICES: Final = (
    "WITH RECURSIVE service (value) AS (SELECT min(value) FROM report_count WHERE cut = 'service' AND value > ''"
    " UNION ALL SELECT (SELECT min(value) FROM report_count WHERE cut = 'service' AND value > service.value)"
    " FROM service WHERE service.value IS NOT NULL) SELECT value FROM service WHERE value IS NOT NULL"
)


def same_service(
    connection: apsw.Connection, scope: Scope, counted: Mapping[tuple[str, str], CutCounts], known: Lists
) -> int:
    """Count received complaints on a service with another complaint shortly before.

    Of the services in no list each text is one.
    """
    where, bound = within(scope)
    services: dict[str, list[str]] = {}
    for (text,) in connection.execute(_SERVICES):
        services.setdefault(known[ListName.SERVICE].code_or_text(str(text)), []).append(str(text))
    alone: int = connection.execute(
        _ALONE.format(where=f"one.{where.replace(' AND series', ' AND one.series')}"),
        (json.dumps(list(services.values())), *bound),
    ).get
    of_any = sum(one.received for (cut, value), one in counted.items() if cut == Cut.SERVICE and value)
    return of_any - alone


def days_of_recording(connection: apsw.Connection, scope: Scope, until: date) -> list[tuple[str, str]]:
    """List the counters' days with recordings, by day, including entries made in error."""
    of_counter, counter = of_one_counter(scope)
    rows: Any = connection.execute(
        "SELECT DISTINCT series, recorded_on FROM report_count WHERE cut IN ('', 'cancelled')"
        f" AND recorded_on BETWEEN ? AND ?{of_counter} ORDER BY 2, 1",
        (scope.period.first.isoformat(), min(until, scope.period.last).isoformat(), *counter),
    )
    return list(rows)


def cycles(counted: Mapping[tuple[str, str], CutCounts]) -> dict[int, int]:
    """How many of those done took how many cycles."""
    return dict(sorted((int(value), one.done) for (cut, value), one in counted.items() if cut == "cycle" and one.done))
