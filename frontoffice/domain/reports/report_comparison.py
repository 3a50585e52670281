"""Two reports of one scope compared: which figures differ, from what to what.

A figure is named by the :class:`Selection` that counts it, so that each difference has its list. Some figures move by
themselves as time goes on and the handling does (:attr:`Difference.is_running`); the others stay as they were unless
somebody wrote something about the period after it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from fractions import Fraction
from typing import Final

from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.calendar.working_days import WorkingDayCount
from frontoffice.domain.reports.report import (
    WITHIN,
    ConsultationFigures,
    Cut,
    CutLine,
    Figures,
    Movement,
    Scope,
    Selection,
    Spans,
    Subset,
)

# --- What took how many working days, from how many took from one date to another: mean, median and how many
# within ---


def spans(pairs: Mapping[tuple[date, date], int], worked: WorkingDayCount) -> Spans:
    """Statistics of the working days between the dates of each pair, weighted by its count."""
    lengths: dict[int, int] = {}
    for (began, ended), many in pairs.items():
        days = worked.between(began, ended)
        lengths[days] = lengths.get(days, 0) + many
    counted = sum(lengths.values())
    within = {most: sum(many for days, many in lengths.items() if days <= most) for most in WITHIN}
    if not counted:
        return Spans(0, None, None, within)
    mean = Fraction(sum(days * many for days, many in lengths.items()), counted)
    middle = [_at(lengths, place) for place in ((counted - 1) // 2, counted // 2)]
    return Spans(counted, mean, Fraction(sum(middle), 2), within)


def _at(lengths: Mapping[int, int], place: int) -> int:
    """Length at this place, from 0, in ascending order."""
    for days in sorted(lengths):
        place -= lengths[days]
        if place < 0:
            return days
    raise ValueError(place)


# --- report comparison ---


class Measure(StrEnum):
    """Measure of the complaints of a selection."""

    COUNT = auto()
    MEAN = auto()  # working days
    MEDIAN = auto()
    DAYS = auto()  # not complaints: days whose page is not closed
    SLIPS = auto()  # nor these: numbers on paper that are neither recorded nor void
    CONSULTATIONS = auto()


Value = int | Fraction | None  # None: not among what the report has, or of nothing
Key = tuple[Selection, Measure]


@dataclass(frozen=True, slots=True)
class Difference:
    """Figure different now from the time of the report's approval."""

    selection: Selection
    measure: Measure
    was: Value
    now: Value

    @property
    def is_running(self) -> bool:
        """Whether it moves by itself as complaints are handled and days go by."""
        by = {cut for cut, _ in self.selection.cuts}
        return self.measure not in _STANDING or self.selection.subset in _RUNNING or not by.isdisjoint(_HANDLED)


_STANDING: Final = frozenset({Measure.COUNT, Measure.CONSULTATIONS})
_RUNNING: Final = frozenset(
    {
        *(Subset.LATE, Subset.DUE_THIS_WEEK, Subset.WAITING, Subset.RESPONDED, Subset.RESPONDED_WITHIN),
        *(Subset.RESPONSE_LATE, Subset.CLOSED, Subset.CLOSED_WITHIN, Subset.EXTENDED),
    }
)
_HANDLED: Final = frozenset({Cut.STATUS, Cut.TEAM, Cut.LEVEL})
_MOVING: Final = (Subset.CARRIED, Subset.RECEIVED, Subset.DONE, Subset.REST)
_OF_A_CUT: Final = (Subset.RECEIVED, Subset.DONE, Subset.REST, Subset.LATE, Subset.WAITING)
_SINGLE: Final[Mapping[Subset, str]] = {
    Subset.CANCELLED: "cancelled",
    Subset.LATE: "late",
    Subset.DUE_THIS_WEEK: "due_this_week",
    Subset.WAITING: "waiting",
    Subset.RESPONSE_LATE: "response_late",
    Subset.SATISFIED: "satisfied",
    Subset.NO_ANSWER: "no_answer",
    Subset.REPEATED: "unsatisfied",  # the same complaints: a cycle more
    Subset.SAME_SERVICE: "same_service",
    Subset.SAME_PERSON: "same_person",
}


def differences(was: Figures, now: Figures) -> tuple[Difference, ...]:
    """Differences between two reports, in the order of the report.

    What stays unless somebody wrote comes before what moves by itself.

    A cut that the version which counted first did not make is not compared; nor are consultations where one of the
    two has none recorded.
    """
    now = dataclasses.replace(now, cuts={cut: lines for cut, lines in now.cuts.items() if cut in was.cuts})
    if was.consultations is None or now.consultations is None:
        was, now = (dataclasses.replace(one, consultations=None) for one in (was, now))
    before, after = index_figures(was), index_figures(now)
    found = [
        Difference(*key, before.get(key, _nothing(key)), after.get(key, _nothing(key)))
        for key in dict.fromkeys((*before, *after))
        if before.get(key, _nothing(key)) != after.get(key, _nothing(key))
    ]
    return tuple(sorted(found, key=lambda one: one.is_running))


