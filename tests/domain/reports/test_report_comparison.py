"""Two reports of one scope compared."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import (
    ConsultationCount,
    ConsultationFigures,
    Cut,
    CutLine,
    Movement,
    OpenSlips,
    Selection,
    Spans,
    Subset,
    Topic,
)
from frontoffice.domain.reports.report_comparison import Difference, Measure, differences, index_figures
from tests.support.november_figures import SCOPE, made_up_figures

WAS = made_up_figures()


def found(**changes: object) -> list[tuple[Subset, str, tuple[object, ...], Measure, object, object]]:
    return [
        (one.selection.subset, one.selection.value, one.selection.cuts, one.measure, one.was, one.now)
        for one in differences(WAS, made_up_figures(**changes))
    ]


def test_what_is_the_same_has_no_difference() -> None:
    assert differences(WAS, dataclasses.replace(WAS, heard=())) == ()


def test_a_figure_is_named_by_its_selection_with_what_it_was_and_is() -> None:
    assert found(movement=Movement(20, 58, 25, 53), cancelled=0) == [
        (Subset.RECEIVED, "", (), Measure.COUNT, 57, 58),
        (Subset.REST, "", (), Measure.COUNT, 52, 53),
        (Subset.CANCELLED, "", (), Measure.COUNT, 1, 0),
    ]


def test_a_cut_that_was_not_made_before_is_no_difference() -> None:
    lines = (CutLine("19.71.02", "Rangkui", 57, 25, 52, 1, 2),)
    older = dataclasses.replace(WAS, cuts={cut: some for cut, some in WAS.cuts.items() if cut is not Cut.DISTRICT})
    now = made_up_figures(cuts={**WAS.cuts, Cut.DISTRICT: lines})
    assert differences(older, now) == ()
    assert len(differences(WAS, now)) == len(Movement.__annotations__) + 1


def test_a_value_of_a_cut_that_came_or_went_counts_from_or_to_nothing() -> None:
    lines = (WAS.cuts[Cut.CHANNEL][0], CutLine("email", "Surel", 26, 10, 22, 0, 1))
    of_channel = [one for one in found(cuts={**WAS.cuts, Cut.CHANNEL: lines}) if one[2]]
    assert (Subset.RECEIVED, "", ((Cut.CHANNEL, "phone"),), Measure.COUNT, 26, 0) in of_channel
    assert (Subset.RECEIVED, "", ((Cut.CHANNEL, "email"),), Measure.COUNT, 0, 26) in of_channel


def test_a_topic_that_is_no_more_among_the_greatest_is_not_known() -> None:
    cuts = ((Cut.CATEGORY, "Biaya"), (Cut.SERVICE, "Izin trayek"))
    assert found(topics=()) == [(Subset.RECEIVED, "", cuts, Measure.COUNT, 7, None)]
    assert differences(made_up_figures(topics=()), WAS)[0].was is None
    assert found(topics=(Topic("Biaya", "Izin trayek", "x", 8),)) == [(Subset.RECEIVED, "", cuts, Measure.COUNT, 7, 8)]


def test_lengths_of_time_are_counts_mean_and_median() -> None:
    response = Spans(25, Fraction(5, 2), None, {1: 5, 3: 20, 5: 24, 14: 25})
    assert found(response=response) == [
        (Subset.RESPONDED, "", (), Measure.COUNT, 24, 25),
        (Subset.RESPONDED, "", (), Measure.MEAN, Fraction(12, 5), Fraction(5, 2)),
        (Subset.RESPONDED, "", (), Measure.MEDIAN, Fraction(2), None),
        (Subset.RESPONDED_WITHIN, "5", (), Measure.COUNT, 23, 24),
        (Subset.RESPONDED_WITHIN, "14", (), Measure.COUNT, 24, 25),
    ]


def test_what_was_extended_and_declined_is_compared() -> None:
    was = made_up_figures(extended=1, declined={"late": 2})
    now = made_up_figures(extended=3, declined={"late": 1, "other": 1})
    assert [(one.selection.subset, one.selection.value, one.was, one.now) for one in differences(was, now)] == [
        (Subset.DECLINED, "late", 2, 1),
        (Subset.DECLINED, "other", 0, 1),
        (Subset.EXTENDED, "", 1, 3),
    ]


def test_days_that_were_closed_since_are_a_difference() -> None:
    assert found(not_closed=()) == [(Subset.RECEIVED, "", (), Measure.DAYS, 1, 0)]


def test_slips_that_were_recorded_since_are_a_difference() -> None:
    was = made_up_figures(open_slips=(OpenSlips("L1", "0007", "0009", 3), OpenSlips("L2", "0002", "0002", 1)))
    (one,) = differences(was, made_up_figures(open_slips=(OpenSlips("L1", "0009", "0009", 1),)))
    assert (one.selection, one.measure, one.was, one.now) == (Selection(SCOPE), Measure.SLIPS, 4, 1)
    assert one.is_running


def consulted(**services: int) -> ConsultationFigures:
    """Consultations of November at the counter about these services."""
    sought, many = ConsultationFilter(SCOPE.period), sum(services.values())
    return ConsultationFigures(
        (ConsultationCount(sought, "November", many),),
        (ConsultationCount(dataclasses.replace(sought, channel="counter"), "Loket", many),),
        tuple(ConsultationCount(dataclasses.replace(sought, service=one), one, n) for one, n in services.items()),
    )


def test_consultations_are_compared_by_all_that_the_report_divides_them_by() -> None:
    later = differences(
        made_up_figures(consultations=consulted(trayek=3)), made_up_figures(consultations=consulted(trayek=1, iup=4))
    )
    assert {(one.measure, one.is_running) for one in later} == {(Measure.CONSULTATIONS, False)}
    assert [(one.selection.cuts, one.was, one.now) for one in later] == [
        ((), 3, 5),
        (((Cut.CHANNEL, "counter"),), 3, 5),
        (((Cut.SERVICE, "trayek"),), 3, 1),
        (((Cut.SERVICE, "iup"),), 0, 4),
    ]


def test_consultations_are_compared_only_where_both_reports_count_them() -> None:
    counted = made_up_figures(consultations=consulted(trayek=3))
    none = made_up_figures(consultations=None)
    assert (differences(counted, none), differences(none, counted)) == ((), ())


def test_other_periods_have_their_own_selections() -> None:
    later = differences(WAS, made_up_figures(before=Movement(7, 44, 30, 21)))
    assert [(str(one.selection.scope.period), one.selection.subset) for one in later] == [
        ("2026-10", Subset.RECEIVED),
        ("2026-10", Subset.REST),
    ]


@pytest.mark.parametrize(
    ("selection", "measure", "running"),
    [
        (Selection(SCOPE), Measure.COUNT, False),
        (Selection(SCOPE, Subset.AGE, "0-5"), Measure.COUNT, False),
        (Selection(SCOPE, Subset.LATE), Measure.COUNT, True),
        (Selection(SCOPE, Subset.CLOSED_WITHIN, "3"), Measure.COUNT, True),
        (Selection(SCOPE, cuts=((Cut.STATUS, "registered"),)), Measure.COUNT, True),
        (Selection(SCOPE, cuts=((Cut.CHANNEL, "phone"),)), Measure.COUNT, False),
        (Selection(SCOPE), Measure.DAYS, True),
    ],
)
def test_some_figures_move_by_themselves(selection: Selection, measure: Measure, *, running: bool) -> None:
    assert Difference(selection, measure, 1, 2).is_running is running


def test_what_stays_unless_somebody_wrote_comes_first() -> None:
    changed = made_up_figures(late=0, movement=Movement(20, 58, 25, 53))
    assert [one.is_running for one in differences(WAS, changed)] == [False, False, True]


def test_every_figure_of_a_report_is_measured() -> None:
    keys = index_figures(WAS)
    assert keys[Selection(SCOPE, Subset.REPEATED, "3"), Measure.COUNT] == 1
    assert keys[Selection(dataclasses.replace(SCOPE, period=parse("2026-11-02")), Subset.DONE), Measure.COUNT] == 1
