from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.probe import ProbeResult
from frontoffice.settings import Transport
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.printers.printers_page import PrintersPage
from frontoffice.ui.widgets.form import child
from tests.support.printers_form import save

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
