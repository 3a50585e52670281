"""The parts of a report beneath its headline: each a chart and the table of its numbers, each number with its list."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.documents.layout.chart_drawing import Chart, ChartForm, Series
from frontoffice.documents.reports.figure_tables import NOTHING, decimal, number, percent, short_period
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import Period, PeriodKind, title
from frontoffice.domain.cases.steps import Ground
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import (
    WITHIN,
    ConsultationFigures,
    Cut,
    CutLine,
    Figures,
    MessageFigures,
    Movement,
    OpenDay,
    Selection,
    Spans,
    Subset,
)
from frontoffice.ui.messages import field_labels
from frontoffice.ui.reports import figure_names
from frontoffice.ui.reports import figure_names as names

# --- What a report has of decisions: how many answers may take longer, and how many complaints cannot be
# followed up ---

Row = tuple[str, int, Selection]


def build_rows(figures: Figures) -> Iterator[Row]:
    """Rows of a section, each with its name, figure and list."""
    scope, declined = figures.scope, figures.declined
    for subset, count in ((Subset.EXTENDED, figures.extended), (Subset.DECLINED, sum(declined.values()))):
        yield figure_names.subset(subset), count, Selection(scope, subset)
    for ground, count in declined.items():  # beneath all of them, so shortly
        name = f"\N{EN DASH} {field_labels.word_of(Ground, ground)}"
        yield name, count, Selection(scope, Subset.DECLINED, ground)


# --- report sections ---

MOST_BARS: Final = 8
_CUT_ORDER: Final = (
    *(Cut.CHANNEL, Cut.KIND, Cut.SERVICE, Cut.SECTOR, Cut.CATEGORY, Cut.LEVEL),
    *(Cut.REGENCY, Cut.DISTRICT, Cut.TEAM, Cut.AGENCY, Cut.OFFICER),
)
_OF_A_CUT: Final = (Subset.RECEIVED, Subset.DONE, Subset.REST, Subset.LATE, Subset.WAITING)
_MOVING: Final = (Subset.CARRIED, Subset.RECEIVED, Subset.DONE, Subset.REST)

translate = QCoreApplication.translate  # by this name lupdate finds its texts
Opens = Selection | OpenDay | ConsultationFilter  # a list of complaints, the page of a day, a list of consultations


@dataclass(frozen=True, slots=True)
class ReportCell:
    """One figure as it is read; ``opens`` is what is behind it."""

    text: str
    opens: Opens | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """Figures of one thing, by its name."""

    name: str
    cells: tuple[ReportCell, ...]


@dataclass(frozen=True, slots=True)
class ReportSection:
    """One part: its name, the names of its columns (the first is that of the rows), its rows and its chart."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[ReportRow, ...]
    chart: Chart | None = None
    note: str = ""


def timeliness(figures: Figures) -> ReportSection:
    """How long the first response and the closing took, in working days."""
    within = [translate("Report", "≤ {} days").format(days) for days in WITHIN]
    columns = (
        translate("Report", "Working days until"),
        translate("Report", "Counted"),
        translate("Report", "Median"),
        translate("Report", "Mean"),
        *within,
        translate("Report", "Late"),
    )
    late = _cell(figures, figures.response_late, Subset.RESPONSE_LATE, state="late")
    rows = (
        _spans(figures, figures.response, translate("Report", "First response"), Subset.RESPONDED, late),
        _spans(figures, figures.closing, translate("Report", "Closing"), Subset.CLOSED, ReportCell("")),
    )
    return ReportSection(translate("Report", "Timeliness"), columns, rows)


def sections(figures: Figures, zone: str) -> tuple[ReportSection, ...]:
    """Every part of the report, in its order; ``zone`` is the office's."""
    return (
        *((_trend(figures, zone),) if figures.trend else ()),
        *(_cut(figures, cut) for cut in _CUT_ORDER),
        _status(figures),
        _ageing(figures),
        _answers(figures),
        _build_count_section(
            translate("Report", "Extended and declined"), translate("Report", "Counted"), build_rows(figures)
        ),
        _topics(figures),
        _repeats(figures),
        *((_consultations(figures.consultations),) if figures.consultations else ()),
        *((_messages(figures.messages),) if figures.messages else ()),
        _days_not_closed(figures),
        *((_open_slips(figures),) if figures.open_slips else ()),
        _desks(figures, zone),
    )


def _cell(figures: Figures, count: int, subset: Subset, value: str = "", *, state: str = "") -> ReportCell:
    return ReportCell(number(count), Selection(figures.scope, subset, value), state if count else "")


