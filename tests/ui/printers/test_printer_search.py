from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.printing.presets import preset_for
from frontoffice.printing.usbprint import name_in
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.printers.printers_page import PrintersPage
from frontoffice.ui.widgets.form import child
from tests.support.printers_form import KEPT


def page_text(page: PrintersPage) -> str:
    return child(page, QLabel, "find_message").text()


def press(page: PrintersPage) -> None:
    child(page, QPushButton, "look_for").click()


def test_what_is_found_is_chosen_by_enter(qtbot: QtBot, page: PrintersPage) -> None:
    with qtbot.waitSignal(page.find_asked) as asked:
        press(page)
    assert asked.args == [Transport.NETWORK]
    page.show_found((FoundPrinter("10.0.0.20"), FoundPrinter("10.0.0.21", "TM")))
    found = child(page, QListWidget, "found")
    assert found.hasFocus()
    QTest.keyClick(found, Qt.Key.Key_Down)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert page.printer_address.text() == "10.0.0.21"
    assert not found.isVisible()


def test_looking_can_be_stopped_and_what_comes_then_is_not_shown(qtbot: QtBot, page: PrintersPage) -> None:
    press(page)
    with qtbot.waitSignal(page.find_stopped):
        press(page)
    page.show_found((FoundPrinter("10.0.0.20"),))
    assert not child(page, QListWidget, "found").isVisible()
    assert "Stopped" in page_text(page)


@pytest.mark.thorough
def test_another_kind_or_printer_stops_looking(qtbot: QtBot, page: PrintersPage) -> None:
    press(page)
    with qtbot.waitSignal(page.find_stopped):
        printer_fields.choose(page.transport, Transport.SERIAL)
    press(page)
    with qtbot.waitSignal(page.find_stopped):
        page.printers.setCurrentRow(1)


def test_nothing_found_and_a_missing_library_are_said(page: PrintersPage) -> None:
    press(page)
    page.show_found(())
    assert "Nothing was found" in page_text(page)
    press(page)
    page.show_found(Unavailable(PrintReason.LIBRARY_SERIAL))
    assert "serial" in page_text(page)


@pytest.mark.parametrize("kind", [Transport.PDF, Transport.NETWORK])
def test_there_is_nothing_to_look_for_among_folders(qtbot: QtBot, kind: Transport) -> None:
    page = PrintersPage(Settings(printer=Printer("P", kind, "/resi")), lambda: pytest.fail("nobody asked for the day"))
    qtbot.addWidget(page)
    assert child(page, QPushButton, "look_for").isHidden() is (kind is Transport.PDF)
    assert KEPT.printers


def pick(page: PrintersPage, name: str) -> None:
    """Choose the printer of that name in what was found."""
    printer_fields.choose(page.transport, Transport.SERIAL)
    press(page)
    page.show_found((FoundPrinter("04b8:0202:x1", name),))
    QTest.keyClick(child(page, QListWidget, "found"), Qt.Key.Key_Return)
    assert page.printer_address.text() == "04b8:0202:x1"


def test_a_printer_that_is_known_by_its_name_begins_with_what_is_known_of_its_model(page: PrintersPage) -> None:
    page.add.click()
    pick(page, name_in(b"\0\x20MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;"))
    known = preset_for("TM-T88V")
    assert known is not None
    found = printer_fields.read_all(page, Printer("Printer 1", Transport.SERIAL))
    assert found == printer_fields.with_preset(Printer("Printer 1", Transport.SERIAL, "04b8:0202:x1"), known)
    assert page_text(page).startswith("Its name says Epson TM-T88V; what is known of that model is filled in.")
    assert page.test.hasFocus()


@pytest.mark.thorough
def test_what_was_chosen_or_seen_on_paper_counts_more_than_a_name(qtbot: QtBot) -> None:
    chosen = Printer("Depan", Transport.SERIAL, "04b8:0101", 48, model="Epson TM-T82X", abilities="none")
    for kept in (chosen, dataclasses.replace(chosen, model="", tested="2026-11-24")):
        page = PrintersPage(Settings(printer=kept), lambda: date(2026, 11, 25))
        qtbot.addWidget(page)
        page.show()
        pick(page, "EPSON TM-T88V")
        found = printer_fields.read_all(page, kept)
        assert found == dataclasses.replace(kept, address="04b8:0202:x1")
        assert page_text(page) == "Its name says Epson TM-T88V: choose that model if it is one."
        pick(page, kept.model)
        assert page_text(page) == ""


@pytest.mark.thorough
def test_a_name_that_says_no_model_changes_nothing(page: PrintersPage) -> None:
    pick(page, "USB Printing Support")
    assert page_text(page) == ""
    assert page.model.currentIndex() == 0
