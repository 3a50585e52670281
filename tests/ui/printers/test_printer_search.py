from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.printers.printers_page import PrintersPage
from frontoffice.ui.widgets.form import child
from tests.ui.printers.test_printers_page import KEPT, page

__all__ = ["page"]


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
    page.show_found(Unavailable(PrintReason.LIBRARY_USB))
    assert "usb" in page_text(page)


@pytest.mark.parametrize("kind", [Transport.PDF, Transport.NETWORK])
def test_there_is_nothing_to_look_for_among_folders(qtbot: QtBot, kind: Transport) -> None:
    page = PrintersPage(Settings(printer=Printer("P", kind, "/resi")), lambda: pytest.fail("nobody asked for the day"))
    qtbot.addWidget(page)
    assert child(page, QPushButton, "look_for").isHidden() is (kind is Transport.PDF)
    assert KEPT.printers
