"""The pages of a paper, drawn as they are looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import PREVIEW, show_paper
from frontoffice.app.window.page_drawing import PageDrawing
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.pdf_pages import PdfPages
from frontoffice.ui.preview.preview_page import PreviewPage
from frontoffice.ui.preview.print_order import OfficePaper
from tests.support.preview_desk import FakePrinters, letter, printers, ready
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk", "letter", "printers"]


@pytest.mark.thorough
def test_a_letter_is_shown_with_its_pages_and_where_it_is_kept(letter: PreviewPage, desk: Desk, qtbot: QtBot) -> None:
    assert desk.counter.window.page_name == PREVIEW.name
    assert letter.heading.text() == "Berkas Pengaduan 0001/PGD-L1/2026"
    assert letter.page_label.text() == "Page 1 of 2"
    assert "no disk" in letter.panel.message.text()
    qtbot.waitUntil(lambda: 0 in letter.view._held)


def test_the_pages_of_a_paper_that_was_let_go_are_not_shown(qtbot: QtBot) -> None:
    drawing, opened = PageDrawing(), list[int]()
    drawing.opened.connect(lambda sizes: opened.append(len(sizes)))
    for lines in (200, 1):
        story = a4_sheet.paragraphs("\n\n".join(["Izin trayek belum terbit."] * lines))
        drawing.open(
            OfficePaper("Berkas", "Berkas", a4_sheet.sheet(Letterhead(SETTINGS.office), "Berkas", "1", story), Path)
        )
    qtbot.waitUntil(lambda: bool(opened))
    drawing.end()
    assert opened == [1]


@pytest.mark.posix("reads its size from /proc")
@pytest.mark.long
def test_a_dossier_of_three_hundred_pages_stays_within_two_hundred_megabytes(
    desk: Desk, printers: FakePrinters, qtbot: QtBot
) -> None:
    said = "Izin trayek sudah tiga minggu belum terbit, padahal berkas dinyatakan lengkap. " * 50
    story = [part for _ in range(300) for part in a4_sheet.paragraphs(said)]
    pdf = a4_sheet.sheet(Letterhead(SETTINGS.office), "Berkas", "0001/PGD-L1/2026", story)
    desk.counter.window.resize(1366, 768)
    desk.counter.window.show()
    desk.sign_in(desk.officer)
    before = resident()
    show_paper(desk.counter, OfficePaper("Berkas Pengaduan", "Berkas Pengaduan", pdf, Path))
    page = ready(desk, qtbot)
    last = len(PdfPages(pdf).sizes) - 1
    assert last >= 250
    for at in range(0, last + 1, 5):
        page.view.go_to(at)
        qtbot.waitUntil(lambda at=at: at in page.view._held)  # type: ignore[misc]
    for _ in range(6):
        page.view.zoom(1)
    page.view.go_to_end()
    qtbot.waitUntil(lambda: last in page.view._held)
    assert resident() - before < 200_000_000


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
