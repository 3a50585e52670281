"""The manual in the program: the pages of the roles, contents, finding, nothing read before it is shown."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator, QUrl
from PySide6.QtGui import QImage, QTextDocument
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
from frontoffice.ui.messages.screen_texts import fill
from frontoffice.ui.shell.help_page import ROLE_CHAPTERS, HelpPage, Section, find_sections
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


def lines(page: HelpPage) -> list[str]:
    """What the list shows."""
    items = [page.contents.item(row) for row in range(page.contents.count())]
    return [item.text().strip() for item in items if not item.isHidden()]


@pytest.mark.thorough
def test_the_contents_are_its_chapters_and_the_sections_of_the_one_in_front(page: HelpPage) -> None:
    assert lines(page) == ["Mulai", "Mencari"]
    page.contents.setCurrentRow(0)
    assert lines(page) == ["Mulai", "Mencatat", "Dalam", "Mencari"]


@pytest.mark.thorough
def test_a_line_of_the_contents_leads_to_its_place(page: HelpPage) -> None:
    page.contents.setCurrentRow(3)
    assert page.manual.textCursor().block().text() == "Mencari"
    assert page.manual.verticalScrollBar().value() > 0
    assert page.manual.cursorRect().top() < page.manual.viewport().height() // 4, "with what follows it below"


def test_typed_words_leave_the_sections_that_fit_and_enter_opens_one_after_the_other(page: HelpPage) -> None:
    QTest.keyClicks(page.wanted, "tekan")
    assert lines(page) == ["Mulai", "Mencari"]
    QTest.keyClick(page.wanted, Qt.Key.Key_Return)
    assert page.manual.textCursor().block().text() == "Tekan F2."
    assert page.manual.textCursor().selectedText() == "Tekan"
    QTest.keyClick(page.wanted, Qt.Key.Key_Return)
    assert page.manual.textCursor().block().text() == "Tekan F6."
    assert page.found.text() == ""
    QTest.keyClick(page.wanted, Qt.Key.Key_Return)
    assert page.manual.textCursor().block().text() == "Tekan F2."
    assert page.found.text()


def test_a_section_with_the_word_in_its_heading_comes_before_one_that_only_mentions_it() -> None:
    sections = [
        Section("Mulai", 1, "Mulai", 0, "Cara mencatat."),
        Section("Mencatat", 2, "Mulai", 9, "Kata."),
        Section("Tutup", 1, "Tutup", 20, "Kata demi kata."),
    ]
    assert [section.title for section in find_sections(sections, "catat")] == ["Mencatat", "Mulai"]
    assert [section.title for section in find_sections(sections, "cara tutup")] == ["Tutup", "Mulai"], "none has both"


def test_what_is_not_there_is_told(page: HelpPage) -> None:
    find(page, "zzz")
    assert "Not in" in page.found.text()
    assert lines(page) == []
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
    assert page.contents.count() == 4


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


@pytest.fixture
def shipped(qtbot: QtBot) -> HelpPage:
    """The manual as it is read by whoever may open everything."""
    NAMES.set_registry(lambda: PAGES)
    page = HelpPage()
    qtbot.addWidget(page)
    page.resize(1334, 620)
    page.show()
    return page


def test_f1_on_each_page_opens_a_section_about_it(shipped: HelpPage) -> None:
    without = {spec.name for spec in PAGES if not spec.chapter}
    assert without == {"sign_in", "help", "about"}  # F1 on any other page says what it is for
    text = assets.read_text("help/manual.md")
    for spec in [spec for spec in PAGES if spec.chapter]:
        shipped.open_at(spec.chapter)
        here = shipped.contents.currentItem()
        assert here.text().strip() == fill(NAMES, spec.chapter)
        assert not here.isHidden()
        (heading,) = re.findall(rf"^#+ {re.escape(spec.chapter)}$", text, re.MULTILINE)
        rest = text.partition(f"{heading}\n")[2]
        section = heading + re.split(rf"^#{{1,{heading.count('#')}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]
        own = spec.name.removeprefix("report_")
        about = rf"\{{(?:keys?:(?:page\.{spec.name}\b|{own}\.)|(?:page|title):{spec.name}\}})"
        assert re.search(about, section), f"{spec.name} is neither named there nor is one of its keys"


ASKED = {
    "cetak ulang": "Cetak ulang",
    "bagaimana mencetak ulang resi": "Cetak ulang",
    "salah ketik": "Mengubah",
    "kertas habis": "Lampu printer",
    "lupa kata sandi": "Masuk dan mengunci",
    "ganti pegawai": "Serah terima loket",
    "LAPORAN": "Laporan (F11)",
}


@pytest.mark.parametrize("typed", ASKED)
def test_what_a_person_types_finds_its_section_first(shipped: HelpPage, typed: str) -> None:
    find(shipped, typed)
    assert shipped.contents.currentRow() == 0
    assert shipped.contents.currentItem().text().splitlines()[0] == ASKED[typed]


def test_each_row_of_typed_words_finds_its_section_first(shipped: HelpPage) -> None:
    for row in assets.rows("help/typed_words.csv"):
        shipped.wanted.setText(row["typed"])
        assert shipped.contents.item(0).text().splitlines()[0] == fill(NAMES, row["section"]), row


def test_each_role_has_a_page_of_six_tasks_that_fits_one_screen(shipped: HelpPage) -> None:
    chapters = assets.read_text("help/manual.md").split("\n# ")
    for role in [role for role in Role if role is not Role.READER]:
        (chapter,) = [one for one in chapters if one.removeprefix("# ").startswith(f"{ROLE_CHAPTERS[role]}\n")]
        assert chapter.count("\n| **") == 6
        shipped.open_at(ROLE_CHAPTERS[role])
        begin = top_of(shipped)
        shipped.contents.setCurrentRow(shipped.contents.currentRow() + 1)
        assert top_of(shipped) - begin < 575, "what is seen of the text in a window of 768 lines"


def top_of(page: HelpPage) -> float:
    """Where the section in front begins."""
    return page.manual.document().documentLayout().blockBoundingRect(page.manual.textCursor().block()).top()


@pytest.mark.usefixtures("indonesian")
def test_the_page_of_a_role_is_called_as_the_role_is() -> None:
    assert {role: wording.word(role) for role in Role} == ROLE_CHAPTERS


def test_every_link_of_the_manual_leads_to_a_section(shipped: HelpPage) -> None:
    links = re.findall(r"\]\(<#([^>]+)>\)", assets.read_text("help/manual.md"))
    assert len(links) >= 24
    for link in links:
        shipped.manual.anchorClicked.emit(QUrl(f"#{fill(NAMES, link)}"))
        assert shipped.contents.currentItem().text().strip() == fill(NAMES, link)


def test_every_picture_of_the_manual_is_there_and_no_wider_than_the_text(shipped: HelpPage) -> None:
    names = re.findall(r"!\[[^]]+\]\(([^)]+)\)", assets.read_text("help/manual.md"))
    assert len(names) == 5
    for name in names:
        assert not QImage.fromData(assets.read_bytes(f"help/{name}")).isNull()
        assert shipped.manual.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(name)) is not None


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


@pytest.mark.parametrize("width", [640, 683, 1024, 1366])
def test_no_line_of_the_manual_is_scrolled_sideways_at_any_size(
    qtbot: QtBot, qapp: theme.Application, width: int
) -> None:
    theme.apply(qapp, Theme.LIGHT)
    try:
        page = HelpPage()
        qtbot.addWidget(page)
        page.resize(width, 300)
        page.show()
        page.manual.document().size()  # lays out all of it
        QCoreApplication.processEvents()
        widest = page.manual.viewport().width() + 1  # some fonts end at whole pixels
        assert page.manual.document().idealWidth() <= widest
        assert page.manual.horizontalScrollBar().maximum() == 0
        document = page.manual.document()
        blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
        heights = [(document.documentLayout().blockBoundingRect(block).height(), block.text()) for block in blocks]
        assert [text for height, text in heights if text and height < 8] == [], "each has its lines"
        assert page.contents.width() >= 150
    finally:
        qapp.setStyleSheet("")
