"""What may be approved, and what is kept of it."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports import report_approval
from frontoffice.domain.reports.report import Cut, CutLine, OpenSlips, Scope
from frontoffice.domain.reports.report_approval import REST, REST_LABEL, SupervisorWords
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from tests.support.november_figures import AS_OF, NOVEMBER, made_up_figures
from tests.support.refusals import refusal, too_long

LAST = date(2026, 11, 30)


@pytest.mark.parametrize("period", ["2026-11", "2026-Q4", "2026-H2", "2026"])
def test_what_the_office_owes_may_be_approved_once_it_has_begun(period: str) -> None:
    report_approval.check_scope(Scope(parse(period)), parse(period).first)
    future = parse(period).after()
    assert refusal(lambda: report_approval.check_scope(Scope(future), LAST)) == ("period", "date_in_future", {})


@pytest.mark.parametrize("period", ["2026-11-24", "2026-W48", "2026-11-01..2026-11-30"])
def test_days_weeks_and_ranges_are_not_approved(period: str) -> None:
    assert refusal(lambda: report_approval.check_scope(Scope(parse(period)), LAST)) == ("period", "period_kind", {})


def test_who_approves_is_told_what_is_doubtful() -> None:
    codes = [
        [(str(one.code), dict(one.facts), one.warning) for one in report_approval.doubts(figures, on)]
        for figures, on in (
            (made_up_figures(), LAST),
            (made_up_figures(), date(2026, 12, 1)),
            (made_up_figures(not_closed=()), date(2026, 12, 1)),
            (made_up_figures(not_closed=(), open_slips=(OpenSlips("L1", "2", "4", 3),) * 2), date(2026, 12, 1)),
        )
    ]
    days = ("days_not_closed", {"days": 1}, True)
    slips = ("slips_open", {"slips": 6}, True)
    assert codes == [[("period_not_over", {}, True), days], [days], [], [slips]]


def test_words_are_kept_as_texts_are_and_have_an_end() -> None:
    kept = report_approval.validate_words(SupervisorWords(" Server\0 mati.\r\n", conclusion=" \n"))
    assert kept == SupervisorWords("Server mati.")
    longer = SupervisorWords(solutions="x" * (LONGEST_TEXT + 1))
    expected = too_long("solutions", LONGEST_TEXT + 1, LONGEST_TEXT)
    assert refusal(lambda: report_approval.validate_words(longer)) == expected


def test_officers_are_not_kept() -> None:
    kept = report_approval.approvable(made_up_figures())
    assert kept.cuts.keys() == made_up_figures().cuts.keys() - {Cut.OFFICER}
    assert kept.cuts[Cut.CHANNEL] == made_up_figures().cuts[Cut.CHANNEL]


def test_no_more_lines_are_kept_than_anybody_reads() -> None:
    lines = tuple(CutLine(f"t{n}", f"Tim {n}", 1, 1, 0, 0, 0) for n in range(report_approval.MOST_LINES + 7))
    kept = report_approval.approvable(made_up_figures(cuts={Cut.TEAM: lines})).cuts[Cut.TEAM]
    assert len(kept) == report_approval.MOST_LINES + 1
    assert sum(one.received for one in kept) == len(lines)
    assert kept[0] == CutLine(REST, REST_LABEL, 7, 7, 0, 0, 0)


def test_when_it_was_counted_is_no_difference() -> None:
    figures = made_up_figures()
    later = dataclasses.replace(figures, as_of=AS_OF.replace(year=2027), heard=())
    assert report_approval.drop_times(later) == report_approval.drop_times(figures)
    other = dataclasses.replace(figures, scope=Scope(NOVEMBER, counter="L2"))
    assert report_approval.drop_times(other) != report_approval.drop_times(figures)
