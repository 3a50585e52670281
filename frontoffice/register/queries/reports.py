"""Figures and lists of reports: every figure of a scope, and the complaints behind each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import OfficeTime, from_text
from frontoffice.domain.calendar.report_period import Period, PeriodKind
from frontoffice.domain.calendar.working_days import OfficeCalendar, WorkingDayCount
from frontoffice.domain.choices import OTHER, OTHER_NAME, ListName
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import (
    ConsultationCount,
    ConsultationFigures,
    Cut,
    CutLine,
    DeskHeard,
    Figures,
    OpenDay,
    OpenSlips,
    Scope,
    Selection,
    Subset,
)
from frontoffice.domain.reports.report_comparison import spans
from frontoffice.domain.slips import runs
from frontoffice.register.journal import reading
from frontoffice.register.queries import canonical, hidden_words, report_counts, report_selection, slips
from frontoffice.register.queries.consultations import ConsultationQuery
from frontoffice.register.queries.inbox import Inbox
from frontoffice.register.queries.numbers import Counters
from frontoffice.register.queries.report_counts import CutCounts, DayCounts
from frontoffice.register.queries.report_selection import Part
from frontoffice.register.unit_of_work import UnitOfWork

# --- Every figure of a report, from the counts of the complaints' read table ---

# --- How many complaints of a scope got more time for their answer, and how many cannot be followed up, by
# ground ---
# They are few, so they are counted by the very condition of their lists, from an index of nothing else.


def count_extended(connection: apsw.Connection, scope: Scope) -> int:
    """Extended complaints of those received in the period."""
    where = _of(scope, Subset.EXTENDED)
    many: int = connection.execute(
        f"SELECT count(*) FROM complaint INDEXED BY complaint_extended WHERE {where.sql}", where.bound
    ).get
    return many


def count_declined(connection: apsw.Connection, scope: Scope) -> dict[str, int]:
    """Declined complaints of those closed in the period, by the code of the ground, the most first."""
    where = _of(scope, Subset.DECLINED)
    rows: Any = connection.execute(
        f"SELECT ground, count(*) FROM complaint INDEXED BY complaint_declined WHERE {where.sql}"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
        where.bound,
    )
    return dict(rows)


def _of(scope: Scope, subset: Subset) -> Part:
    return report_selection.where(Selection(scope, subset), OfficeTime(scope.period.last, ""), {})  # of no day, no list


# --- report figures ---

_MANY_DAYS: Final = 31  # a longer period from one day to another is divided by months
_NONE: Final = CutCounts()


def figures(unit: UnitOfWork, scope: Scope) -> Figures:
    """Every figure of a scope, as of now."""
    connection, now, period = unit.connection, unit.office_time(), scope.period
    known, days = canonical.lists(unit), DayCounts(connection, scope)
    counted = report_counts.by_choice(report_counts.by_cut(connection, scope, now), known)
    worked, whole = WorkingDayCount(unit.calendar), counted.get(("", ""), _NONE)
    cycles = report_counts.cycles(counted)
    return Figures(
        scope=scope,
        as_of=unit.now(),
        movement=days.movement(period),
        cancelled=counted.get(("cancelled", ""), _NONE).received,
        late=whole.late,
        due_this_week=whole.due_this_week,
        waiting=whole.waiting,
        response=spans(report_counts.pairs(connection, scope, "responded"), worked),
        response_late=report_counts.response_late(connection, scope, now.day),
        closing=spans(report_counts.pairs(connection, scope, "closed"), worked),
        cuts=_cuts(unit, counted),
        ages=report_counts.ages(connection, scope, now.day, whole.rest),
        satisfied=counted.get((Cut.STATUS, Status.SATISFIED), _NONE).done,
        unsatisfied=sum(many for cycle, many in cycles.items() if cycle > 1),
        no_answer=counted.get((Cut.STATUS, Status.UNANSWERED), _NONE).done,
        cycles=cycles,
        topics=report_counts.topics(connection, scope, known),
        same_service=report_counts.same_service(connection, scope, counted, known),
        same_person=counted.get(("again", ""), _NONE).received,
        not_closed=not_closed(connection, scope, now.day),
        trend=tuple((part, days.movement(part)) for part in parts(period)),
        before=days.movement(period.before()),
        year_before=days.movement(period.year_before()),
        heard=_list_counters(unit, scope.counter),
        consultations=_consultations(unit, scope) if ConsultationQuery(unit).are_recorded else None,
        open_slips=tuple(_open_slips(unit, scope)),
        extended=count_extended(connection, scope),
        declined=count_declined(connection, scope),
        messages=Inbox(unit).count(scope.period, scope.counter),
    )


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


def labels(unit: UnitOfWork) -> Mapping[Cut, Mapping[str, str]]:
    """The office's words for the codes of each cut; what has none is its own word."""
    return {cut: _labels(unit, cut) for cut in Cut}


