from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from frontoffice.documents.case_file import NAMES, CaseFile, DocumentKind
from frontoffice.documents.letters import document
from frontoffice.domain.case import Case
from frontoffice.domain.complaint import Identity
from frontoffice.domain.steps import Step
from frontoffice.settings import Office
from tests.domain.told import ONCE, Book
from tests.examples import TODAY, a_calendar, a_complainant, a_complaint, a_letter, an_intake


def a_file(case: Case | None = None, **changes: object) -> CaseFile:
    complaint = a_complaint(**changes)
    told = case or Book().walk(*ONCE, Step.SATISFIED).case
    return CaseFile(Office(), complaint, told, (), a_calendar(), "Hendra Wijaya", "Kepala Bidang", TODAY)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf), strict=True).pages]


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_paper_carries_letterhead_number_and_page(kind: DocumentKind) -> None:
    told = pages(document(kind, a_file()))
    for place, text in enumerate(told, start=1):
        assert "DINAS PENANAMAN MODAL" in text
        assert f"Halaman {place} dari {len(told)}" in text
        assert "0147/PGD-L1/2026" in text


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_confidential_name_is_on_no_paper(kind: DocumentKind) -> None:
    secret = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    told = " ".join(pages(document(kind, a_file(intake=secret))))
    assert "Nurhayati" not in told
    assert "Depati Amir" not in told


def test_a_title_names_the_paper_and_never_a_person() -> None:
    reader = PdfReader(io.BytesIO(document(DocumentKind.RESPONSE, a_file())))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{NAMES[DocumentKind.RESPONSE]} 0147/PGD-L1/2026"


def test_the_same_paper_is_the_same_bytes() -> None:
    assert document(DocumentKind.RECORD, a_file()) == document(DocumentKind.RECORD, a_file())


@pytest.mark.parametrize("text", ["Izin. " * 3_400, "x" * 20_000, "a\n" * 4_000, "<b>tebal</b> & <para>"])
def test_text_of_any_length_and_shape_finds_its_pages(text: str) -> None:
    book = Book()
    book.step(Step.REVIEW)
    book.step(Step.ANALYSE, text=text)
    for kind in (DocumentKind.RESPONSE, DocumentKind.DOSSIER):
        told = "".join(pages(document(kind, a_file(book.case, intake=an_intake(description=text)))))
        assert "".join(told.split()).count("".join(text.split())[:10]) >= 1


def test_the_request_names_what_is_missing() -> None:
    told = " ".join(pages(document(DocumentKind.COMPLETION, a_file(intake=a_letter(documents=False))))[0].split())
    assert "dokumen pendukung" in told
    assert "fotokopi identitas" not in told
