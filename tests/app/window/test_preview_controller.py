"""A paper from the page where it is asked for to where it is left."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, DAY, INTAKE, PREVIEW, show_paper
from frontoffice.app.window.preview_controller import PageDrawing
from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.pdf_pages import PdfPages
from frontoffice.paper_layout import SheetChoice
from frontoffice.printing.codes import SheetFailure
from frontoffice.settings import Printer, Transport, load
from frontoffice.ui.preview.preview_page import PreviewPage
from frontoffice.ui.preview.print_order import OfficePaper, PrintOrder
from tests.support.examples import a_signed_in
from tests.support.preview_desk import FakePrinters, a_pdf, letter, printers, ready
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk", "letter", "printers"]


@pytest.mark.thorough
def test_esc_leads_back_to_where_the_paper_was_asked_for(letter: PreviewPage, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(letter.view, Qt.Key.Key_Escape)
    assert desk.counter.window.page_name == COMPLAINT.name
    assert letter.heading.text() == ""
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    QTest.keyClick(ready(desk, qtbot).view, Qt.Key.Key_Escape)
    assert desk.counter.window.page_name == DAY.name


@pytest.mark.thorough
def test_the_same_officer_finds_the_paper_behind_the_lock_and_another_does_not(
    letter: PreviewPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.counter.sign_in(desk.officer)
    desk.counter.window.lock()
    assert letter.heading.text() != ""
    desk.counter.sign_in(desk.officer)
    assert desk.counter.window.page_name == PREVIEW.name
    desk.counter.window.lock()
    desk.counter.sign_in(a_signed_in(desk.counter.register, name="Rina Wati"))
    assert desk.counter.window.page_name != PREVIEW.name
    assert letter.heading.text() == ""


@pytest.mark.thorough
def test_what_became_of_it_is_said_above_all_pages_when_the_officer_went_on(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    printers.may_go_on.clear()
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: letter.panel.busy)
    desk.counter.window.go(INTAKE.name)
    assert letter.heading.text() == ""
    printers.may_go_on.set()
    qtbot.waitUntil(lambda: any("sent to the printer" in text for text in desk.counter.window.notice_texts()))
    assert len(printers.sent) == 1


def test_a_paper_that_is_only_looked_at_or_printed_is_on_no_disk(
    desk: Desk, printers: FakePrinters, qtbot: QtBot
) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    ready(desk, qtbot).panel.order()
    qtbot.waitUntil(lambda: bool(printers.sent))
    assert list(desk.where.folder.rglob("*.pdf")) == []


# --- The pages of a paper, drawn as they are looked at ---


@pytest.mark.thorough
def test_a_letter_is_shown_with_its_pages_and_where_it_is_kept(letter: PreviewPage, desk: Desk, qtbot: QtBot) -> None:
    assert desk.counter.window.page_name == PREVIEW.name
    assert letter.heading.text() == "Berkas Pengaduan 0001/PGD-L1/2026"
    assert letter.page_label.text() == "Page 1 of 2"
    assert "no disk" in letter.panel.message.text()
    qtbot.waitUntil(lambda: 0 in letter.view.held)


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
        qtbot.waitUntil(lambda at=at: at in page.view.held)  # type: ignore[misc]
    for _ in range(6):
        page.view.zoom(1)
    page.view.go_to_end()
    qtbot.waitUntil(lambda: last in page.view.held)
    assert resident() - before < 200_000_000


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


# --- A paper to a printer of the computer, and what the office hears of it ---


def test_f9_sends_it_and_says_no_more_than_that(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(printers.sent) and not letter.panel.busy)
    assert printers.sent == [("Berkas Pengaduan 24-11-2026", PrintOrder("Kantor", (0, 1)))]
    assert letter.panel.message.text().startswith("Berkas Pengaduan: sent to the printer Kantor (2 pages, 1 copies)")
    assert "Nurhayati" not in printers.sent[0][0]


@pytest.mark.thorough
def test_what_was_chosen_for_such_a_paper_is_proposed_the_next_time(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    letter.panel.printer.setCurrentText("Staf")
    letter.panel.printer.activated.emit(1)
    qtbot.waitUntil(letter.panel.duplex.isVisible)
    letter.panel.duplex.setChecked(True)
    letter.panel.copies.setValue(4)
    letter.panel.order()
    qtbot.waitUntil(lambda: not letter.panel.busy)
    kept = load(desk.where.settings)
    assert kept is not None
    assert kept.sheet_choices == (SheetChoice("Berkas Pengaduan", "Staf", duplex=True),)
    QTest.keyClick(letter.view, Qt.Key.Key_Escape)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DISPOSITION)  # of another kind: the last choice
    again = ready(desk, qtbot)
    assert (again.panel.printer.currentText(), again.panel.copies.value()) == ("Staf", 1)
    qtbot.waitUntil(again.panel.duplex.isChecked)


@pytest.mark.thorough
def test_a_printer_that_did_not_take_it_is_said_and_f9_tries_again(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    printers.failure = SheetFailure.REJECTS
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: letter.panel.message.text().endswith("F9 tries it again."))
    assert letter.panel.message.property("state") == "late"
    assert load(desk.where.settings) is None
    printers.failure = None
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(printers.sent))


def test_a_queue_that_takes_long_is_said_while_it_is_waited_for(
    letter: PreviewPage, printers: FakePrinters, qtbot: QtBot
) -> None:
    printers.slow = True
    printers.may_go_on.clear()
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "has not taken the paper yet" in letter.panel.message.text())
    printers.may_go_on.set()
    qtbot.waitUntil(lambda: not letter.panel.busy)
    assert "sent to the printer" in letter.panel.message.text()


@pytest.mark.thorough
def test_esc_stops_the_printing_first(letter: PreviewPage, printers: FakePrinters, qtbot: QtBot, desk: Desk) -> None:
    printers.may_go_on.clear()
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: letter.panel.message.text() == "Sending page 2 of 2 …")
    QTest.keyClick(letter.view, Qt.Key.Key_Escape)
    printers.may_go_on.set()
    qtbot.waitUntil(lambda: "stopped" in letter.panel.message.text())
    assert printers.sent == []
    assert desk.counter.window.page_name == PREVIEW.name


@pytest.mark.thorough
def test_the_printers_of_receipts_are_not_offered(desk: Desk, printers: FakePrinters, qtbot: QtBot) -> None:
    thermal = Printer("Loket", Transport.CUPS, "resi")
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, printer=thermal))
    desk.sign_in(desk.officer)
    show_paper(desk.counter, OfficePaper("Nota Dinas", "Nota Dinas 1", a_pdf(desk), Path))
    ready(desk, qtbot)
    assert printers.without == [frozenset({"resi"})]
