"""A paper as a file: saved where the officer wants it, opened in another program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import DAY, PREVIEW, show_paper
from frontoffice.printing.codes import SheetFailure
from frontoffice.ui.preview.preview_page import PreviewPage
from frontoffice.ui.preview.print_order import OfficePaper
from tests.support.preview_desk import FakePrinters, a_pdf, kept, letter, printers, ready, shown
from tests.support.window_desk import Desk, desk

__all__ = ["desk", "letter", "printers", "shown"]


def test_without_a_printing_system_only_saving_and_opening_are_offered(
    desk: Desk, printers: FakePrinters, shown: list[str], qtbot: QtBot
) -> None:
    printers.failure = SheetFailure.NO_SYSTEM
    desk.sign_in(desk.officer)
    paper = OfficePaper("Nota Dinas", "Nota Dinas 1", a_pdf(desk), lambda: kept(desk.where.pages))
    show_paper(desk.counter, paper)
    page = ready(desk, qtbot)
    assert "CUPS" in page.panel.printer_note.text()
    assert not page.panel.print_button.isEnabled()
    page.panel.save_button.click()
    page.panel.open_button.click()
    page.panel.open_button.click()
    assert [Path(one) for one in shown] == [desk.where.pages / "1.pdf"] * 2  # it is saved once
    assert [path.name for path in desk.where.pages.iterdir()] == ["1.pdf"]


@pytest.mark.thorough
def test_a_letter_is_saved_where_the_officer_chooses_and_opened_from_a_file_that_goes(
    letter: PreviewPage, desk: Desk, shown: list[str], tmp_path: Path
) -> None:
    letter.panel.save_button.click()
    [dialog] = letter.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "stik"))
    saved = tmp_path / "stik" / "berkas-pengaduan-0001-PGD-L1-2026.pdf"
    assert saved.exists()
    assert str(saved) in letter.panel.message.text()
    letter.panel.open_button.click()
    assert [Path(one) for one in shown] == [desk.where.opened / saved.name]
    desk.counter.window.lock()
    assert not list(desk.where.opened.iterdir())
    assert saved.exists()


@pytest.mark.thorough
def test_a_disk_that_refuses_the_file_is_said(desk: Desk, printers: FakePrinters, qtbot: QtBot, tmp_path: Path) -> None:
    chosen = tmp_path / "stik"
    chosen.write_text("no folder")
    desk.sign_in(desk.officer)
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    page = ready(desk, qtbot)
    page.panel.save_button.click()
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(chosen))
    assert page.panel.message.property("state") == "late"
    assert page.panel.message.text().startswith("The PDF could not be saved.")