def _spans(figures: Figures, spans: Spans, name: str, counted: Subset, late: ReportCell) -> ReportRow:
    all_of_them = Selection(figures.scope, counted)
    within = Subset.RESPONDED_WITHIN if counted is Subset.RESPONDED else Subset.CLOSED_WITHIN
    return ReportRow(
        name,
        (
            _cell(figures, spans.counted, counted),
            ReportCell(decimal(spans.median), all_of_them),
            ReportCell(decimal(spans.mean), all_of_them),
            *(ReportCell(percent(spans.share(days)), Selection(figures.scope, within, str(days))) for days in WITHIN),
            late,
        ),
    )


def _trend(figures: Figures, zone: str) -> ReportSection:
    """The parts of the period, of the present one only those up to today, as table and bars."""
    name, today = translate("Report", "Received and done"), figures.as_of.astimezone(dates.ZONES[zone]).date()
    passed = [(period, movement) for period, movement in figures.trend if period.first <= today]
    rows = tuple(
        ReportRow(_name_of(period), tuple(_movement_cell(figures, period, movement, subset) for subset in _MOVING))
        for period, movement in passed
    )
    received = Series(names.subset(Subset.RECEIVED), tuple(movement.received for _, movement in passed))
    done = Series(names.subset(Subset.DONE), tuple(movement.done for _, movement in passed))
    labels = tuple(short_period(period) for period, _ in passed)
    chart = Chart(ChartForm.COLUMNS, name, labels, (received, done))
    return ReportSection(name, (translate("Report", "Period"), *map(names.subset, _MOVING)), rows, chart)


def _name_of(period: Period) -> str:
    """A day in as few letters as a narrow column has."""
    return dates.short(period.first) if period.kind is PeriodKind.DAY else title(period)


def _movement_cell(figures: Figures, period: Period, movement: Movement, subset: Subset) -> ReportCell:
    scope = dataclasses.replace(figures.scope, period=period)
    return ReportCell(number(int(getattr(movement, subset.value))), Selection(scope, subset))


def _cut(figures: Figures, cut: Cut) -> ReportSection:
    lines = figures.cuts.get(cut, ())
    name = names.cut(cut)
    rows = tuple(ReportRow(names.value_of(cut, line), tuple(_of_cut(figures, cut, line))) for line in lines)
    shown = lines[:MOST_BARS]
    chart = Chart(
        ChartForm.BARS,
        name,
        tuple(names.value_of(cut, line) for line in shown),
        (
            Series(names.subset(Subset.RECEIVED), tuple(line.received for line in shown)),
            Series(names.subset(Subset.DONE), tuple(line.done for line in shown)),
        ),
    )
    note = translate("Report", "What waits for the complainant is in no officer's hands.")
    by_person = cut in (Cut.OFFICER, Cut.TEAM)
    columns = (name, *map(names.subset, _OF_A_CUT[:-1]), translate("Report", "Waiting"))
    return ReportSection(name, columns, rows, chart, note if by_person else "")


def _of_cut(figures: Figures, cut: Cut, line: CutLine) -> Iterator[ReportCell]:
    for subset in _OF_A_CUT:
        count = int(getattr(line, subset.value))
        state = "late" if subset is Subset.LATE and count else ""
        yield ReportCell(number(count), Selection(figures.scope, subset, cuts=((cut, line.value),)), state)


def _status(figures: Figures) -> ReportSection:
    lines = figures.cuts.get(Cut.STATUS, ())
    section = _cut(figures, Cut.STATUS)
    parts = [line for line in lines if line.received]
    chart = Chart(
        ChartForm.STACK,
        section.name,
        tuple(names.value_of(Cut.STATUS, line) for line in parts),
        (Series(names.subset(Subset.RECEIVED), tuple(line.received for line in parts)),),
    )
    return dataclasses.replace(section, chart=chart)


def _build_count_section(name: str, head: str, counted: Iterable[tuple[str, int, Selection]]) -> ReportSection:
    """A part of one column."""
    listed = tuple(counted)
    rows = tuple(ReportRow(label, (ReportCell(number(count), opens),)) for label, count, opens in listed)
    chart = Chart(
        ChartForm.BARS,
        name,
        tuple(label for label, _, _ in listed),
        (Series(head, tuple(count for _, count, _ in listed)),),
    )
    return ReportSection(name, (name, head), rows, chart)


def _ageing(figures: Figures) -> ReportSection:
    counted = (
        (names.age(code), count, Selection(figures.scope, Subset.AGE, code)) for code, count in figures.ages.items()
    )
    name = translate("Report", "Age of what is open")
    return _build_count_section(name, names.subset(Subset.REST), counted)


