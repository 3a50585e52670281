"""Every figure of a report, counted in the complaints' read table."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

import apsw

from frontoffice.domain import report_period
from frontoffice.domain.dates import from_text
from frontoffice.domain.report import (
    AGES,
    TOPICS,
    WITHIN,
    Cut,
    CutLine,
    DeskHeard,
    Figures,
    Movement,
    OpenDay,
    Scope,
    Selection,
    Spans,
    Subset,
    Topic,
    age_code,
)
from frontoffice.domain.report_period import Period, PeriodKind
from frontoffice.domain.working_day_count import WorkingDayCount
from frontoffice.register.queries import report_selection
from frontoffice.register.queries.report_selection import Part, where
from frontoffice.register.unit_of_work import UnitOfWork

_MANY_DAYS: Final = 31  # a longer period from one day to another is divided by months


def figures(unit: UnitOfWork, scope: Scope) -> Figures:
    """Every figure of a scope, as of now."""
    connection, now, today = unit.connection, unit.now(), unit.today()

    def many(subset: Subset, value: str = "") -> int:
        return _count(connection, where(Selection(scope, subset, value), today))

    worked = WorkingDayCount(unit.calendar)
    return Figures(
        scope=scope,
        as_of=now,
        movement=_movement(connection, scope, today),
        cancelled=many(Subset.CANCELLED),
        late=many(Subset.LATE),
        due_this_week=many(Subset.DUE_THIS_WEEK),
        waiting=many(Subset.WAITING),
        response=_spans(_pairs(connection, scope, "responded_on"), worked),
        response_late=many(Subset.RESPONSE_LATE),
        closing=_spans(_pairs(connection, scope, "closed_on"), worked),
        cuts={cut: _cut(unit, scope, cut, today) for cut in Cut},
        ages={age_code(*age): many(Subset.AGE, age_code(*age)) for age in AGES},
        satisfied=many(Subset.SATISFIED),
        unsatisfied=many(Subset.UNSATISFIED),
        no_answer=many(Subset.NO_ANSWER),
        cycles=_cycles(connection, scope, today),
        topics=_topics(connection, scope, today),
        same_service=many(Subset.SAME_SERVICE),
        same_person=many(Subset.SAME_PERSON),
        not_closed=_not_closed(connection, scope, today),
        trend=tuple((part, _movement(connection, _of(scope, part), today)) for part in parts(scope.period)),
        before=_movement(connection, _of(scope, scope.period.before()), today),
        year_before=_movement(connection, _of(scope, scope.period.year_before()), today),
        heard=_heard(unit, scope.counter),
    )


def _of(scope: Scope, period: Period) -> Scope:
    return dataclasses.replace(scope, period=period)


def _count(connection: apsw.Connection, found: Part) -> int:
    many: int = connection.execute(f"SELECT count(*) FROM complaint WHERE {found.sql}", found.bound).get
    return many


def parts(period: Period) -> Iterator[Period]:
    """The months of a longer period, the days of a month or week; of months only what lies in the period."""
    if period.kind is PeriodKind.DAY:
        return
    by_day = period.kind in (PeriodKind.WEEK, PeriodKind.MONTH) or (period.last - period.first).days < _MANY_DAYS
    first = period.first
    while first <= period.last:
        part = report_period.containing(PeriodKind.DAY if by_day else PeriodKind.MONTH, first)
        last = min(part.last, period.last)
        is_whole = (part.first, part.last) == (first, last)
        yield part if is_whole else report_period.between(first, last)
        first = last + timedelta(days=1)


def _movement(connection: apsw.Connection, scope: Scope, today: date) -> Movement:
    subsets = (Subset.CARRIED, Subset.RECEIVED, Subset.DONE, Subset.REST)
    return Movement(*(_count(connection, where(Selection(scope, subset), today)) for subset in subsets))


def _pairs(connection: apsw.Connection, scope: Scope, ended: str) -> dict[tuple[date, date], int]:
    """How many of those received were received on one day, and answered or closed on another."""
    found = where(Selection(scope), date.max) & Part(f"{ended} <> ''")
    rows: Any = connection.execute(
        f"SELECT received_on, {ended}, count(*) FROM complaint WHERE {found.sql} GROUP BY 1, 2", found.bound
    )
    return {(date.fromisoformat(began), date.fromisoformat(over)): many for began, over, many in rows}


def _spans(pairs: Mapping[tuple[date, date], int], worked: WorkingDayCount) -> Spans:
    lengths: dict[int, int] = {}
    for (began, ended), many in pairs.items():
        days = worked.between(began, ended)
        lengths[days] = lengths.get(days, 0) + many
    counted = sum(lengths.values())
    within = {most: sum(many for days, many in lengths.items() if days <= most) for most in WITHIN}
    if not counted:
        return Spans(0, None, None, within)
    mean = Fraction(sum(days * many for days, many in lengths.items()), counted)
    middle = [_place(lengths, place) for place in ((counted - 1) // 2, counted // 2)]
    return Spans(counted, mean, Fraction(sum(middle), 2), within)


def _place(lengths: Mapping[int, int], place: int) -> int:
    """The length at that place, from 0, when all of them stand in order."""
    for days in sorted(lengths):
        place -= lengths[days]
        if place < 0:
            return days
    raise ValueError(place)


def _cut(unit: UnitOfWork, scope: Scope, cut: Cut, today: date) -> tuple[CutLine, ...]:
    subsets = (Subset.RECEIVED, Subset.DONE, Subset.REST, Subset.LATE, Subset.WAITING)
    by_value: dict[str, list[int]] = {}
    name = report_selection.column(cut)
    for place, subset in enumerate(subsets):
        found = where(Selection(scope, subset), today)
        rows: Any = unit.connection.execute(
            f"SELECT {name}, count(*) FROM complaint WHERE {found.sql} GROUP BY 1", found.bound
        )
        for value, many in rows:
            by_value.setdefault(value, [0] * len(subsets))[place] = many
    named = labels(unit, cut)
    lines = [CutLine(value, named.get(value, value), *counts) for value, counts in by_value.items()]
    return tuple(sorted(lines, key=lambda line: (-line.received, -line.rest, line.label, line.value)))


def labels(unit: UnitOfWork, cut: Cut) -> Mapping[str, str]:
    """The office's words for the codes of a cut; what has none is its own word."""
    if cut is Cut.CHANNEL:
        return {code: channel.name for code, channel in unit.channels.items()}
    if cut is Cut.LEVEL:
        return {limit.code: limit.name for limit in unit.limits.levels()}
    return {}


