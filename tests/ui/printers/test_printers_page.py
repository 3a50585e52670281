"""The printers' page: several of them, one first; what was found, tried and seen is kept with each."""

from __future__ import annotations

import dataclasses
import os
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.printing.presets import preset_for, presets
from frontoffice.printing.probe import ProbeResult
from frontoffice.printing.usbprint import name_in
from frontoffice.settings import Printer, Settings, SettingsFailure, Transport
from frontoffice.ui.printers import printer_fields, printers_page
from frontoffice.ui.printers.printers_page import PrintersPage, evidence_of
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
    assert page.remove.isHidden()
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


def test_a_way_that_was_never_tried_with_a_real_printer_says_so() -> None:
    for kind in (Transport.NETWORK, Transport.DEVICE, Transport.SERIAL):
        text, state = evidence_of(kind)
        assert "never with a real one" in text
        assert state == ""
    assert "real" not in evidence_of(Transport.CUPS)[0] + evidence_of(Transport.PDF)[0]


def test_where_a_printer_of_the_network_is_chosen_it_stands_who_else_may_print_there() -> None:
    assert "another program wrote into a paper" in evidence_of(Transport.NETWORK)[0]
    assert "another program" not in evidence_of(Transport.DEVICE)[0]


def test_a_queue_of_windows_says_that_it_may_not_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers_page, "missing_library", lambda _kind: None)
    text, state = evidence_of(Transport.WINDOWS)
    assert "A queue tells nothing of the paper" in text
    assert ("protected print mode" in text, state) == (True, "")


def test_what_is_missing_is_all_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers_page, "missing_library", lambda _kind: PrintReason.LIBRARY_WINDOWS)
    text, state = evidence_of(Transport.USBPRINT)
    assert ("pywin32" in text, state) == (True, "late")


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


FINDINGS = ProbeResult(Abilities(dle_eot=True, gs_r=True, gs_h=True), "EPSON", "TM-T82X", "J7ZF0042")


def test_what_the_officer_saw_counts_and_is_saved_at_once(qtbot: QtBot, page: PrintersPage) -> None:
    page.test.click()
    page.show_test(None, FINDINGS)
    printer_fields.choose(child(page, QComboBox, "seen_columns"), 32)
    printer_fields.choose(child(page, QComboBox, "seen_qr"), "native")
    printer_fields.choose(child(page, QComboBox, "seen_cut"), "none")
    with qtbot.waitSignal(page.saved) as emitted:
        child(page, QPushButton, "seen").click()
    found = emitted.args[0].printer
    assert (found.columns, found.qr, found.cut) == (32, "native", "none")
    assert (found.abilities, found.tested) == ("dle_eot,gs_r,gs_h", "2026-11-25")
    assert found.device == "EPSON TM-T82X\tJ7ZF0042", "by which it is known again before anything is sent"
    assert "25 November 2026" in page.tested.text()
    assert child(page, QWidget, "seen_box").isHidden()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("able", "said"),
    [
        (Abilities(dle_eot=True, gs_r=True, gs_h=True), True),
        (Abilities(dle_eot=True, gs_r=True, macro=True), False),
        (Abilities(dle_eot=True), False),
    ],
    ids=["keeps none", "keeps a macro", "answers nothing in its turn"],
)
def test_of_a_printer_that_would_not_show_a_restart_each_paper_is_to_be_looked_at(
    page: PrintersPage, able: Abilities, said: bool
) -> None:
    page.test.click()
    page.show_test(None, ProbeResult(able))
    child(page, QPushButton, "seen").click()
    assert ("look at each paper" in page.tested.text()) is said


def test_a_printer_that_names_itself_is_offered_what_is_known_of_it(qtbot: QtBot, page: PrintersPage) -> None:
    page.test.click()
    page.show_test(None, FINDINGS)
    assert "TM-T82X" in child(page, QLabel, "test_message").text()
    child(page, QPushButton, "use_model").click()
    found = save(qtbot, page).printer
    assert (found.model, found.columns, found.qr) == ("Epson TM-T82X", 48, "native")
    assert found.abilities == "dle_eot,gs_r,gs_h"  # as it answered, not as the table has it