def _answers(figures: Figures) -> ReportSection:
    more = sum(count for cycles, count in figures.cycles.items() if cycles > 1)
    counted = (
        (Subset.SATISFIED, figures.satisfied),
        (Subset.UNSATISFIED, figures.unsatisfied),
        (Subset.NO_ANSWER, figures.no_answer),
        (Subset.REPEATED, more),
    )
    return _build_count_section(
        translate("Report", "Satisfaction and cycles"),
        translate("Report", "Of those done"),
        ((names.subset(subset), count, Selection(figures.scope, subset)) for subset, count in counted),
    )


def _topics(figures: Figures) -> ReportSection:
    counted = (
        (
            topic.label,
            topic.received,
            Selection(figures.scope, cuts=((Cut.CATEGORY, topic.category), (Cut.SERVICE, topic.service))),
        )
        for topic in figures.topics
    )
    name = translate("Report", "Ten commonest topics")
    return _build_count_section(name, names.subset(Subset.RECEIVED), counted)


def _repeats(figures: Figures) -> ReportSection:
    counted = ((Subset.SAME_SERVICE, figures.same_service), (Subset.SAME_PERSON, figures.same_person))
    section = _build_count_section(
        translate("Report", "Repeats"),
        names.subset(Subset.RECEIVED),
        ((names.subset(subset), count, Selection(figures.scope, subset)) for subset, count in counted),
    )
    note = translate("Report", "By this register alone; the centre does not count who came again.")
    return dataclasses.replace(section, note=note)


def _consultations(counted: ConsultationFigures) -> ReportSection:
    """Consultations by month, by channel and by service, each with the full count."""
    blocks = (
        (names.kind_of_period(PeriodKind.MONTH), counted.months),
        (names.cut(Cut.CHANNEL), counted.channels),
        (names.cut(Cut.SERVICE), counted.services),
    )
    rows = tuple(
        ReportRow(
            f"{block}: {one.label or translate('Report', 'Not stated')}", (ReportCell(number(one.many), one.sought),)
        )
        for block, counts in blocks
        for one in counts
    )
    name, head = translate("Report", "Consultations"), translate("Report", "Counted")
    return ReportSection(name, (name, head), rows, note=translate("Report", "In no other figure of the report."))


def _messages(counted: tuple[MessageFigures, ...]) -> ReportSection:
    """Messages by channel: what became of them, and how many working days they waited."""
    columns = (
        names.cut(Cut.CHANNEL),
        names.subset(Subset.RECEIVED),
        translate("Report", "Complaints"),
        translate("Report", "Contacts"),
        translate("Report", "No complaint"),
        translate("Report", "Waiting"),
        translate("Report", "Median"),
        translate("Report", "Longest"),
    )
    rows = tuple(
        ReportRow(
            one.label,
            (
                *(_plain(one.received), _plain(one.complaints), _plain(one.contacts), _plain(one.no_complaint)),
                *(_plain(one.waiting), ReportCell(decimal(one.median)), _plain(one.longest)),
            ),
        )
        for one in counted
    )
    note = translate("Report", "Median and longest wait in working days, until decided or until today.")
    return ReportSection(translate("Report", "Messages that came in"), columns, rows, note=note)


def _plain(count: int | None) -> ReportCell:
    return ReportCell(NOTHING if count is None else number(count))


def _days_not_closed(figures: Figures) -> ReportSection:
    rows = tuple(ReportRow(dates.in_words(day.on), (ReportCell(day.counter, day),)) for day in figures.not_closed)
    return ReportSection(names.days_not_closed(), (translate("Report", "Day"), translate("Report", "Counter")), rows)


def _open_slips(figures: Figures) -> ReportSection:
    rows = tuple(
        ReportRow(one.first if one.many == 1 else f"{one.first} - {one.last}", (ReportCell(number(one.many)),))
        for one in figures.open_slips
    )
    note = translate("Report", "Neither recorded nor void. {Ask:slips}record or void each of them under {page:slips}.")
    name = translate("Report", "Open slips")
    return ReportSection(name, (translate("Report", "Numbers"), translate("Report", "Counted")), rows, note=note)


def _desks(figures: Figures, zone: str) -> ReportSection:
    rows = tuple(ReportRow(desk.counter, (ReportCell(_moment(desk.last_entry_at, zone)),)) for desk in figures.heard)
    return ReportSection(
        translate("Report", "Counters heard"),
        (translate("Report", "Counter"), translate("Report", "Newest entry")),
        rows,
    )


def _moment(moment: datetime | None, zone: str) -> str:
    if moment is None:
        return "\N{EN DASH}"
    return f"{dates.in_words(dates.local_date(moment, zone))}, {dates.time_of_day(moment, zone)}"
