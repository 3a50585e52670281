"""What is no receipt is printed between receipts, and the register keeps no job of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.domain.cases.case import Case
from frontoffice.domain.receipts import Receipt, lay_out_status
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Transport
from frontoffice.ui.receipts.receipt_preview import head_of
from tests.support.examples import MORNING, a_complaint
from tests.support.paper_desk import on_printer, text_of
from tests.support.paper_printer import PaperPrinter
from tests.support.printing_desk import RUNS_INTO_A_LIMIT, SETTINGS, desk, limits, printer, working

__all__ = ["desk", "limits", "printer", "working"]


def status(columns: int) -> Receipt:
    return lay_out_status(a_complaint(), Case(), head_of(SETTINGS.office), columns, MORNING)


def printed(desk: PrintingController, chosen: Printer) -> tuple[list[PrintOutcome], list[Path]]:
    outcomes: list[PrintOutcome] = []
    saved: list[Path] = []
    desk.plain.print_paper(status(chosen.columns), "status 0147", chosen, outcomes.append, saved.append)
    return outcomes, saved


def test_without_a_printer_nothing_is_printed(desk: PrintingController) -> None:
    assert printed(desk, Printer()) == ([PrintOutcome(End.NOT_SENT, reason=PrintReason.NONE)], [])


def test_a_folder_gets_it_as_a_pdf(desk: PrintingController, tmp_path: Path) -> None:
    (outcome,), (path,) = printed(desk, Printer(transport=Transport.PDF, address=str(tmp_path)))
    assert (outcome.end, path.parent) == (End.HANDED_OVER, tmp_path)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_a_printer_prints_it_whole_and_the_register_has_no_job_of_it(
    desk: PrintingController, register: Register, printer: PaperPrinter
) -> None:
    chosen = dataclasses.replace(on_printer(printer).printer)
    ((outcome,), saved) = printed(desk, chosen)
    assert (outcome.end, saved) == (End.CONFIRMED, [])
    text = text_of(printer, -1)
    assert "STATUS PENGADUAN" in text
    assert "0147/PGD-L1/2026" in text
    assert register.printing.open_jobs() == ()
    printer.new_roll(0)
    ((outcome,), _) = printed(desk, chosen)
    assert (outcome.end, outcome.reason) == (End.NOT_SENT, PrintReason.PAPER_OUT)
