"""The printers' page: several of them, one first; what was found, tried and seen is kept with each."""

from __future__ import annotations

import dataclasses
import os

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.presets import presets
from frontoffice.settings import Printer, Settings, SettingsFailure, Transport
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.printers.printers_page import PrintersPage
from frontoffice.ui.widgets.form import child
from tests.support.printers_form import BACK, FRONT, KEPT, save


def test_what_was_not_changed_comes_out_as_it_went_in(qtbot: QtBot, page: PrintersPage) -> None:
    assert save(qtbot, page) == KEPT
    page.printers.setCurrentRow(1)
    page.printers.setCurrentRow(0)
    assert save(qtbot, page) == KEPT


@pytest.mark.thorough
def test_another_printer_is_added_and_can_be_the_first(qtbot: QtBot, page: PrintersPage) -> None:
    page.add.click()
    assert page.printer_name.text() == "Printer 1"
    page.printer_name.setText("Cadangan")
    page.printer_address.setText("10.0.0.10")
    page.first.click()
    found = save(qtbot, page)
    assert (found.printer.name, found.printer.address) == ("Cadangan", "10.0.0.10")
    assert found.other_printers == (FRONT, BACK)
    page.show_saved(found)
    assert page.message.property("state") == "done"


@pytest.mark.thorough
def test_the_last_printer_can_go(qtbot: QtBot, page: PrintersPage) -> None:
    page.remove.click()
    page.remove.click()
    assert page.nothing.isVisible()
    assert not page.editor.isVisible()
    assert not page.remove.isEnabled()
    assert save(qtbot, page) == Settings()


def test_two_printers_of_one_name_and_one_without_are_refused(qtbot: QtBot, page: PrintersPage) -> None:
    for name in ("Belakang", ""):
        page.printer_name.setText(name)
        with qtbot.assertNotEmitted(page.saved):
            page.save.click()
        assert child(page, QLabel, "printer_name_problem").text()
    page.undo.click()
    assert page.printer_name.text() == "Depan"


@pytest.mark.thorough
def test_what_is_wrong_with_a_printer_behind_is_brought_to_the_front(qtbot: QtBot, page: PrintersPage) -> None:
    page.printers.setCurrentRow(1)
    page.printer_address.clear()
    page.printers.setCurrentRow(0)
    with qtbot.assertNotEmitted(page.saved):
        page.save.click()
    assert page.printer_name.text() == "Belakang"
    assert child(page, QLabel, "printer_address_problem").text()


def test_a_model_is_a_beginning_and_names_its_source(qtbot: QtBot, page: PrintersPage) -> None:
    page.model.setCurrentIndex(page.model.findText("Epson TM-T82X"))
    page.model.activated.emit(page.model.currentIndex())
    source = next(preset for preset in presets() if preset.name == "Epson TM-T82X").source
    assert "Never tried on a real printer" in page.source.text()
    assert page.source.text().endswith(f"After: {source.partition(';')[0].rstrip('.')}.")
    found = save(qtbot, page).printer
    assert (found.columns, found.dots, found.qr, found.model) == (48, 576, "native", "Epson TM-T82X")
    assert (found.name, found.address) == ("Depan", "10.0.0.9")


@pytest.mark.thorough
def test_a_test_page_goes_to_what_stands_in_the_fields(qtbot: QtBot, page: PrintersPage) -> None:
    page.printer_address.setText("10.0.0.77")
    with qtbot.waitSignal(page.test_asked) as emitted:
        page.test.click()
    assert emitted.args == [dataclasses.replace(FRONT, address="10.0.0.77")]
    page.show_test(Unavailable(PrintReason.UNREACHABLE), None)
    assert page.test.isEnabled()
    page.printer_address.clear()
    with qtbot.assertNotEmitted(page.test_asked):
        page.test.click()


@pytest.mark.thorough
def test_who_cannot_write_the_settings_is_told(page: PrintersPage) -> None:
    page.printer_name.setText("Samping")
    page.show_failure(Unavailable(SettingsFailure.NOT_SAVED, reason="No space left"))
    assert "No space left" in page.message.text()
    assert page.printer_name.text() == "Samping"


@pytest.mark.thorough
def test_what_another_page_saved_is_taken_over(qtbot: QtBot, page: PrintersPage) -> None:
    page.printer_name.setText("Samping")
    page.use(dataclasses.replace(KEPT, counter="L9"))
    found = save(qtbot, page)
    assert (found.counter, found.printer.name) == ("L9", "Samping")


@pytest.mark.thorough
def test_the_kind_says_what_it_can_prove(page: PrintersPage) -> None:
    printer_fields.choose(page.transport, Transport.CUPS if os.name == "posix" else Transport.WINDOWS)
    assert "queue" in page.evidence.text()
    printer_fields.choose(page.transport, Transport.PDF)
    assert "file" in page.evidence.text()


@pytest.mark.thorough
def test_a_kind_whose_library_is_missing_says_which_as_soon_as_it_is_chosen(
    page: PrintersPage, no_pywin32: None
) -> None:
    page.show_settings(Settings(printer=Printer("Kasir", Transport.WINDOWS, "POS-80")))  # brought along from Windows
    assert "pywin32" in page.evidence.text()
    assert page.evidence.property("state") == "late"
    printer_fields.choose(page.transport, Transport.NETWORK)
    assert page.evidence.property("state") == ""


@pytest.mark.thorough
def test_the_printer_of_the_first_start_gets_a_name(qtbot: QtBot, page: PrintersPage) -> None:
    page.show_settings(Settings(printer=dataclasses.replace(FRONT, name="")))
    assert save(qtbot, page).printer.name == "Network printer"
