"""The same text to the same printer through other programs: python-escpos, and receiptio where it is installed.

receiptio comes from npm: name its ``node_modules`` in ``RECEIPTIO`` (``npm i receiptio``). What each knows at the end
differs, and stands beside its time.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from escpos.printer import Network
from PySide6.QtCore import QEventLoop
from pytestqt.qtbot import QtBot

from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from tests.support.examples import a_signed_in, an_intake
from tests.support.measured_table import Report
from tests.support.paper_desk import on_printer
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import WHOLE
from tests.support.printing_time import LINE_TIME, the_printers_own_time

pytestmark = pytest.mark.bench
TIMES = 8
TEXT = [line for line in WHOLE if not line.startswith("[")]
RECEIPTIO = """
const receiptio = require('receiptio');
const [document, options, times] = JSON.parse(process.argv[1]);
(async () => {
  const taken = [];
  for (let n = 0; n < times; n++) {
    const began = process.hrtime.bigint();
    const result = await receiptio.print(document, options);
    taken.push([Number(process.hrtime.bigint() - began) / 1e6, result]);
  }
  console.log(JSON.stringify(taken));
})();
"""


def median(printed: Callable[[], object]) -> float:
    """Milliseconds that ``printed`` takes."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        printed()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def ours(register: Register, printer: PaperPrinter, folder: Path) -> float:
    officer = a_signed_in(register)
    desk = PrintingController(register, on_printer(printer), folder)

    def printed() -> None:
        loop = QEventLoop()
        desk.changed.connect(lambda job: loop.quit() if job.state is JobState.CONFIRMED else None)
        desk.print_receipt(subjects.pop(), officer)
        loop.exec()

    subjects = [
        register.complaints.record(an_intake(), officer, new_id(), with_paper=True).complaint.subject
        for _ in range(TIMES)
    ]
    taken = median(printed)
    desk.end()
    return taken


def python_escpos(printer: PaperPrinter) -> tuple[float, int]:
    """What its calls take, asking all that it can; and how many papers were not out when it said that all was well."""
    host, port = printer.address.split(":")
    taken, early = [], 0
    for _ in range(TIMES):
        before, began = len(printer.engine.sheets), time.perf_counter()
        paper = Network(host, int(port), timeout=5, profile="default")
        for line in TEXT:
            paper.textln(line)
        paper.cut()
        assert paper.is_online()
        assert paper.paper_status() == 2
        taken.append((time.perf_counter() - began) * 1000)
        early += len(printer.engine.sheets) == before
        paper.close()
        printer.rest()
    return statistics.median(taken), early


def receiptio(printer: PaperPrinter) -> str:
    modules, node = os.environ.get("RECEIPTIO", ""), shutil.which("node")
    if not modules or node is None:
        return "not installed here (npm i receiptio)"
    document = "\n".join(line.replace("|", " ") or "-" for line in TEXT)
    words = json.dumps([document, f"-d {printer.address.split(':')[0]} -p escpos -c 48", TIMES])
    done = subprocess.run(
        [node, "-e", RECEIPTIO, words],
        env={**os.environ, "NODE_PATH": modules},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    taken = json.loads(done.stdout)
    results = {result for _, result in taken}
    return f"{statistics.median(spent for spent, _ in taken):.0f} ms, says {', '.join(sorted(results))}"


def test_side_by_side(qtbot: QtBot, register: Register, tmp_path: Path, report: Report) -> None:
    with PaperPrinter(line_time=LINE_TIME, buffer=65_536, host="127.0.0.7", port=9100) as printer:
        alone = statistics.median(the_printers_own_time(printer, TIMES)) * 1000
        known = ours(register, printer, tmp_path)
        report(
            f"F9 to *Tercetak*, every line answered for: {known:.0f} ms; {len(WHOLE)} lines take {alone:.0f} ms alone"
        )
        taken, early = python_escpos(printer)
        report(
            f"python-escpos, the same text, asked for all that it can tell: {taken:.0f} ms;"
            f" {early} of {TIMES} papers were not out when it said that all was well"
        )
        report(f"receiptio: {receiptio(printer)}")
