from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from frontoffice.documents.layout.chart_drawing import ChartForm
from frontoffice.domain.calendar import report_period
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import Cut, MessageFigures, OpenDay, OpenSlips, Scope, Selection, Subset
from frontoffice.ui.reports import figure_names, report_sections
from frontoffice.ui.reports.report_sections import ReportCell, ReportSection, build_rows
from tests.support.november_figures import SCOPE, made_up_figures


def section(name: str) -> ReportSection:
    (found,) = (one for one in report_sections.sections(made_up_figures(), "WIB") if one.name == name)
    return found


def test_what_was_extended_and_declined_has_a_part() -> None:
    name = "Extended and declined"
    (part,) = (
        one
        for one in report_sections.sections(made_up_figures(extended=2, declined={"late": 1}), "WIB")
        if one.name == name
    )
    assert [row.cells[0].text for row in part.rows] == ["2", "1", "1"]


def test_each_cut_has_a_row_for_each_value_and_each_figure_its_list() -> None:
    channels = section("Channel")
    assert channels.columns == ("Channel", "Received", "Done", "Rest", "Late", "Waiting")
    assert [(row.name, [cell.text for cell in row.cells]) for row in channels.rows] == [
        ("Loket", ["31", "15", "30", "4", "2"]),
        ("Telepon", ["26", "10", "22", "0", "1"]),
    ]
    late = channels.rows[0].cells[3]
    assert late == ReportCell("4", Selection(SCOPE, Subset.LATE, cuts=((Cut.CHANNEL, "counter"),)), "late")


def test_what_waits_for_the_complainant_stands_apart_for_each_officer() -> None:
    officers = section("Officer")
    assert officers.rows[0].cells[-1].opens == Selection(SCOPE, Subset.WAITING, cuts=((Cut.OFFICER, "Siti Rahmawati"),))
    assert officers.rows[1].name == "Not stated"
    assert officers.note


def test_a_day_of_the_trend_opens_what_came_in_on_it() -> None:
    trend = section("Received and done")
    monday = report_period.parse("2026-11-02")
    assert trend.rows[0].name == "Sen, 2 Nov 2026"
    assert trend.rows[0].cells[1].opens == Selection(Scope(monday), Subset.RECEIVED)
    assert trend.chart is not None
    assert (trend.chart.form, trend.chart.categories) == (ChartForm.COLUMNS, ("2", "3"))
    assert [one.values for one in trend.chart.series] == [(3, 4), (1, 2)]


def test_no_day_to_come_has_a_row_or_a_bar() -> None:
    late_on_the_first_day = datetime(2026, 11, 2, 16, 30, tzinfo=UTC)  # 23.30 WIB
    for as_of, rows in ((late_on_the_first_day, 1), (late_on_the_first_day + timedelta(hours=1), 2)):
        figures = dataclasses.replace(made_up_figures(), as_of=as_of)
        trend = report_sections.sections(figures, "WIB")[0]
        assert len(trend.rows) == rows
        assert trend.chart is not None
        assert trend.chart.categories == ("2", "3")[:rows]


def test_the_status_is_one_bar_of_its_parts() -> None:
    status = section("Status")
    assert status.chart is not None
    assert (status.chart.form, status.chart.series[0].values) == (ChartForm.STACK, (30, 27))


def test_consultations_stand_apart_by_month_channel_and_service_and_open_their_list() -> None:
    consultations = section("Consultations")
    assert [(row.name, row.cells[0].text) for row in consultations.rows] == [
        ("Month: November 2026", "61"),
        ("Channel: Loket", "41"),
        ("Channel: Telepon", "19"),
        ("Service: Not stated", "62"),
    ]
    assert consultations.rows[1].cells[0].opens == ConsultationFilter(SCOPE.period, channel="counter", stayed=True)
    none = report_sections.sections(made_up_figures(consultations=None), "WIB")
    assert "Consultations" not in [one.name for one in none]


def test_messages_have_a_part_where_any_came_in() -> None:
    counted = (
        MessageFigures("email", "E-mail", 1_009, 4, 2, 1, 3, Fraction(5, 2), 8),
        MessageFigures("sms", "SMS", 1, 0, 0, 0, 0, None, None),
    )
    found = report_sections.sections(made_up_figures(messages=counted), "WIB")
    (part,) = (one for one in found if one.name == "Messages that came in")
    assert [(row.name, *(cell.text for cell in row.cells)) for row in part.rows] == [
        ("E-mail", "1.009", "4", "2", "1", "3", "2,5", "8"),
        ("SMS", "1", "0", "0", "0", "0", "\N{EN DASH}", "\N{EN DASH}"),
    ]
    assert "Messages that came in" not in {one.name for one in report_sections.sections(made_up_figures(), "WIB")}


