"""Printers are tried and searched from their page, which says how that went."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.window.case_pages import RECORDED
from frontoffice.app.window.desk_pages import PRINTERS
from frontoffice.settings import Printer, Transport
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.widgets.form import child
from tests.support.paper_desk import text_of
from tests.support.paper_printer import PaperPrinter
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


def test_a_printer_is_found_tried_and_kept(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    page = desk.counter.window.stack.view(PRINTERS)
    desk.counter.window.go("printers")
    with PaperPrinter() as printer:
        page.add.click()
        page.printer_address.setText(printer.address)
        page.test.click()
        qtbot.waitUntil(page.test.isEnabled)
        assert "TM-PALSU" in child(page, QLabel, "test_message").text()
        assert "UJI PRINTER" in text_of(printer)
        child(page, QPushButton, "seen").click()
        kept = settings_file.load(desk.where.settings)
        assert kept is not None
        assert (kept.printer.address, kept.printer.abilities) == (printer.address, "dle_eot,gs_r,gs_h,asb,macro")
        assert kept.printer.tested == "2026-11-24"
    printer_fields.choose(page.transport, Transport.SERIAL)
    child(page, QPushButton, "look_for").click()
    qtbot.waitUntil(lambda: "Looking" not in child(page, QLabel, "find_message").text())


@pytest.mark.thorough
def test_a_missing_library_is_named_by_the_test_the_light_and_the_paper(
    desk: Desk, qtbot: QtBot, no_pywin32: None
) -> None:
    desk.sign_in(desk.supervisor)
    page = desk.counter.window.stack.view(PRINTERS)
    desk.counter.window.go("printers")
    brought_along = Printer("Kasir", Transport.WINDOWS, "POS-80")
    page.show_settings(dataclasses.replace(SETTINGS, printer=brought_along))
    page.test.click()
    qtbot.waitUntil(page.test.isEnabled)
    assert "pywin32" in child(page, QLabel, "test_message").text()
    page.save.click()
    desk.record(desk.supervisor)
    qtbot.waitUntil(lambda: "pywin32" in desk.counter.window.printer_text.text())
    assert "pywin32" in desk.counter.window.stack.view(RECORDED).paper.text()
