from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.documents.layout.pdf_pages import PageSize
from frontoffice.ui.preview.preview_page import Fit, PreviewPage
from frontoffice.ui.preview.print_order import OfficePaper, PrinterList
from tests.support.in_front import in_front

SIZES = (PageSize(595.0, 842.0),) * 3
PAPER = OfficePaper("Nota Dinas", "Nota Dinas 0001/PGD-L1/2026", b"%PDF", lambda: Path("nota.pdf"))


@pytest.fixture
def page(qtbot: QtBot) -> PreviewPage:
    made = in_front(qtbot, PreviewPage(), 1100, 600)
    made.show_paper(PAPER, "Kept.")
    made.show_sizes(SIZES)
    made.panel.show_printers(PrinterList(("Kantor",), "Kantor"))
    return made


def fit_of(page: PreviewPage) -> Fit:
    return page.view.fit


def press(page: PreviewPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.focusWidget() or page, key, modifier)


@pytest.mark.thorough
def test_the_paper_its_pages_and_what_is_said_about_it_stand_there(page: PreviewPage) -> None:
    assert page.heading.text() == "Nota Dinas 0001/PGD-L1/2026"
    assert page.page_label.text() == "Page 1 of 3"
    assert (page.panel.message.text(), page.panel.message.property("state")) == ("Kept.", "done")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "ordered"),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "ordered"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier, "save_asked"),
        (Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier, "open_asked"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "left"),
    ],
)
def test_each_key_asks_for_one_thing(
    page: PreviewPage, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, key, modifier)


@pytest.mark.thorough
def test_pages_are_turned_and_sized_by_keys(page: PreviewPage) -> None:
    press(page, Qt.Key.Key_PageDown)
    assert page.page_label.text() == "Page 2 of 3"
    press(page, Qt.Key.Key_End)
    assert page.page_label.text() == "Page 3 of 3"
    press(page, Qt.Key.Key_PageUp)
    press(page, Qt.Key.Key_Home)
    assert page.page_label.text() == "Page 1 of 3"
    press(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert fit_of(page) is Fit.PAGE
    assert page.fit_page.isChecked()
    press(page, Qt.Key.Key_Plus)
    press(page, Qt.Key.Key_Plus)
    assert fit_of(page) is Fit.ZOOM
    larger = page.zoom_label.text()
    press(page, Qt.Key.Key_Minus)
    assert page.zoom_label.text() != larger
    press(page, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert (page.fit_width.isChecked(), page.fit_page.isChecked()) == (True, False)


@pytest.mark.thorough
def test_a_letter_typed_among_the_pages_asks_for_nothing(page: PreviewPage, qtbot: QtBot) -> None:
    page.panel.pages.setFocus()
    with qtbot.assertNotEmitted(page.save_asked):
        QTest.keyClicks(page.panel.pages, "1-3s")
    assert page.panel.pages.text() == "1-3s"


def test_esc_stops_what_is_being_printed_and_leaves_only_then(page: PreviewPage, qtbot: QtBot) -> None:
    page.show_progress(1, 3)
    assert page.panel.message.text() == "Sending page 2 of 3 …"
    with qtbot.waitSignal(page.stop_asked), qtbot.assertNotEmitted(page.left):
        press(page, Qt.Key.Key_Escape)
    page.show_outcome("Sent.", "done")
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


@pytest.mark.thorough
def test_where_it_is_kept_is_said_and_that_nothing_shows_it(page: PreviewPage) -> None:
    page.show_kept(Path("/data/nota.pdf"))
    assert page.panel.message.text() == f"Saved: {Path('/data/nota.pdf')}"
    assert page.panel.message.property("state") == "done"
    page.show_kept(Path("/data/nota.pdf"), opened=False)
    assert page.panel.message.text().endswith("open it from that folder.")
    assert page.panel.message.property("state") == "soon"


@pytest.mark.thorough
def test_a_page_without_a_paper_shows_and_asks_for_nothing(page: PreviewPage, qtbot: QtBot) -> None:
    page.forget()
    assert (page.heading.text(), page.page_label.text(), page.panel.message.text()) == ("", "", "")
    with qtbot.assertNotEmitted(page.save_asked), qtbot.assertNotEmitted(page.open_asked):
        press(page, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
        press(page, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
        press(page, Qt.Key.Key_F9)


@pytest.mark.thorough
def test_it_says_when_another_page_takes_its_place(page: PreviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.hidden):
        page.hide()


@pytest.mark.thorough
def test_a_narrow_screen_shows_the_title_the_tools_and_the_whole_panel_beside_the_pages(page: PreviewPage) -> None:
    page.heading.setText("Lampiran 2 pada pengaduan 0001/PGD-L1/2026")
    narrow, low = 683, 300  # points of 1366 × 768 at 200 %, less header and status bar
    page.resize(narrow, low)
    QCoreApplication.processEvents()
    assert page.minimumSizeHint().width() <= narrow
    assert page.minimumSizeHint().height() <= low
    assert page.heading.height() <= 2 * page.heading.fontMetrics().lineSpacing() + 8
    assert page.panel.minimumSizeHint().width() <= page.panel_area.viewport().width()
