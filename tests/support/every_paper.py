"""Every paper of the office."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.counter_papers.box_papers import AnswersFile, MinutesFile, answers, minutes
from frontoffice.documents.counter_papers.key_card import KeyGroup, KeyLine, key_card
from frontoffice.documents.counter_papers.receipt_pdf import receipt_pdf
from frontoffice.documents.counter_papers.recovery_paper import office_key_paper, recovery_paper
from frontoffice.documents.counter_papers.slip_sheet import slip_sheet
from frontoffice.documents.lists.morning_list import MorningSheet, morning_paper
from frontoffice.documents.lists.register_page import register_page
from frontoffice.documents.office_documents import document
from frontoffice.documents.reports import evaluation_sheet, period_report, public_summary, report_differences
from frontoffice.domain.cases.steps import Step
from frontoffice.register.queries.morning_list import MorningList
from frontoffice.settings import Office
from tests.support.box_minutes import FULL
from tests.support.compared_reports import compared
from tests.support.entry_builder import ONCE
from tests.support.list_papers import made
from tests.support.papers import MADE_AT, a_full_file
from tests.support.pdf_receipts import a_receipt
from tests.support.register_pages import LINE, a_page
from tests.support.report_figures import figures
from tests.support.report_files import report_file
from tests.support.slips import slip


def a_morning() -> MorningList:
    """A list of nobody's work: its sheet says that there is none."""
    return MorningList(MADE_AT, ("2026-11-24", "16.05"), (), {}, {})


EVERY: Mapping[str, Callable[[], bytes]] = {
    **{kind: lambda kind=kind: document(kind, a_full_file(*ONCE[1:], Step.UNSATISFIED)) for kind in DocumentKind},  # type: ignore[misc]
    "register page": lambda: register_page(a_page(*[LINE] * 20)),
    "list": lambda: made(2),
    "morning list": lambda: morning_paper(MorningSheet(Office(), a_morning(), "WIB")),
    "key card": lambda: key_card(Office().name, (), (KeyGroup("Mencatat", (KeyLine(("F9",), "Simpan"),)),), MADE_AT),
    "office key": lambda: office_key_paper(Office(), "ABCD EFGH", "AAAA", "0123 4567", MADE_AT),
    "box minutes": lambda: minutes(MinutesFile(Office(), FULL, MADE_AT)),
    "box answers": lambda: answers(AnswersFile(Office(), FULL, (), MADE_AT)),
    "report": lambda: period_report.period_report(report_file()),
    "evaluation": lambda: evaluation_sheet.evaluation_sheet(
        report_file(figures("2026", 900)), evaluation_sheet.numbers(figures("2026", 900))
    ),
    "summary": lambda: public_summary.public_summary(report_file()),
    "notice board": lambda: public_summary.notice_board(report_file()),
    "differences": lambda: report_differences.differences_paper(compared(figures())),
    "recovery": lambda: recovery_paper(Office(), "ABCD EFGH", "0123456789abcdef", MADE_AT),
    "slips": lambda: slip_sheet(Office(), [slip(51)], MADE_AT),
    "resi": lambda: receipt_pdf(a_receipt(), "0147/PGD-L1/2026", MADE_AT, Office().name),
}
