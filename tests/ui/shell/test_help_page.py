"""The manual in the program: contents, finding, nothing read before it is shown."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice import assets
from frontoffice.app.window.page_registry import PAGES
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.settings import Settings, Theme
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.help_page import HelpPage
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.shell.named_keys import NAMES
from frontoffice.ui.shell.page_spec import Page, PageSpec
from frontoffice.ui.widgets import theme
from tests.support.examples import OfficeClock, a_signed_in, an_officer

MANUAL = (
    "# Mulai\n\nTekan F2.\n\n## Mencatat\n\n"
    + "Kata demi kata. " * 400
    + "\n\n### Dalam\n\n# Mencari\n\nTekan F6.\n\n"
    + "Kata demi kata. " * 200
)


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    page = HelpPage(MANUAL)
    qtbot.addWidget(page)
    page.resize(800, 400)
    assert page.manual.toPlainText() == ""
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def find(page: HelpPage, text: str) -> None:
    page.wanted.clear()
    QTest.keyClicks(page.wanted, text)
    QTest.keyClick(page.wanted, Qt.Key.Key_Return)


@pytest.mark.thorough
def test_the_contents_are_its_headings(page: HelpPage) -> None:
    lines = [page.contents.item(row).text().strip() for row in range(page.contents.count())]
    assert lines == ["Mulai", "Mencatat", "Mencari"]


@pytest.mark.thorough
def test_a_line_of_the_contents_leads_to_its_place(page: HelpPage) -> None:
    page.contents.setCurrentRow(2)
    assert page.manual.textCursor().block().text() == "Mencari"
    assert page.manual.verticalScrollBar().value() > 0
    assert page.manual.cursorRect().top() < page.manual.viewport().height() // 4, "with what follows it below"


@pytest.mark.thorough
def test_enter_finds_the_next_place_and_begins_again_at_the_end(page: HelpPage) -> None:
    find(page, "tekan")
    assert page.manual.textCursor().block().text() == "Tekan F2."
    QTest.keyClick(page.wanted, Qt.Key.Key_Return)
    assert page.manual.textCursor().block().text() == "Tekan F6."
    assert page.found.text() == ""
    QTest.keyClick(page.wanted, Qt.Key.Key_Return)
    assert page.manual.textCursor().block().text() == "Tekan F2."
    assert page.found.text()


def test_what_is_not_there_is_told(page: HelpPage) -> None:
    find(page, "zzz")
    assert "Not in" in page.found.text()
    find(page, "F6")
    assert page.found.text() == ""


@pytest.mark.thorough
def test_nothing_wanted_finds_nothing(page: HelpPage) -> None:
    find(page, " ")
    assert (page.manual.textCursor().hasSelection(), page.found.text()) == (False, "")


@pytest.mark.thorough
def test_showing_it_again_does_not_list_the_headings_twice(page: HelpPage) -> None:
    page.hide()
    page.show()
    assert page.contents.count() == 3


@pytest.mark.thorough
def test_the_manual_that_is_shipped_can_be_read(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show()
    assert page.contents.count() > 3
    assert len(page.manual.toPlainText()) < len(assets.read_text("help/manual.md"))


def test_who_reads_it_next_reads_it_with_the_own_pages_and_finds_its_headings_once(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    NAMES.set_reader(an_officer(role=Role.SUPERVISOR))
    page.show()
    headings = page.contents.count()
    assert "F10, Printers" in page.manual.toPlainText()
    page.hide()
    NAMES.set_reader(an_officer())
    page.show()
    assert "F10, Printers" not in page.manual.toPlainText()
    assert page.contents.count() == headings


def test_a_chapter_whose_heading_names_a_key_is_opened(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show()
    page.open_at("Mencari ({key:page.find})")
    assert page.contents.currentItem().text().strip() == "Mencari (F6)"


def test_each_pages_chapter_is_in_the_manual() -> None:
    without = {spec.name for spec in PAGES if not spec.chapter}
    assert without == {"sign_in", "help", "about"}  # F1 on any other page says what it is for
    for chapter in [spec.chapter for spec in PAGES if spec.chapter]:
        assert re.search(rf"^#+ {re.escape(chapter)}$", assets.read_text("help/manual.md"), re.MULTILINE)


def test_f1_opens_the_chapter_of_the_page_in_front(register: Register, qtbot: QtBot, clock: OfficeClock) -> None:
    page = HelpPage(MANUAL)
    specs = (
        PageSpec("sign_in", lambda _: Page(QWidget())),
        PageSpec("work", lambda _: Page(QWidget()), chapter="Mencari"),
        PageSpec("help", lambda _: Page(page, open_at=page.open_at)),
    )
    window = MainWindow(Settings(), clock, "WIB", specs, lambda spec: spec.factory(None))
    qtbot.addWidget(window)
    window.show_page("sign_in")
    window.show_officer(a_signed_in(register))
    window.show()
    window.go("work")
    window.go("help")
    assert page.contents.currentItem().text() == "Mencari"
    assert page.manual.textCursor().block().text() == "Mencari"


def test_every_step_and_what_comes_of_a_contact_is_in_the_manual() -> None:
    manual, compiled = assets.read_text("help/manual.md"), assets.read_bytes("translations/frontoffice_id.qm")
    indonesian = QTranslator()
    assert indonesian.load(compiled)  # reads these bytes until the test ends: QTranslator keeps no copy of its own
    texts = [indonesian.translate("words", wording.word(word)) for word in (*Step, *Reach)]
    assert [text for text in texts if not text or text not in manual] == []


def test_a_long_heading_goes_on_in_the_next_line_and_the_list_is_never_moved_sideways(qtbot: QtBot) -> None:
    page = HelpPage("# Laporan bulan lalu, selangkah demi selangkah, dari angka sampai tanda tangan kepala dinas")
    qtbot.addWidget(page)
    page.resize(640, 300)
    page.show()
    (item,) = [page.contents.item(row) for row in range(page.contents.count())]
    assert page.contents.visualItemRect(item).width() <= page.contents.viewport().width()
    assert page.contents.visualItemRect(item).height() > 2 * page.contents.fontMetrics().height()
    assert page.contents.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [640, 683])
def test_no_table_of_the_manual_is_scrolled_sideways_on_a_screen_at_200_percent(
    qtbot: QtBot, qapp: theme.Application, width: int
) -> None:
    theme.apply(qapp, Theme.LIGHT)
    try:
        page = HelpPage()
        qtbot.addWidget(page)
        page.resize(width, 300)
        page.show()
        page.manual.document().size()  # lays out all of it
        qtbot.waitUntil(lambda: page.manual.horizontalScrollBar().maximum() == 0)
        assert page.contents.width() >= 150
    finally:
        qapp.setStyleSheet("")