def test_ages_answers_topics_and_repeats_open_their_lists() -> None:
    ages, answers = section("Age of what is open"), section("Satisfaction and cycles")
    topics, repeats = section("Ten commonest topics"), section("Repeats")
    assert ages.rows[-1].cells == (ReportCell("4", Selection(SCOPE, Subset.AGE, "31-")),)
    assert [row.cells[0].text for row in answers.rows] == ["18", "3", "2", "3"]
    assert answers.rows[-1].cells[0].opens == Selection(SCOPE, Subset.REPEATED)
    wanted = Selection(SCOPE, cuts=((Cut.CATEGORY, "Biaya"), (Cut.SERVICE, "Izin trayek")))
    assert topics.rows[0].cells == (ReportCell("7", wanted),)
    assert [row.cells[0].opens for row in repeats.rows] == [
        Selection(SCOPE, Subset.SAME_SERVICE),
        Selection(SCOPE, Subset.SAME_PERSON),
    ]
    assert repeats.note == "By this register alone; the centre does not count who came again."


def test_a_day_that_is_not_closed_opens_its_page() -> None:
    days = section("Days not closed")
    assert days.rows[0].cells == (ReportCell("L1", OpenDay("L1", date(2026, 11, 20))),)
    assert days.name == figure_names.days_not_closed()


def test_open_slips_are_named_where_there_are_any() -> None:
    names = [one.name for one in report_sections.sections(made_up_figures(), "WIB")]
    assert "Open slips" not in names
    some = made_up_figures(open_slips=(OpenSlips("L1", "2", "4", 3), OpenSlips("L1", "6", "6", 1)))
    (slips,) = [one for one in report_sections.sections(some, "WIB") if one.name == "Open slips"]
    assert [(row.name, row.cells[0].text) for row in slips.rows] == [("2 - 4", "3"), ("6", "1")]


def test_it_says_when_each_counter_was_last_heard() -> None:
    first, second = section("Counters heard").rows
    assert first.cells[0].text == "Selasa, 24 November 2026, 10.32 WIB"
    assert second.cells[0].text == "–"


def test_timeliness_is_two_rows_of_days_and_shares() -> None:
    response, closing = report_sections.timeliness(made_up_figures()).rows
    assert [cell.text for cell in response.cells] == ["24", "2,0", "2,4", "20,8 %", "83,3 %", "95,8 %", "100,0 %", "2"]
    assert [cell.text for cell in closing.cells] == ["14", "5,5", "5,0", "35,7 %", "35,7 %", "50,0 %", "100,0 %", ""]
    assert response.cells[4].opens == Selection(SCOPE, Subset.RESPONDED_WITHIN, "3")
    assert closing.cells[6].opens == Selection(SCOPE, Subset.CLOSED_WITHIN, "14")
    assert response.cells[-1].opens == Selection(SCOPE, Subset.RESPONSE_LATE)


def test_only_the_first_bars_are_drawn_of_a_long_list_and_all_rows_stand_in_the_table() -> None:
    line = made_up_figures().cuts[Cut.CHANNEL][0]
    figures = made_up_figures(cuts=dict.fromkeys(Cut, (line,) * 30))
    (channels,) = (one for one in report_sections.sections(figures, "WIB") if one.name == "Channel")
    assert channels.chart is not None
    assert (len(channels.chart.categories), len(channels.rows)) == (report_sections.MOST_BARS, 30)


def test_each_decision_has_its_name_its_figure_and_its_list() -> None:
    figures = made_up_figures(extended=2, declined={"unfounded": 3, "in_court": 1})
    assert list(build_rows(figures)) == [
        ("Time of the answer extended", 2, Selection(SCOPE, Subset.EXTENDED)),
        ("Cannot be followed up", 4, Selection(SCOPE, Subset.DECLINED)),
        ("\N{EN DASH} Unfounded", 3, Selection(SCOPE, Subset.DECLINED, "unfounded")),
        ("\N{EN DASH} Before a court", 1, Selection(SCOPE, Subset.DECLINED, "in_court")),
    ]