def index_figures(figures: Figures) -> dict[Key, Value]:
    """Index all figures by selection and measure."""
    return dict(_list_measures(figures))


def _list_measures(figures: Figures) -> Iterator[tuple[Key, Value]]:
    scope = figures.scope
    yield from _movement(scope, figures.movement)
    for subset, name in _SINGLE.items():
        yield (Selection(scope, subset), Measure.COUNT), getattr(figures, name)
    for cut, lines in figures.cuts.items():
        for line in lines:
            yield from _line(scope, cut, line)
    for code, count in figures.ages.items():
        yield (Selection(scope, Subset.AGE, code), Measure.COUNT), count
    for number, count in figures.cycles.items():
        yield (Selection(scope, Subset.REPEATED, str(number)), Measure.COUNT), count
    for topic in figures.topics:
        cuts = ((Cut.CATEGORY, topic.category), (Cut.SERVICE, topic.service))
        yield (Selection(scope, cuts=cuts), Measure.COUNT), topic.received
    yield from _spans(scope, figures.response, Subset.RESPONDED, Subset.RESPONDED_WITHIN)
    yield from _spans(scope, figures.closing, Subset.CLOSED, Subset.CLOSED_WITHIN)
    yield (Selection(scope), Measure.DAYS), len(figures.not_closed)
    yield (Selection(scope), Measure.SLIPS), sum(one.many for one in figures.open_slips)
    if figures.consultations is not None:
        yield from _list_consultation_measures(scope, figures.consultations)
    yield from _list_decision_measures(figures)
    yield from _periods(figures)


def _list_decision_measures(figures: Figures) -> Iterator[tuple[Key, Value]]:
    if figures.extended is not None:
        yield (Selection(figures.scope, Subset.EXTENDED), Measure.COUNT), figures.extended
    for ground, count in (figures.declined or {}).items():
        yield (Selection(figures.scope, Subset.DECLINED, ground), Measure.COUNT), count


def _list_consultation_measures(scope: Scope, counted: ConsultationFigures) -> Iterator[tuple[Key, Value]]:
    yield (Selection(scope), Measure.CONSULTATIONS), counted.total
    for one in counted.months:
        yield (Selection(dataclasses.replace(scope, period=one.sought.period)), Measure.CONSULTATIONS), one.many
    for one in counted.channels:
        yield (Selection(scope, cuts=((Cut.CHANNEL, one.sought.channel or ""),)), Measure.CONSULTATIONS), one.many
    for one in counted.services:
        yield (Selection(scope, cuts=((Cut.SERVICE, one.sought.service or ""),)), Measure.CONSULTATIONS), one.many


def _periods(figures: Figures) -> Iterator[tuple[Key, Value]]:
    period = figures.scope.period
    known: list[tuple[Period, Movement | None]] = [*figures.trend]
    known += [(period.before(), figures.before), (period.year_before(), figures.year_before)]
    for part, movement in known:
        if movement is not None:
            yield from _movement(dataclasses.replace(figures.scope, period=part), movement)


def _movement(scope: Scope, movement: Movement) -> Iterator[tuple[Key, Value]]:
    for subset in _MOVING:
        yield (Selection(scope, subset), Measure.COUNT), int(getattr(movement, subset.value))


def _line(scope: Scope, cut: Cut, line: CutLine) -> Iterator[tuple[Key, Value]]:
    for subset in _OF_A_CUT:
        yield (Selection(scope, subset, cuts=((cut, line.value),)), Measure.COUNT), int(getattr(line, subset.value))


def _spans(scope: Scope, spans: Spans, counted: Subset, within: Subset) -> Iterator[tuple[Key, Value]]:
    all_of_them = Selection(scope, counted)
    yield (all_of_them, Measure.COUNT), spans.counted
    yield (all_of_them, Measure.MEAN), spans.mean
    yield (all_of_them, Measure.MEDIAN), spans.median
    for days, count in spans.within.items():
        yield (Selection(scope, within, str(days)), Measure.COUNT), count


def _nothing(key: Key) -> Value:
    """Default value of a figure missing from a report.

    None counted, but of topics only the greatest are there at all.
    """
    selection, measure = key
    return 0 if measure in _STANDING and len(selection.cuts) < _OF_A_TOPIC else None


_OF_A_TOPIC: Final = 2
