"""What knowing costs: from asking for a paper to its being confirmed, beside the printer's own time (aim 40 ms more)."""

from __future__ import annotations

import statistics
import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from pytestqt.qtbot import QtBot

from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.case_pages import UNPRINTED
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import open_counter
from frontoffice.places import Places
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.conversation import End
from frontoffice.printing.print_run import PrintRequest, run_print
from frontoffice.printing.printer_session import PrinterLocks
from frontoffice.printing.transports import open_connection
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, a_signed_in, an_intake
from tests.support.measured_table import Report
from tests.support.paper_desk import on_printer
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import ALL, CLONE, RECEIPT, WHOLE, Watched, never
from tests.support.printing_time import LINE_TIME, the_printers_own_time

pytestmark = pytest.mark.bench


@pytest.mark.parametrize(("name", "abilities"), [("process id", ALL), ("in order", CLONE)])
def test_a_healthy_network_job(name: str, abilities: Abilities, report: Report) -> None:
    taken = []
    with PaperPrinter(abilities, buffer=65_536) as printer:
        sheet = PrintRequest(RECEIPT, printer.address, lambda: open_connection("network", printer.address), abilities)
        for _ in range(3):  # each is waited for as long as a head would print
            began = time.perf_counter()
            outcome = run_print(sheet, PrinterLocks(), lambda: None, on_step=Watched(), stopped=never)
            taken.append(time.perf_counter() - began)
            assert outcome.end is End.CONFIRMED
        assert printer.times(WHOLE) == 3
    median, worst = statistics.median(taken) * 1000, max(taken) * 1000
    report(f"confirmed, {name}, on a printer that takes no time: {median:.1f} ms, at most {worst:.1f}")


def test_from_f9_to_confirmed(qtbot: QtBot, register: Register, tmp_path: Path, report: Report) -> None:
    """F9 has given the number; the desk prints with the window's event loop running, and tells the journal."""
    officer, taken = a_signed_in(register), []
    with PaperPrinter(line_time=LINE_TIME, buffer=65_536) as printer:
        own = the_printers_own_time(printer, 10)
        desk = PrintingController(register, on_printer(printer), tmp_path)
        for _ in range(20):
            loop = QEventLoop()
            desk.changed.connect(lambda job, loop=loop: loop.quit() if job.state is JobState.CONFIRMED else None)
            subject = register.complaints.record(an_intake(), officer, new_id(), with_paper=True).complaint.subject
            began = time.perf_counter()
            desk.print_receipt(subject, officer)
            loop.exec()
            taken.append(time.perf_counter() - began)
        assert len(printer.engine.sheets) == 30
        desk.end()
    alone, whole = statistics.median(own) * 1000, statistics.median(taken[1:]) * 1000
    report.row("F9 to *printed*, beyond the printer's own time", "ms", "40 ms", whole - alone)
    added = f"{whole:.0f} ms, the printer alone {alone:.0f} ms, added {whole - alone:.0f} ms (aim 40)"
    report(f"F9 to confirmed: {added}")


def test_a_thousand_papers_that_wait_at_the_start(qtbot: QtBot, tmp_path: Path, report: Report) -> None:
    """What the window's thread is held up by the list, its page, and taking the papers of the day up again."""
    where = Places(tmp_path)
    with PaperPrinter(line_time=LINE_TIME, buffer=65_536) as printer:
        chosen = on_printer(printer)
        with closing(open_register(where.register, desk_of(chosen), clock=OfficeClock())) as register:
            officer = a_signed_in(register)
            for _ in range(1_000):
                register.complaints.record(an_intake(), officer, new_id(), with_paper=True)
        register = open_register(where.register, desk_of(chosen), clock=OfficeClock())
        counter = open_counter(register, chosen, where, lambda _theme: None, check=lambda _where: FileReport())
        qtbot.addWidget(counter.window)
        parts = {
            "counting": counter.counts.refresh,
            "the page": lambda: counter.window.stack.view(UNPRINTED).start(),
            "taking up": lambda: counter.printing.desk.resume_jobs(officer),
        }
        taken = {}
        for name, part in parts.items():
            began = time.perf_counter()
            part()  # type: ignore[no-untyped-call]
            taken[name] = (time.perf_counter() - began) * 1000
        qtbot.waitUntil(lambda: len(printer.engine.sheets) >= 3, timeout=10_000)
        counter.end()
    report.row("1,000 papers that wait, at the start: counted, listed, taken up", "ms", "unseen", *taken.values())
    figures = ", ".join(f"{name} {spent:.0f} ms" for name, spent in taken.items())
    report(f"1,000 papers that wait, at the start: {figures}")
