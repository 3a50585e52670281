"""The progress letter: what was done, what comes next and by when; never a finding, never a date that is over."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.office_documents import document, refusal
from frontoffice.domain.calendar.dates import start_of_day
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Kind, Status
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import a_letter, an_intake
from tests.support.papers import a_file, a_full_file, as_read, expected, one_line


def read(book: Book, **changes: object) -> str:
    return one_line(document(DocumentKind.PROGRESS, a_file(book.case, **changes)))


def test_it_says_what_was_done_and_what_comes_next_but_never_what_was_found() -> None:
    book = Book()
    book.step(Step.REVIEW, team={"officers": "Bambang"})
    book.step(Step.ANALYSE, text="Berkas tertahan di paraf.")
    letter = read(book)
    for said in (
        "Perkembangan penanganan pengaduan",
        "Diterima melalui",
        "Ditelaah dan",
        "Dianalisis oleh",
        "sedang kami tetapkan",
    ):
        assert said in letter
    assert "paling lambat Senin, 14 Desember 2026" in letter
    for hidden in ("tertahan", "Bambang"):
        assert hidden not in letter


@pytest.mark.thorough
def test_a_date_that_is_over_is_not_promised_and_an_extension_names_both() -> None:
    book = Book()
    due = a_file(book.case).complaint.due.day
    for today, extended, said in (
        (due, None, "paling lambat Senin, 14 Desember 2026."),
        (due + timedelta(1), None, "Senin, 14 Desember 2026, telah terlewati. Kami mohon maaf"),
        (due + timedelta(1), date(2026, 12, 21), "21 Desember 2026 (semula 14 Desember 2026, diperpanjang)"),
    ):
        file = dataclasses.replace(a_file(book.case, extended_until=extended), made_at=start_of_day(today, "WIB"))
        assert said in one_line(document(DocumentKind.PROGRESS, file))


@pytest.mark.thorough
def test_it_names_the_papers_that_are_waited_for() -> None:
    book = Book()
    book.add("papers.requested", papers=["documents"], on="2026-11-24", until="2026-12-24")
    letter = read(book, intake=a_letter(documents=False))
    assert "24 November 2026 Kelengkapan berkas diminta" in letter
    assert "masih menunggu dokumen pendukung sampai Kamis, 24 Desember 2026" in letter


@pytest.mark.thorough
def test_a_repeated_handling_tells_of_the_present_round_alone() -> None:
    book = Book().walk(*ONCE, Step.UNSATISFIED)
    letter = read(book)
    assert "Penanganan diulang, karena Bapak/Ibu menyatakan belum puas" in letter
    assert "analisis ulang" in letter
    assert "Dianalisis oleh" not in letter


def test_it_is_not_made_once_there_is_an_answer() -> None:
    book = Book().walk(*ONCE[:3])
    assert book.case.status is Status.DECIDED
    problem = refusal(DocumentKind.PROGRESS, book.complaint, book.case)
    assert problem is not None
    assert problem.code == "answer_possible"


@pytest.mark.thorough
def test_a_suggestion_is_promised_no_date() -> None:
    letter = read(Book(intake=an_intake(kind=Kind.SUGGESTION)), intake=an_intake(kind=Kind.SUGGESTION))
    assert "Saran Bapak/Ibu sedang kami telaah" in letter
    assert "paling lambat" not in letter


@pytest.mark.thorough
def test_it_reads_word_for_word_as_the_office_writes_it() -> None:
    assert as_read(document(DocumentKind.PROGRESS, a_full_file(Step.ANALYSE))) == expected("progress")
