from __future__ import annotations

from uuid import uuid4

import pytest
from pypdfium2 import PdfDocument

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.office_documents import document
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complainant, Identity
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import a_complainant, an_intake
from tests.support.papers import a_file, a_full_file, as_read, expected, one_line


def record(book: Book, **changes: object) -> str:
    return one_line(document(DocumentKind.RECORD, a_file(book.case, status=book.case.status, **changes)))


def test_it_has_the_day_in_words_the_parties_and_what_happened_when() -> None:
    text = record(Book().walk(*ONCE))
    assert "hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam (24-11-2026)" in text
    first = "1. Nama : Bambang Sutrisno Selaku : Tim Penanganan Pengaduan"
    assert f"{first} 2. Nama : Nurhayati binti Saleh Alamat : Jalan Depati Amir 12" in text
    assert "Kota Pangkal Pinang Selaku : Pengadu" in text
    for row in ("Pengaduan diterima melalui Loket", "Hasil disampaikan kepada pengadu"):
        assert f"24 November 2026 {row}" in text


def test_of_several_on_one_number_the_first_is_named_and_all_are_counted() -> None:
    several = tuple((uuid4(), Complainant(f"Pengadu {no}")) for no in (2, 3))
    named = "2. Nama : Nurhayati binti Saleh dan kawan-kawan (3 pengadu) Alamat"
    assert named in one_line(document(DocumentKind.RECORD, a_file(joined=several)))


@pytest.mark.thorough
def test_it_reads_word_for_word_as_the_office_writes_it() -> None:
    assert as_read(document(DocumentKind.RECORD, a_file())) == expected("record")
    repeated = a_full_file(*ONCE[1:], Step.UNSATISFIED)
    assert as_read(document(DocumentKind.RECORD, repeated)) == expected("record_unsatisfied")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("step", "words"),
    [
        (None, "PUAS / BELUM PUAS (coret yang tidak perlu)"),
        (Step.SATISFIED, "menyatakan PUAS pada 24 November 2026 (lisan)"),
        (Step.UNSATISFIED, "menyatakan BELUM PUAS pada 24 November 2026 (lisan), sehingga penanganan diulang."),
        (Step.GIVE_UP, "Sampai 24 November 2026 pengadu tidak memberikan tanggapan"),
    ],
)
def test_the_answer_that_was_recorded_is_printed(step: Step | None, words: str) -> None:
    book = Book().walk(*ONCE)
    if step is not None:
        book.step(step, text="Nama pada izin keliru.", **({} if step is Step.GIVE_UP else {"source": "spoken"}))
    text = record(book)
    assert words in text
    assert ("coret" in text) == (step is None)
    assert ("Catatan: Nama pada izin keliru." in text) == (step is not None)


def test_a_repeated_cycle_does_not_mix_into_what_was_conveyed() -> None:
    book = Book()
    for step in (*ONCE, Step.UNSATISFIED):
        book.step(step, text=f"{step} pertama")
    for step in ONCE[1:5]:
        book.step(step, text=f"{step} kedua")
    text = record(book)
    assert "penanganan pertama" in text
    assert "siklus" not in text
    assert "act pertama" in text
    assert "kedua" not in text


@pytest.mark.thorough
def test_nobody_signs_by_a_name_that_is_not_known() -> None:
    who = a_complainant(name="", identity=Identity.ANONYMOUS)
    text = record(Book().walk(*ONCE), intake=an_intake(complainant=who))
    assert "2. Nama : Pengadu nomor 0147/PGD-L1/2026" in text
    assert "Anonim" not in text


def test_what_belongs_to_a_party_is_indented_beneath_its_name() -> None:
    with PdfDocument(document(DocumentKind.RECORD, a_file())) as opened:
        text = opened[0].get_textpage()
        whole = text.get_text_range()
        name, role = (text.get_charbox(whole.index(word))[0] for word in ("Nama", "Selaku"))
    assert role == pytest.approx(name, abs=2)  # points


@pytest.mark.thorough
def test_who_speaks_for_a_company_stands_in_its_record_and_signs_it() -> None:
    company = a_complainant(name="PT Timah Jaya", contact="Budi Santoso", position="Manajer")
    text = one_line(document(DocumentKind.RECORD, a_file(intake=an_intake(complainant=company))))
    assert "2. Nama : Budi Santoso Jabatan : Manajer Alamat" in text
    assert "Selaku : Pengadu, mewakili PT Timah Jaya" in text
    assert text.count("Budi Santoso") == 2
