from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable, Mapping

import pytest
from pypdf import PdfReader

from frontoffice import places
from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.counter_papers.key_card import KeyGroup, KeyLine, key_card
from frontoffice.documents.counter_papers.recovery_paper import recovery_paper
from frontoffice.documents.counter_papers.slip_sheet import slip_sheet
from frontoffice.documents.lists.morning_list import MorningSheet, morning_paper
from frontoffice.documents.lists.register_page import register_page
from frontoffice.documents.office_documents import document, refusal
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import CLOSED, Identity, Status
from frontoffice.register.projection import office_lists
from frontoffice.settings import Office
from tests.support.entry_builder import ONCE, Book
from tests.support.every_paper import EVERY, a_morning
from tests.support.examples import a_complainant, a_letter, an_intake
from tests.support.page_extent import extent, is_within_pages
from tests.support.papers import MADE_AT, a_file, a_full_file, not_embedded, one_line, pages
from tests.support.register_pages import LINE, a_page
from tests.support.slips import slip

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


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.thorough) for one in EVERY])
def test_no_letter_of_a_paper_stands_beside_its_page(name: str) -> None:
    assert is_within_pages(EVERY[name]())


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


CITED = re.compile(
    r"\b(?:UU|PP|Perpres|Perda|Pergub|Permen\w*|Kepmen\w*|Keppres|SKB|Undang-undang|Peraturan|[Pp]asal|ayat)\b[^.;]*",
    re.IGNORECASE,
)
BY_NUMBER = re.compile(r"\b[\d.-]+/(?:19|20)\d\d\b")
UNCHECKED = re.compile("belum dicocokkan", re.IGNORECASE)


def rules() -> set[str]:
    """The numbers of the rules that limits and lists rest on, and of those that replaced them."""
    sources = (*office_lists.limit_sources().values(), *office_lists.list_sources().values())
    return {number for source in sources for number in BY_NUMBER.findall(source)}


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.thorough) for one in EVERY])
def test_no_paper_states_a_rule_as_law_that_the_office_has_not_compared(name: str) -> None:
    """No paper knows what was compared: it names no rule, or says beside it that it was not."""
    text = one_line(EVERY[name]())
    assert CITED.findall(text) == []
    cited = [number for number in rules() if number in text]
    assert cited == (["61/2025"] if name == "evaluation" else [])
    assert not cited or UNCHECKED.search(text)


@pytest.mark.thorough
@pytest.mark.parametrize("status", sorted(CLOSED))
def test_no_letter_states_a_rule_however_the_complaint_ended(status: Status) -> None:
    book = Book(intake=a_letter(documents=False)).stand(status)
    file = dataclasses.replace(a_file(), complaint=book.complaint, case=book.case)
    for kind in (DocumentKind.RESPONSE, DocumentKind.DOSSIER):
        text = one_line(document(kind, file))
        assert CITED.findall(text) == []
        assert [number for number in rules() if number in text] == []


LONG = (
    "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Koperasi, Usaha Kecil, Tenaga Kerja dan Transmigrasi, "
    "Perindustrian, Perdagangan, Kelautan, Perikanan, Pertanian, Peternakan, Perkebunan, Kehutanan dan Lingkungan Hidup"
)


def least_letters(pdf: bytes) -> float:
    """The size of its smallest letters, in points."""
    sizes: list[float] = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.append(size) if text.strip() else None)
    return min(sizes)


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.thorough) for one in EVERY])
def test_no_paper_has_letters_too_small_to_read(name: str) -> None:
    assert least_letters(EVERY[name]()) >= 6


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["letter", "register page", "key card", "slips", "recovery", "morning list"])
def test_a_long_name_of_the_office_stays_on_its_paper_and_can_be_read(name: str) -> None:
    office = Office(name=LONG)
    makers: Mapping[str, Callable[[], bytes]] = {
        "letter": lambda: document(DocumentKind.NOTE, dataclasses.replace(a_full_file(*ONCE[1:]), office=office)),
        "register page": lambda: register_page(dataclasses.replace(a_page(*[LINE] * 20), office=office)),
        "key card": lambda: key_card(LONG, (), (KeyGroup("Mencatat", (KeyLine(("F9",), "Simpan"),)),), MADE_AT),
        "slips": lambda: slip_sheet(office, [slip(51)], MADE_AT),
        "recovery": lambda: recovery_paper(office, "ABCD EFGH", "0123456789abcdef", MADE_AT),
        "morning list": lambda: morning_paper(MorningSheet(office, a_morning(), "WIB")),
    }
    pdf = makers[name]()
    width, left, right = extent(pdf)
    assert 7 <= left < right <= width - 7
    assert LONG.upper() in one_line(pdf).upper()
    assert least_letters(pdf) >= 6.5