def _cycles(connection: apsw.Connection, scope: Scope, today: date) -> dict[int, int]:
    found = where(Selection(scope, Subset.DONE), today)
    rows: Any = connection.execute(
        f"SELECT cycle, count(*) FROM complaint WHERE {found.sql} GROUP BY 1 ORDER BY 1", found.bound
    )
    return dict(rows)


def _topics(connection: apsw.Connection, scope: Scope, today: date) -> tuple[Topic, ...]:
    found = where(Selection(scope), today) & Part("(category <> '' OR service <> '')")
    rows: Any = connection.execute(
        f"SELECT category, service, count(*) AS many FROM complaint WHERE {found.sql}"
        " GROUP BY 1, 2 ORDER BY many DESC, 1, 2 LIMIT ?",
        (*found.bound, TOPICS),
    )
    return tuple(topic(category, service, many) for category, service, many in rows)


def topic(category: str, service: str, many: int) -> Topic:
    """A topic with its words."""
    label = " \N{MIDDLE DOT} ".join(part for part in (category, service) if part)
    return Topic(category, service, label, many)


def _not_closed(connection: apsw.Connection, scope: Scope, today: date) -> tuple[OpenDay, ...]:
    """Days of recording before today, whatever the scope counts by: a page is of what was recorded on it."""
    last = min(scope.period.last, today - timedelta(days=1))
    counter = " AND series = ?" if scope.counter else ""
    rows: Any = connection.execute(
        "SELECT DISTINCT series, recorded_on FROM complaint AS one WHERE recorded_on BETWEEN ? AND ?"
        f"{counter} AND NOT EXISTS"
        " (SELECT 1 FROM day_closed WHERE day_closed.series = one.series AND day = recorded_on) ORDER BY 2, 1",
        (scope.period.first.isoformat(), last.isoformat(), *([scope.counter] if scope.counter else ())),
    )
    return tuple(OpenDay(series, date.fromisoformat(day)) for series, day in rows)


def _heard(unit: UnitOfWork, counter: str) -> tuple[DeskHeard, ...]:
    """The counters whose complaints are here, each with when the newest entry of its chains was written."""
    rows: Any = unit.connection.execute(
        "SELECT desk.series, max(recorded_at) FROM (SELECT series, origin FROM foreign_series"
        " UNION SELECT ?, origin FROM my_origin) AS desk JOIN head USING (origin) JOIN journal USING (origin, seq)"
        " WHERE desk.series <> '' GROUP BY 1 ORDER BY 1",
        (unit.desk.counter if unit.desk.gives_numbers else "",),
    )
    return tuple(DeskHeard(series, from_text(at)) for series, at in rows if counter in ("", series))