@pytest.mark.thorough
def test_a_page_that_did_not_come_out_asks_nothing_and_changes_nothing(qtbot: QtBot, page: PrintersPage) -> None:
    page.test.click()
    assert not page.test.isEnabled()
    page.show_test(Unavailable(PrintReason.PAPER_OUT), None)
    assert "no paper" in child(page, QLabel, "test_message").text()
    assert child(page, QWidget, "seen_box").isHidden()
    assert save(qtbot, page).printer.abilities == "dle_eot,gs_r"


@pytest.mark.thorough
def test_a_queue_is_asked_about_its_paper_only(page: PrintersPage) -> None:
    page.printers.setCurrentRow(1)
    assert page.transport.currentData() == Transport.CUPS
    page.test.click()
    page.show_test(None, None)
    assert child(page, QWidget, "seen_box").isVisible()
    assert child(page, QPushButton, "use_model").isHidden()


@pytest.mark.thorough
def test_the_result_of_another_printer_is_not_shown_here(page: PrintersPage) -> None:
    page.test.click()
    page.printers.setCurrentRow(1)
    page.show_test(None, FINDINGS)
    assert child(page, QWidget, "seen_box").isHidden()
    assert child(page, QLabel, "test_message").text() == ""


@pytest.mark.thorough
def test_a_page_that_may_be_out_is_asked_about_all_the_same(qtbot: QtBot, page: PrintersPage) -> None:
    page.test.click()
    page.show_test(Unavailable(PrintReason.NO_ANSWER), FINDINGS, may_be_out=True)
    assert "did not say" in child(page, QLabel, "test_message").text()
    assert child(page, QWidget, "seen_box").isVisible()
    printer_fields.choose(child(page, QComboBox, "seen_qr"), "none")
    with qtbot.waitSignal(page.saved) as emitted:
        child(page, QPushButton, "seen").click()
    assert (emitted.args[0].printer.qr, emitted.args[0].printer.tested) == ("none", "2026-11-25")


def test_of_a_page_of_which_nothing_was_sent_nobody_is_asked_to_look(page: PrintersPage) -> None:
    page.test.click()
    page.show_test(Unavailable(PrintReason.INTERRUPTED), None)
    assert "before anything was printed" in child(page, QLabel, "test_message").text()


def test_what_could_be_faster_or_better_known_is_said(page: PrintersPage) -> None:
    printer_fields.choose(child(page, QComboBox, "transport"), Transport.SERIAL)
    printer_fields.choose(child(page, QComboBox, "qr"), "image")
    for address, slow_state in (("COM3,9600", False), ("COM3,19200", True), ("COM3", False)):
        child(page, QLineEdit, "printer_address").setText(address)
        page.test.click()
        page.show_test(None, dataclasses.replace(FINDINGS, slow_state=slow_state))
        text = child(page, QLabel, "test_message").text()
        assert ("so slow a line" in text) is (address == "COM3,9600")
        assert ("more than a second" in text) is slow_state


def test_after_the_test_page_the_keys_are_where_they_were_or_at_what_is_asked(page: PrintersPage) -> None:
    page.test.setFocus()
    page.test.click()
    assert page.printers.hasFocus(), "no page of the window's header has them meanwhile"
    page.show_test(Unavailable(PrintReason.OFFLINE), None)
    assert page.test.hasFocus()
    page.test.click()
    page.show_test(None, FINDINGS)
    assert child(page, QComboBox, "seen_columns").hasFocus()
    child(page, QPushButton, "seen").click()
    assert page.test.hasFocus()


def test_the_commands_of_printers_stand_where_somebody_opens_them(page: PrintersPage) -> None:
    assert child(page, QWidget, "dle_eot").isHidden() or not child(page, QWidget, "dle_eot").isVisible()
    page.advanced.click()
    assert child(page, QWidget, "dle_eot").isVisible()
    assert "DLE EOT 4" in child(page, QLabel, "advanced_example").text()
    page.advanced.click()
    assert not child(page, QWidget, "dle_eot").isVisible()
