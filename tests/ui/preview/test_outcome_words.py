"""What is said of a paper names the paper and the printer, and never that it was printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import SheetFailure
from frontoffice.ui.messages.printing_sentences import SHEET_FAILURES
from frontoffice.ui.preview import print_panel
from frontoffice.ui.preview.print_order import PrintOrder

ORDER = PrintOrder("Kantor", (0, 2), copies=3)


def test_what_was_taken_was_sent_and_no_more() -> None:
    text = print_panel.success_text("Surat Jawaban", ORDER)
    assert text == "Surat Jawaban: sent to the printer Kantor (2 pages, 3 copies). Look whether it comes out."
    assert "printed" not in text


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("code", SheetFailure)
def test_what_was_not_taken_says_why_and_how_to_go_on(code: SheetFailure) -> None:
    said = QCoreApplication.translate("words", SHEET_FAILURES[code])
    text = print_panel.not_sent("Surat Jawaban", Unavailable(code))
    assert text == f"Surat Jawaban: {said} F9 tries it again."


def test_what_was_stopped_may_still_come_out() -> None:
    assert "may still come out" in print_panel.abort_text("Surat Jawaban", ORDER)
    assert "Kantor" in print_panel.abort_text("Surat Jawaban", ORDER)
