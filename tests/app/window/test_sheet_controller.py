"""A paper to a printer of the computer, and what the office hears of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, PREVIEW, show_paper
from frontoffice.documents.case_file import DocumentKind
from frontoffice.paper_layout import SheetChoice
from frontoffice.printing.codes import SheetFailure
from frontoffice.settings import Printer, Transport, load
from frontoffice.ui.preview.preview_page import PreviewPage
from frontoffice.ui.preview.print_order import OfficePaper, PrintOrder
from tests.support.preview_desk import FakePrinters, a_pdf, letter, printers, ready
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk", "letter", "printers"]


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
