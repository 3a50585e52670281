"""The page of the approved reports."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.reports.report_approval import SupervisorWords
from frontoffice.register.register import Register
from frontoffice.ui.reports.approved_page import ApprovedPage
from tests.support.approvals import NOVEMBER, approved
from tests.support.compared_reports import compared
from tests.support.examples import OfficeClock
from tests.support.in_front import in_front, reading
from tests.support.november_figures import made_up_figures

YEAR = Scope(parse("2026"))


@pytest.fixture
def page(qtbot: QtBot, register: Register, clock: OfficeClock) -> ApprovedPage:
    """November approved twice, and the year."""
    approved(register)
    clock.move(minutes=5)
    approved(register, words=SupervisorWords())
    approved(register, YEAR)
    return a_page(qtbot, register)


def a_page(qtbot: QtBot, register: Register) -> ApprovedPage:
    page = in_front(qtbot, reading(ApprovedPage)(register), 1366, 640)
    page.start()
    return page


def papers(page: ApprovedPage) -> list[ReportPaper]:
    return [ReportPaper(page.approved_paper.itemData(row)) for row in range(page.approved_paper.count())]


def test_a_scope_is_shown_by_the_approval_that_holds(page: ApprovedPage) -> None:
    page.show_scope(NOVEMBER)
    assert page.marked is not None
    assert (page.marked.scope, page.marked.holds) == (NOVEMBER, True)
    assert "At counter L1." in page.approved_about.text()
    assert str(page.marked.entry_id) in page.approved_about.text()
    page.show_scope(Scope(parse("2020")))
    assert page.approved_lines.currentIndex().row() == 0


@pytest.mark.thorough
def test_the_evaluation_sheet_is_a_years(page: ApprovedPage) -> None:
    page.show_scope(NOVEMBER)
    assert papers(page) == [ReportPaper.REPORT, ReportPaper.SUMMARY, ReportPaper.NOTICE_BOARD]
    page.show_scope(YEAR)
    assert papers(page)[-1] is ReportPaper.EVALUATION


def test_enter_asks_for_the_paper_and_ctrl_e_for_the_workbook(qtbot: QtBot, page: ApprovedPage) -> None:
    page.show_scope(NOVEMBER)
    with qtbot.waitSignal(page.show_asked) as asked:
        QTest.keyClick(page.approved_lines, Qt.Key.Key_Return)
    assert asked.args == [page.marked, ReportPaper.REPORT]
    with qtbot.waitSignal(page.workbook_asked) as saved:
        QTest.keyClick(page.approved_lines, Qt.Key.Key_F12)
    assert saved.args == [page.marked]
    page.show_busy(is_busy=True)
    with qtbot.assertNotEmitted(page.show_asked):
        QTest.keyClick(page.approved_lines, Qt.Key.Key_F9)


def test_what_is_typed_finds_and_esc_clears_it_before_it_leaves(
    qtbot: QtBot, page: ApprovedPage, register: Register
) -> None:
    QTest.keyClick(page.approved_lines, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.approved_filter, "november")
    assert len(page.table.lines) == 2
    QTest.keyClicks(page.approved_filter, " nobody")
    assert page.approved_nothing.text() == "No approved report has these words."
    assert not page.approved_show.isEnabled()
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page.approved_filter, Qt.Key.Key_Escape)
    assert len(page.table.lines) == len(register.approvals.every())
    QTest.keyClick(page.approved_filter, Qt.Key.Key_Return)
    assert page.approved_lines.hasFocus()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.approved_lines, Qt.Key.Key_Escape)


@pytest.mark.thorough
def test_where_none_was_approved_the_page_says_how_one_is(qtbot: QtBot, register: Register) -> None:
    page = a_page(qtbot, register)
    assert page.approved_nothing.text().startswith("No report was approved yet.")
    assert page.marked is None
    assert not page.approved_workbook.isEnabled()


@pytest.mark.thorough
def test_a_later_approval_takes_the_place_and_the_mark_stays(page: ApprovedPage, register: Register) -> None:
    page.show_scope(NOVEMBER)
    before = page.marked
    approved(register, words=SupervisorWords("Lain."))
    page.refresh()
    assert before is not None
    assert len(page.table.lines) == 4
    page.say_saved("x.xlsx")
    assert page.approved_message.text() == "Saved: x.xlsx"


@pytest.mark.thorough
def test_what_differs_from_the_marked_report_is_asked_for_and_shown(qtbot: QtBot, page: ApprovedPage) -> None:
    asked: list[object] = []
    page.compare_asked.connect(asked.append)
    page.show_scope(NOVEMBER)
    assert asked[-1] == page.marked
    assert page.marked is not None
    found = compared(made_up_figures(cancelled=2))
    with qtbot.assertNotEmitted(page.differences_asked):
        page.differences_paper.click()
    page.show_compared(page.marked._replace(lc=0), found)  # of another, which was marked before
    assert page.differences.differences.lines == ()
    page.show_compared(page.marked, found)
    assert page.differences.differences.lines == found.lines
    with qtbot.waitSignal(page.differences_asked) as wanted:
        QTest.keyClick(
            page.approved_lines, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert wanted.args == [found]
    page.show_compared(page.marked, None)
    assert not page.differences_paper.isEnabled()


@pytest.mark.thorough
def test_tab_goes_from_the_list_through_what_differs_to_the_papers(page: ApprovedPage) -> None:
    assert page.marked is not None
    page.show_compared(page.marked, compared(made_up_figures(cancelled=2)))
    page.approved_lines.setFocus()
    found = []
    for _ in range(3):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        found.append(page.focusWidget())
    assert found == [page.differences.difference_lines, page.differences.cause_lines, page.approved_paper]


@pytest.mark.thorough
def test_after_a_commit_it_is_compared_anew_and_what_is_shown_stays(qtbot: QtBot, page: ApprovedPage) -> None:
    page.show_scope(NOVEMBER)
    assert page.marked is not None
    page.show_compared(page.marked, compared(made_up_figures(cancelled=2)))
    with qtbot.waitSignal(page.compare_asked):
        page.refresh()
    assert page.differences.differences.lines