def _cuts(unit: UnitOfWork, counted: Mapping[tuple[str, str], CutCounts]) -> dict[Cut, tuple[CutLine, ...]]:
    """The lines of each cut, the most received first, without empty values."""
    found: dict[Cut, list[CutLine]] = {cut: [] for cut in Cut}
    named = labels(unit)
    for (code, value), one in counted.items():
        if code in _CUTS and (one.received or one.done or one.rest):
            cut = Cut(code)
            label = named[cut].get(value, value)
            found[cut].append(CutLine(value, label, one.received, one.done, one.rest, one.late, one.waiting))
    return {cut: tuple(sorted(lines, key=_first_the_most)) for cut, lines in found.items()}


_CUTS: Final = frozenset(cut.value for cut in Cut)


def _first_the_most(line: CutLine) -> tuple[int, int, str, str]:
    return -line.received, -line.rest, line.label, line.value


def _labels(unit: UnitOfWork, cut: Cut) -> Mapping[str, str]:
    if canonical.is_list(cut):
        choices = canonical.lists(unit)[ListName(cut.value)].choices
        return {OTHER: OTHER_NAME} | {code: choice.name for code, choice in choices.items()}
    if cut is Cut.CHANNEL:
        return {code: channel.name for code, channel in unit.channels.items()}
    if cut is Cut.LEVEL:
        return {limit.code: limit.name for limit in unit.limits.levels()}
    return {}


def not_closed(connection: apsw.Connection, scope: Scope, today: date) -> tuple[OpenDay, ...]:
    """List unclosed recording days before today, on either basis of the scope: a page is of what was recorded on it."""
    closed = set(connection.execute("SELECT series, day FROM day_closed"))
    found = report_counts.days_of_recording(connection, scope, today - timedelta(days=1))
    return tuple(OpenDay(series, date.fromisoformat(day)) for series, day in found if (series, day) not in closed)


def _open_slips(unit: UnitOfWork, scope: Scope) -> Iterator[OpenSlips]:
    """List slips printed by the end of the period, neither recorded nor voided until now."""
    for series in (scope.counter,) if scope.counter else Counters(unit).series():
        found = slips.open_slips(unit.connection, series)
        for first, last in runs(slip for slip in found if slip.block.printed_on <= scope.period.last):
            yield OpenSlips(series, first.text, last.text, last.number.no - first.number.no + 1)


def _consultations(unit: UnitOfWork, scope: Scope) -> ConsultationFigures:
    """Consultations by month in order, by channel and service the most first."""
    counted = ConsultationQuery(unit).count_by_month(scope.period, scope.counter)
    months, channels, services = (Counter[str]() for _ in range(3))
    for line in counted:
        months[line.month] += line.many
        channels[line.channel] += line.many
        services[line.service] += line.many
    sought, named = ConsultationFilter(scope.period, scope.counter, stayed=True), _labels(unit, Cut.CHANNEL)
    return ConsultationFigures(
        tuple(_of_month(sought, month, many) for month, many in sorted(months.items())),
        tuple(
            ConsultationCount(replace(sought, channel=code), named.get(code, code), many)
            for code, many in _most_first(channels)
        ),
        tuple(
            ConsultationCount(replace(sought, service=service), service, many)
            for service, many in _most_first(services)
        ),
    )


def _of_month(sought: ConsultationFilter, month: str, many: int) -> ConsultationCount:
    """A month, as far as it lies in the period."""
    whole = report_period.parse(month)
    first, last = max(whole.first, sought.period.first), min(whole.last, sought.period.last)
    part = whole if (first, last) == (whole.first, whole.last) else report_period.between(first, last)
    return ConsultationCount(replace(sought, period=part), report_period.title(part), many)


