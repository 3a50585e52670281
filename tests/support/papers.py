"""The words of the office's papers, as they are read: each stands in ``fixtures/papers``, and a change of one is a decision."""

from __future__ import annotations

import dataclasses
import io
import re
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pypdfium2 as pdfium
from pypdf import PdfReader

from frontoffice.documents.case_file import CaseFile
from frontoffice.documents.layout import pdf_pages
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Role
from frontoffice.settings import Office, Signatory
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import a_calendar, a_complainant, a_complaint, a_letter, an_officer

FOLDER = Path(__file__).parent / "fixtures" / "papers"
MADE_AT = datetime(2026, 11, 24, 16, 5, 30, tzinfo=ZONES["WIB"])  # what papers of ``TODAY`` say
DEWI = an_officer(Role.SUPERVISOR, "Dewi Lestari")


def a_file(case: Case | None = None, **changes: object) -> CaseFile:
    """A complaint that was handled once, and nothing more is known than must be."""
    complaint = a_complaint(**changes)
    content = case or Book().walk(*ONCE, Step.SATISFIED).case
    return CaseFile(Office(), complaint, content, (), a_calendar(), "Hendra Wijaya", "Kepala Bidang", MADE_AT)


def a_full_file(*steps: Step, text: str = "") -> CaseFile:
    """A letter of somebody who acts for a company, with all that a paper may say; reviewed, then these ``steps``.

    ``text`` is what the complaint, the review's note and the verification say.
    """
    book = Book()
    book.add(
        "complaint.reviewed",
        DEWI,
        note="Mohon segera diteliti.",
        category="Pungutan liar",
        team={"officers": "Bambang Sutrisno", "technical": "Tim Teknis Perhubungan", "agency": "Dinas Perhubungan"},
    )
    for step in steps:
        more = {"outcome": "proven"} if step is Step.VERIFY else {}
        if step in (Step.SATISFIED, Step.UNSATISFIED):
            more = {"source": "spoken"}
        written = text if text and step is Step.VERIFY else f"Tentang {step}.\nBaris kedua."
        book.step(step, text=written, **more)
    intake = a_letter(complainant=a_complainant(represents="PT Laut Jaya", attorney_letter="SK-3/2026"))
    intake = dataclasses.replace(intake, description=text or intake.description)
    return dataclasses.replace(
        a_file(book.case, intake=intake, review_note=text or "Mohon segera diteliti."),
        number="057/DPMPTSP/2026",
        signatory=Signatory("Kepala Bidang PPT", "Rahmat Hidayat", "19700101 199503 1 001", "Kepala Dinas"),
        sp4n="Kamis, 26 November 2026",
        level="Sedang",
        training=True,
    )


def pages(pdf: bytes) -> list[str]:
    """The text of each of its pages."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf), strict=True).pages]


def not_embedded(pdf: bytes) -> set[str]:
    """The fonts that any of its pages names without their letters."""
    found: set[str] = set()
    for page in PdfReader(io.BytesIO(pdf), strict=True).pages:
        for one in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = one.get_object()
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.get("/FontDescriptor", {})):
                found.add(font["/BaseFont"])
    return found


def texts(pdf: bytes) -> list[str]:
    """The text of each of its pages on one line, as PDFium reads it: in a tenth of the time that pypdf takes."""
    with pdf_pages.PDFIUM, closing(pdfium.PdfDocument(pdf)) as opened:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def one_line(pdf: bytes) -> str:
    """All its text, with one blank wherever there is white space."""
    return " ".join(texts(pdf))


def as_read(pdf: bytes) -> str:
    """Its lines, page after page; whichever version the calendar has."""
    lines = "".join(f"{line.strip()}\n" for page in pages(pdf) for line in page.splitlines())
    return re.sub(r"kal-\d+", "kal-1", lines)


def expected(name: str) -> str:
    """What is to be read on the paper of that name."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
