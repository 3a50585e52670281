from __future__ import annotations

import dataclasses
import io
from uuid import UUID

import pytest
from pypdf import PdfReader

from frontoffice.documents.counter_papers.box_papers import AnswersFile, answers, list_answers
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Kind
from frontoffice.settings import Office
from tests.support import papers
from tests.support.box_minutes import FULL, an_opening
from tests.support.boxes import a_sheet
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import a_complaint

NOBODY = Complainant(identity=Identity.ANONYMOUS)


def one(text: str, who: Complainant = NOBODY) -> tuple[Complaint, Case]:
    book = Book()
    for step in ONCE:
        book.step(step, text=text if step is Step.CONVEY else f"Catatan {step}")
    sheet = a_sheet(Kind.COMPLAINT, complainant=who, service="Izin Trayek (AKDP)")
    return a_complaint(intake=dataclasses.replace(sheet)), book.case


@pytest.mark.thorough
def test_an_answer_stands_there_with_its_number_and_never_with_a_name() -> None:
    named = Complainant("Nurhayati binti Saleh", phone="081271712026", identity=Identity.OPEN)
    found = list_answers([one("Kursi ditambah, terima kasih Ibu Nurhayati (0812 7171 2026).", named)])
    assert found == [
        (
            "0147/PGD-L1/2026",
            "Pengaduan\nIzin Trayek (AKDP)",
            "Kursi ditambah, terima kasih Ibu [dirahasiakan] ([dirahasiakan]).",
        )
    ]


@pytest.mark.thorough
def test_what_is_confidential_erased_or_not_answered_stays_away() -> None:
    hidden, case = one("Sudah", Complainant("Budi", identity=Identity.CONFIDENTIAL))
    erased = dataclasses.replace(a_complaint(), erased=True)
    assert list_answers([(hidden, case), (erased, case), (a_complaint(), Book().case)]) == []


@pytest.mark.thorough
def test_few_sheets_that_are_left_are_not_counted() -> None:
    text = papers.one_line(answers(AnswersFile(Office(), FULL, (one("Kursi ditambah."),), papers.MADE_AT)))
    assert "SARAN ANDA KAMI JAWAB" in text
    assert "Kursi ditambah." in text
    assert "1 lembar dari pembukaan ini telah dijawab." in text
    assert "tidak diumumkan: kurang dari 5 lembar." in text


@pytest.mark.thorough
def test_many_that_are_left_are_counted_and_a_board_without_answers_says_so() -> None:
    sheets = tuple(dataclasses.replace(FULL.sheets[0], no=no, complaint=UUID(int=no)) for no in range(1, 8))
    text = papers.one_line(answers(AnswersFile(Office(), dataclasses.replace(FULL, sheets=sheets), (), papers.MADE_AT)))
    assert "Belum ada lembar dari pembukaan ini" in text
    assert "tidak diumumkan: 7 lembar." in text


def test_the_sheet_says_of_which_day_it_is_and_how_the_office_is_reached() -> None:
    for opening, said in ((FULL, "Belum ada lembar dari pembukaan ini"), (an_opening(), "kosong saat dibuka")):
        text = papers.one_line(answers(AnswersFile(Office(), opening, (), papers.MADE_AT)))
        assert said in text
        assert "Pangkalpinang, 24 November 2026" in text
        assert "Telepon 0717-422094" in text
        assert ("Tanpa nama:" in text) == bool(opening.entered)


def test_answers_are_read_by_who_stands_before_the_board() -> None:
    sizes: dict[str, float] = {}

    def visit(text: str, _matrix: object, _placed: object, _font: object, size: float) -> None:
        sizes[text.strip()] = size

    pdf = answers(AnswersFile(Office(), FULL, (one("Kursi ditambah."), one("Loket buka pukul 8.")), papers.MADE_AT))
    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    assert (sizes["Kursi ditambah."], sizes["Loket buka pukul 8."]) == (13, 13)


def test_a_long_answer_is_cut_at_a_word() -> None:
    ((_, _, text),) = list_answers([one("kata " * 200)])
    assert len(text) <= 402
    assert text.endswith("kata …")
