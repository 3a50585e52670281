"""Printers are searched, and one is tried before it is in the settings."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.printing import print_task
from frontoffice.app.printing.print_task import Devices, PrinterTestResult
from frontoffice.app.printing.printer_setup import sample_receipt
from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.domain.people import Officer
from frontoffice.domain.receipts import WIDTHS
from frontoffice.errors import Unavailable
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.register import Register
from frontoffice.settings import Transport
from tests.support.paper_desk import at_once, on_printer, text_of
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import FAST
from tests.support.printing_desk import (
    RUNS_INTO_A_LIMIT,
    SETTINGS,
    desk,
    limits,
    printer,
    recorded,
    states,
    until,
    working,
)

__all__ = ["desk", "limits", "printer", "working"]


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_a_test_page_goes_to_a_printer_that_is_not_in_the_settings_yet(
    desk: PrintingController, printer: PaperPrinter
) -> None:
    heard: list[PrinterTestResult] = []
    desk.use(SETTINGS)
    chosen = dataclasses.replace(on_printer(printer).printer, abilities="")
    desk.setup.print_test(chosen, heard.append)
    assert heard[0].outcome.end is End.CONFIRMED
    assert heard[0].findings is not None
    assert heard[0].findings.abilities.as_text() == "dle_eot,gs_r,gs_h,asb,macro"
    assert "UJI PRINTER" in "\n".join(printer.paper)
    printer.new_roll(0)
    desk.setup.print_test(chosen, heard.append)
    assert heard[1].outcome == PrintOutcome(End.NOT_SENT, reason=PrintReason.PAPER_OUT)


@pytest.mark.thorough
def test_a_test_page_after_a_torn_paper_begins_on_a_sheet_of_its_own(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, tmp_path: Path
) -> None:
    heard: list[PrinterTestResult] = []
    printer.reset_after = 900
    desk.print_receipt(recorded(register, officer).subject, officer)
    assert [state for state, _ in states(register)] == [JobState.UNCERTAIN]
    printer.reset_after = None
    desk.setup.print_test(on_printer(printer).printer, heard.append)
    assert heard[0].outcome.end is End.CONFIRMED
    assert text_of(printer, -2).endswith("cetakan itu tidak berlaku.")
    assert "UJI PRINTER" in text_of(printer, -1)
    late = printer.engine.printed + 5
    printer.engine.at_line[late] = lambda: setattr(
        printer.engine, "line_time", 60.0
    )  # slower than we wait for its word
    limits = dataclasses.replace(FAST, confirm=0.2)  # what it can do is heard out, only the evidence is not
    devices = Devices(timings=lambda _transport: limits)
    hurried = PrintingController(register, on_printer(printer), tmp_path / "resi", at_once, devices)
    hurried.setup.print_test(on_printer(printer).printer, heard.append)
    hurried.end()
    assert (heard[1].worked, heard[1].may_be_out) == (False, True)


def test_printers_are_looked_for_beside_the_window_until_somebody_stops_it(
    working: PrintingController, qtbot: QtBot, no_pywin32: None
) -> None:
    heard: list[tuple[FoundPrinter, ...] | Unavailable] = []
    working.setup.search(Transport.SERIAL, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], tuple)
    working.setup.search(Transport.WINDOWS, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert isinstance(heard[1], Unavailable)
    working.setup.search(Transport.SERIAL, heard.append)
    working.setup.stop_search()
    working.setup.search(Transport.WINDOWS, heard.append)  # when this one is heard, the one before is over
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert isinstance(heard[2], Unavailable)


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_a_test_page_is_not_kept_waiting_by_a_paper_that_the_printer_stopped_at(
    working: PrintingController,
    register: Register,
    officer: Officer,
    printer: PaperPrinter,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(print_task, "_TURN", 0.1)
    heard: list[PrinterTestResult] = []
    printer.new_roll(10)
    working.print_receipt(recorded(register, officer).subject, officer)
    until(qtbot, register, JobState.BLOCKED)
    working.setup.print_test(on_printer(printer).printer, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0].outcome == PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY)


def test_a_printer_that_forgets_its_macro_at_each_cut_has_none(desk: PrintingController, printer: PaperPrinter) -> None:
    heard: list[PrinterTestResult] = []
    printer.engine.cuts_clear_macro = True
    desk.setup.print_test(on_printer(printer).printer, heard.append)
    assert heard[0].worked
    assert heard[0].findings is not None
    assert heard[0].findings.abilities == Abilities(dle_eot=True, gs_r=True, gs_h=True, asb=True, macro=False)


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_trial_page_fits_every_width(columns: int) -> None:
    assert all(len(line.text) * line.wide <= columns for line in sample_receipt(columns).lines)
