from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Mapping

import pytest
from pypdf import PdfReader

from frontoffice import places
from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.counter_papers.box_answers import AnswersFile, answers
from frontoffice.documents.counter_papers.box_minutes import MinutesFile, minutes
from frontoffice.documents.counter_papers.receipt_pdf import receipt_pdf
from frontoffice.documents.counter_papers.recovery_paper import recovery_paper
from frontoffice.documents.counter_papers.slip_sheet import slip_sheet
from frontoffice.documents.lists.register_page import register_page
from frontoffice.documents.office_documents import document, refusal
from frontoffice.documents.reports import evaluation_sheet, period_report, public_summary, report_differences
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import CLOSED, Identity, Status
from frontoffice.settings import Office
from tests.documents.counter_papers import test_box_minutes, test_receipt_pdf
from tests.documents.layout.test_a4_sheet import extent
from tests.documents.lists import test_list_paper, test_register_page
from tests.documents.reports.test_report_differences import compared
from tests.domain.test_slips import slip
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import a_complainant, a_letter, an_intake
from tests.support.papers import MADE_AT, a_file, a_full_file, not_embedded, one_line, pages
from tests.support.report_figures import figures
from tests.support.report_files import report_file

ALWAYS = {DocumentKind.DOSSIER, DocumentKind.DISPOSITION}
OPEN = {DocumentKind.NOTE, DocumentKind.INVITATION, DocumentKind.COMPLETION}
SETTLED = {Status.CONVEYED, Status.REPEATED, Status.SATISFIED, Status.UNANSWERED}
UNANSWERED = {Status.REGISTERED, Status.REVIEWED, Status.ANALYSED}


@pytest.mark.thorough
def test_which_paper_may_be_made_when() -> None:
    for status in Status:
        book = Book(intake=a_letter(documents=False)).stand(status)
        for kind in DocumentKind:
            offered = (
                kind in ALWAYS
                or (kind in OPEN and status not in CLOSED)
                or (kind is DocumentKind.RESPONSE and status not in UNANSWERED)
                or (kind is DocumentKind.PROGRESS and status in {*UNANSWERED, Status.REPEATED})
                or (kind is DocumentKind.RECORD and status in SETTLED)
            )
            assert (refusal(kind, book.complaint, book.case) is None) == offered, kind


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_everything_on_a_paper_stands_between_its_margins(kind: DocumentKind) -> None:
    _, left, right = extent(document(kind, a_full_file(*ONCE[1:], Step.UNSATISFIED)))
    assert 19.5 <= left < right <= 190.5


@pytest.mark.thorough
def test_practice_says_so_on_every_page_and_a_real_paper_does_not() -> None:
    real = a_file()
    practice = dataclasses.replace(real, training=True)
    assert all("LATIHAN - TIDAK BERLAKU" in page for page in pages(document(DocumentKind.DOSSIER, practice)))
    assert "LATIHAN" not in one_line(document(DocumentKind.DOSSIER, real))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_letter_to_nobody_is_not_offered(kind: DocumentKind) -> None:
    nobody = a_complainant(identity=Identity.ANONYMOUS, name="", phone="", email="", address="")
    book = Book(intake=an_intake(complainant=nobody)).walk(*ONCE, Step.UNSATISFIED)
    problem = refusal(kind, book.complaint, book.case)
    to_nobody = kind in OPEN - {DocumentKind.NOTE} | {DocumentKind.RESPONSE, DocumentKind.PROGRESS}
    assert (problem is not None and problem.code == "paper_to_nobody") == to_nobody


def test_an_anonymous_report_that_can_be_answered_is_answered() -> None:
    who = a_complainant(identity=Identity.ANONYMOUS, name="", phone="", email="", address="")
    report = a_letter(channel="sp4n", external_id="1916449", complainant=who)
    book = Book(intake=report).walk(*ONCE[:3])
    assert refusal(DocumentKind.RESPONSE, book.complaint, book.case) is None


def test_no_request_is_made_for_papers_that_are_there() -> None:
    book = Book(intake=a_letter())
    problem = refusal(DocumentKind.COMPLETION, book.complaint, book.case)
    assert problem is not None
    assert problem.code == "papers_complete"


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_nothing_is_made_of_what_was_erased_by_law(kind: DocumentKind) -> None:
    book = Book(intake=a_letter(), erased=True).stand(Status.SATISFIED)
    problem = refusal(kind, book.complaint, book.case)
    assert problem is not None
    assert problem.code == "complaint_erased"


EVERY: Mapping[str, Callable[[], bytes]] = {
    **{kind: lambda kind=kind: document(kind, a_full_file(*ONCE[1:], Step.UNSATISFIED)) for kind in DocumentKind},  # type: ignore[misc]
    "register page": lambda: register_page(test_register_page.a_page(*[test_register_page.LINE] * 20)),
    "list": lambda: test_list_paper.made(2),
    "box minutes": lambda: minutes(MinutesFile(Office(), test_box_minutes.FULL, MADE_AT)),
    "box answers": lambda: answers(AnswersFile(Office(), test_box_minutes.FULL, (), MADE_AT)),
    "report": lambda: period_report.period_report(report_file()),
    "evaluation": lambda: evaluation_sheet.evaluation_sheet(
        report_file(figures("2026", 900)), evaluation_sheet.numbers(figures("2026", 900))
    ),
    "summary": lambda: public_summary.public_summary(report_file()),
    "notice board": lambda: public_summary.notice_board(report_file()),
    "differences": lambda: report_differences.differences_paper(compared(figures())),
    "recovery": lambda: recovery_paper(Office(), "ABCD EFGH", "0123456789abcdef", MADE_AT),
    "slips": lambda: slip_sheet(Office(), [slip(51)], MADE_AT),
    "resi": lambda: receipt_pdf(test_receipt_pdf.a_receipt(), "0147/PGD-L1/2026", MADE_AT, Office().name),
}


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one == "record" else pytest.mark.thorough) for one in EVERY]
)
def test_every_paper_carries_its_letters_and_says_whose_it_is(name: str) -> None:
    pdf = EVERY[name]()
    assert not_embedded(pdf) == set()
    properties = PdfReader(io.BytesIO(pdf)).metadata
    assert properties is not None
    assert (properties.author, properties.creator, properties.producer) == (Office().name, places.NAME, places.NAME)
    assert properties.title
    assert not {"(", "anonymous", "unspecified"} & set(f"{properties.title} {properties.subject}".split())