def _most_first(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _list_counters(unit: UnitOfWork, counter: str) -> tuple[DeskHeard, ...]:
    """List the counters with complaints here, each with the time of the newest entry of its chains."""
    rows: Any = unit.connection.execute(
        "SELECT desk.series, max(recorded_at) FROM (SELECT series, origin FROM foreign_series"
        " UNION SELECT ?, origin FROM my_origin) AS desk JOIN head USING (origin) JOIN journal USING (origin, seq)"
        " WHERE desk.series <> '' AND instr(desk.series, '/') = 0 GROUP BY 1 ORDER BY 1",
        (unit.desk.counter if unit.desk.gives_numbers else "",),
    )
    return tuple(DeskHeard(series, from_text(at)) for series, at in rows if counter in ("", series))


# --- reports ---


class ReportLine(NamedTuple):
    """One complaint as text (dates in ISO form, "" for none; the name as anyone may see it); flags are 0 or 1.

    What is no complaint has no due date, whatever the read table keeps.
    """

    subject: UUID
    number_text: str
    series: str
    recorded_on: str
    received_on: str
    channel: str
    channel_name: str
    kind: str
    name: str
    regency: str
    sector: str
    service: str
    category: str
    level: str
    summary: str
    status: str
    waits: str
    clock_on: str
    clock_time: str
    due_on: str
    due_provisional: int
    responded_on: str
    response_late: int
    action: str
    outcome: str
    answer: str
    closed_on: str
    cycle: int
    assignee: str
    team: str
    officer: str
    letter_no: str
    missing: str
    conflict: int
    extended_until: str


def report_line(row: Sequence[Any]) -> ReportLine:
    """A row of the read table, in the order of the line's fields."""
    line = ReportLine(UUID(bytes=row[0]), *row[1:])
    if line.kind == Kind.COMPLAINT:
        return line
    return line._replace(due_on="", due_provisional=0, extended_until="")


@dataclass(frozen=True, slots=True)
class ReportList:
    """Some of the complaints of a selection, by day and number; ``total`` of them there are.

    ``hidden`` are never among the lines: they are counted by where somebody lives who asked for confidence.
    """

    lines: tuple[ReportLine, ...]
    total: int
    hidden: int = 0


_TYPES: Final = reading.shape(ReportLine)
_WHERE: Final = frozenset({Cut.REGENCY, Cut.DISTRICT})


class Reports:
    """The figures of a period, and the list behind each."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def figures(self, scope: Scope) -> Figures:
        """Every figure of a scope, as of now."""
        with self._unit.reading():
            return figures(self._unit, scope)

    def labels(self) -> Mapping[Cut, Mapping[str, str]]:
        """The office's words for the codes of each cut; what has none is its own word."""
        with self._unit.reading():
            return labels(self._unit)

    def not_closed(self, scope: Scope) -> tuple[OpenDay, ...]:
        """List the days before today with complaints on an unclosed page, the oldest first."""
        with self._unit.reading():
            return not_closed(self._unit.connection, scope, self._unit.today())

    def count(self, selection: Selection) -> int:
        """How many complaints a selection has."""
        with self._unit.reading():
            return self._count(selection)

    def listing(self, selection: Selection, limit: int, offset: int = 0) -> ReportList:
        """The complaints of a selection by day and number, from the one at ``offset`` on."""
        with self._unit.reading():
            connection, known = self._unit.connection, canonical.lists(self._unit)
            total = self._count(selection)
            found = report_selection.where(selection, self._unit.office_time(), known)
            hidden = 0
            if _WHERE & {cut for cut, _ in selection.cuts}:
                found &= report_selection.Part("may_offer = 1")
                hidden = total - self._many(found)
            kept = reading.validate_rows(
                "complaint",
                connection.execute(
                    f"SELECT {', '.join(ReportLine._fields)} FROM complaint WHERE {found.sql}"
                    f" ORDER BY {report_selection.day_column(selection.scope)}, series, year, no, id LIMIT ? OFFSET ?",
                    (*found.bound, limit, offset),
                ),
                _TYPES,
            )
            lines = hidden_words.mask_lines(connection, map(report_line, kept))
        return ReportList(tuple(map(canonical.build_display_mapper(known), lines)), total, hidden)

    def _count(self, selection: Selection) -> int:
        known = canonical.lists(self._unit)
        count_working_days(self._unit.connection, self._unit.calendar)
        return self._many(report_selection.where(selection, self._unit.office_time(), known))

    def _many(self, found: report_selection.Part) -> int:
        many: int = self._unit.connection.execute(f"SELECT count(*) FROM complaint WHERE {found.sql}", found.bound).get
        return many


def count_working_days(connection: apsw.Connection, calendar: OfficeCalendar) -> None:
    """Register the SQL function for working days between two dates (ISO), by that calendar, on the connection."""
    counted = WorkingDayCount(calendar)

    def working_days(*dates: object) -> int:
        earlier, later = (date.fromisoformat(str(day)) for day in dates)
        return counted.between(earlier, later)

    connection.create_scalar_function("working_days", working_days, 2, deterministic=True)
