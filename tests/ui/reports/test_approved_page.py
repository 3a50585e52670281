"""The page of the approved reports."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.documents.reports.report_differences import NOT_ALL, DifferenceLine
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.reports.report_approval import SupervisorWords
from frontoffice.register.register import Register
from frontoffice.ui.reports.approved_page import (
    ApprovedPage,
    CauseTable,
    DifferenceColumn,
    DifferencesPanel,
    DifferenceTable,
)
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.table_rows import Role
from tests.support.approvals import NOVEMBER, approved
from tests.support.compared_reports import WAS, a_cause, compared
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


# --- The differences beside an approved report ---


@pytest.fixture
def panel(qtbot: QtBot) -> DifferencesPanel:
    return in_front(qtbot, DifferencesPanel())


def test_it_says_how_many_figures_changed_and_shows_the_complaints_of_the_first(panel: DifferencesPanel) -> None:
    panel.show_compared(compared(made_up_figures(cancelled=2, late=3), a_cause()))
    assert panel.differences_title.text() == (
        "Since the approval 1 figure(s) of the period changed; 1 that move(s) by itself as complaints are handled."
    )
    assert [line.name for line in panel.differences.lines] == ["Salah catat (dibatalkan)", "Terlambat"]
    assert [line.number_text for line in panel.causes.lines] == ["0012/PGD-L1/2026"]


def test_enter_goes_to_the_complaints_and_opens_one_and_esc_leads_back(qtbot: QtBot, panel: DifferencesPanel) -> None:
    panel.show_compared(compared(made_up_figures(cancelled=2), a_cause()))
    panel.go_to_causes()
    assert panel.cause_lines.hasFocus()
    with qtbot.waitSignal(panel.opened) as opened:
        panel.open_marked()
    assert opened.args == [a_cause().subject]
    assert panel.leave_causes()
    assert panel.difference_lines.hasFocus()
    assert not panel.leave_causes()


def test_without_differences_it_says_so_and_shows_no_tables(qtbot: QtBot, panel: DifferencesPanel) -> None:
    panel.show_compared(compared(WAS))
    assert panel.differences_title.text() == "Nothing changed since the approval."
    assert panel.difference_lines.isHidden()
    panel.go_to_causes()
    with qtbot.assertNotEmitted(panel.opened):
        panel.open_marked()


def test_where_not_all_was_looked_at_it_says_so(panel: DifferencesPanel) -> None:
    panel.show_compared(compared(made_up_figures(cancelled=2), all_looked_at=False))
    assert panel.differences_title.text().endswith(NOT_ALL)
    panel.show_waiting("Comparing…")
    assert panel.differences_title.text() == "Comparing…"
    assert panel.differences.lines == ()


# --- Differences and their complaints as tables ---


LINES = (
    DifferenceLine("Masuk <b>", "57", "58", "+1", is_running=False, causes=(a_cause(), a_cause(13))),
    DifferenceLine("Terlambat", "9", "3", "−6", is_running=True),
)


def test_a_row_has_the_figure_from_what_to_what_and_by_how_many_complaints() -> None:
    table = DifferenceTable()
    table.show_lines(LINES)
    rows = [[table.data(table.index(row, column)) for column in DifferenceColumn] for row in (0, 1)]
    assert rows == [["Masuk <b>", "57", "58", "+1", "2"], ["Terlambat", "9", "3", "−6", ""]]
    assert "&lt;b&gt;" in str(table.data(table.index(0, 0), Role.ToolTipRole))
    assert table.data(table.index(0, 0), Role.ForegroundRole) is None
    brush = table.data(table.index(1, 0), Role.ForegroundRole)
    assert isinstance(brush, QBrush)
    assert brush.color().name() == theme.now().muted.lower()
    assert table.data(table.index(0, DifferenceColumn.WAS), Role.TextAlignmentRole) is not None


def test_a_cause_is_a_complaint_and_what_came_about_it() -> None:
    table = CauseTable()
    table.show_lines((a_cause(),))
    assert [table.data(table.index(0, column)) for column in (0, 1)] == [
        "0012/PGD-L1/2026",
        "dicatat 03-12-2026; Pengadu puas, pengaduan selesai 03-12-2026",
    ]
    assert table.subject(0) == a_cause().subject
    assert table.subject(1) is None
    assert table.data(table.index(0, 0), Role.FontRole) is not None
