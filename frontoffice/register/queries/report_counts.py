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
from typing import Any, Final

import apsw

from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.choices import ListName
from frontoffice.domain.reports.report import AGES, REPEATED_WITHIN, TOPICS, Cut, Movement, Scope, Topic, age_code
from frontoffice.register.projection.complaint_counts import WAITING
from frontoffice.register.queries import canonical, report_months
from frontoffice.register.queries.canonical import Lists
from frontoffice.register.queries.report_months import of_one_counter, within
from frontoffice.register.queries.report_selection import day_column


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


def by_cut(connection: apsw.Connection, scope: Scope, today: date) -> dict[tuple[str, str], CutCounts]:
    """Counts per value of each cut, of all (``("", "")``), of entries made in error and of returning complainants."""
    of_counter, counter = of_one_counter(scope)
    last = scope.period.last.isoformat()
    sunday = today + timedelta(days=6 - today.weekday())
    week = (today.isoformat(), sunday.isoformat())
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for key, (now, ever) in report_months.count_received(connection, scope).items():
        found[key] |= {"received": now, "ever": ever}
    for key, (now, ever) in report_months.count_done(connection, scope).items():
        found[key] |= {"done": now, "done_ever": ever}
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
    for value, many in report_months.topics(connection, scope).items():
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
