"""The page of a period's papers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.documents.report_file import ReportPaper, SupervisorWords
from frontoffice.domain.report import Scope
from frontoffice.domain.report_period import parse
from frontoffice.ui.reports.papers_page import PapersPage

NOVEMBER = Scope(parse("2026-11"))


@pytest.fixture
def page(qtbot: QtBot) -> PapersPage:
    page = PapersPage()
    qtbot.addWidget(page)
    page.show_scope(NOVEMBER)
    page.show()
    page.start()
    return page


def test_it_says_of_what_period_and_counter(page: PapersPage) -> None:
    assert page.papers_title.text().endswith("November 2026, Semua loket")
    page.show_scope(Scope(parse("2026"), counter="FO1"))
    assert page.papers_title.text().endswith("Tahun 2026, Loket FO1")


@pytest.mark.parametrize("which", list(ReportPaper))
def test_the_paper_that_is_chosen_is_asked_for_and_explained(
    page: PapersPage, qtbot: QtBot, which: ReportPaper
) -> None:
    page.paper_choice.setCurrentRow(list(ReportPaper).index(which))
    assert page.paper_note.text()
    with qtbot.waitSignal(page.show_asked) as asked:
        QTest.keyClick(page.paper_choice, Qt.Key.Key_Return)
    assert asked.args == [which]


def test_words_go_along_for_their_period_only(page: PapersPage) -> None:
    page.obstacles.setPlainText("Server mati.")
    page.show_scope(NOVEMBER)
    assert page.words == SupervisorWords("Server mati.", "", "", "")
    page.show_scope(Scope(parse("2026-12")))
    assert page.words == SupervisorWords()


def test_while_something_is_made_nothing_else_is_and_esc_stops_it(page: PapersPage, qtbot: QtBot) -> None:
    page.show_busy(500, 1_000)
    assert not page.show_button.isEnabled()
    assert not page.workbook_button.isEnabled()
    assert page.papers_progress.value() == 500
    with qtbot.assertNotEmitted(page.show_asked):
        QTest.keyClick(page.paper_choice, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.stop_asked):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.show_idle()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.papers_progress.isVisible()


def test_where_a_file_is_stands_on_the_page(page: PapersPage) -> None:
    page.say_saved("/folder/laporan-2026-11.xlsx")
    assert "/folder/laporan-2026-11.xlsx" in page.papers_message.text()
