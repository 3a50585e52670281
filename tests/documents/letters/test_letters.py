from __future__ import annotations

import dataclasses
import io

import pytest
from pypdf import PdfReader

from frontoffice.documents.case_file import NAMES, DocumentKind
from frontoffice.documents.office_documents import document
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity
from frontoffice.settings import Signatory
from tests.support.entry_builder import Book
from tests.support.examples import a_complainant, a_letter, an_intake
from tests.support.papers import a_file, a_full_file, as_read, expected, one_line, pages


@pytest.mark.thorough
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_paper_carries_letterhead_number_and_page(kind: DocumentKind) -> None:
    content = pages(document(kind, a_file()))
    for place, text in enumerate(content, start=1):
        assert "DINAS PENANAMAN MODAL" in text
        assert f"Halaman {place} dari {len(content)}" in text
        assert "0147/PGD-L1/2026" in text


@pytest.mark.thorough
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_confidential_name_is_on_no_paper(kind: DocumentKind) -> None:
    secret = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    content = " ".join(pages(document(kind, a_file(intake=secret))))
    assert "Nurhayati" not in content
    assert "Depati Amir" not in content


NAMELESS = {
    Identity.CONFIDENTIAL: a_complainant(identity=Identity.CONFIDENTIAL),
    Identity.ANONYMOUS: a_complainant(
        identity=Identity.ANONYMOUS, name="", nik="", address="", regency="", district=""
    ),
    Identity.OPEN: a_complainant(name="", address="", regency="", district=""),
}


@pytest.mark.thorough
@pytest.mark.parametrize("identity", list(Identity))
def test_who_is_not_named_is_addressed_by_the_number(identity: Identity) -> None:
    content = one_line(document(DocumentKind.RESPONSE, a_file(intake=an_intake(complainant=NAMELESS[identity]))))
    assert "Yth. Pengadu nomor 0147/PGD-L1/2026 di tempat" in content
    for word in ("Dirahasiakan", "Anonim", "Tanpa nama", "Nurhayati", "Depati Amir"):
        assert word not in content
    assert ("Sifat : Rahasia" in content) == (identity is Identity.CONFIDENTIAL)


@pytest.mark.thorough
def test_a_letter_has_head_address_greeting_end_and_copies() -> None:
    who = a_complainant(represents="PT Laut Jaya")
    file = dataclasses.replace(
        a_file(intake=an_intake(complainant=who)),
        number="057/DPMPTSP/2026",
        signatory=Signatory("Kepala Bidang PPT", "Rahmat Hidayat", "19700101 199503 1 001", "Kepala Dinas"),
    )
    content = one_line(document(DocumentKind.RESPONSE, file))
    parts = (
        "Pangkalpinang, 24 November 2026",
        "Nomor : 057/DPMPTSP/2026 Sifat : Biasa Lampiran : - Hal : Jawaban atas pengaduan",
        "Yth. Bapak/Ibu Nurhayati binti Saleh selaku kuasa PT Laut Jaya Jalan Depati Amir 12, Pangkal Balam",
        "di Pangkalpinang Dengan hormat,",
        "Demikian kami sampaikan.",
        "a.n. Kepala Dinas Kepala Bidang PPT, Rahmat Hidayat NIP 19700101 199503 1 001",
        "Tembusan: 1. Kepala Dinas (sebagai laporan) 2. Arsip (pengaduan nomor 0147/PGD-L1/2026)",
    )
    places = [content.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.thorough
def test_who_signs_is_left_open_until_the_settings_tell() -> None:
    content = one_line(document(DocumentKind.INVITATION, a_file()))
    assert "Hendra" not in content
    assert content.count("NIP ....") == 1


def test_an_invitation_leaves_day_hour_and_place_to_be_written_in() -> None:
    content = one_line(document(DocumentKind.INVITATION, a_file()))
    for name in ("Hari, tanggal : ....", "Pukul : ....", "Tempat : ....", "Acara : Klarifikasi pengaduan nomor 0147"):
        assert name in content


@pytest.mark.thorough
def test_the_request_names_its_time_limit_once_it_was_asked_for() -> None:
    book = Book()
    book.add("papers.requested", papers=["documents"], on="2026-11-24", until="2026-12-24")
    content = one_line(document(DocumentKind.COMPLETION, a_file(book.case, intake=a_letter(documents=False))))
    assert "paling lambat Kamis, 24 Desember 2026: 1. dokumen pendukung" in content
    assert "dapat kami anggap dicabut" in content
    content = one_line(document(DocumentKind.COMPLETION, a_file(Book().case, intake=a_letter(documents=False))))
    assert "dicabut" not in content


@pytest.mark.thorough
@pytest.mark.parametrize("kind", [DocumentKind.RESPONSE, DocumentKind.INVITATION, DocumentKind.COMPLETION])
def test_a_letter_reads_word_for_word_as_the_office_writes_it(kind: DocumentKind) -> None:
    assert as_read(document(kind, a_file())) == expected(kind)
    if kind is not DocumentKind.RESPONSE:
        assert as_read(document(kind, a_full_file())) == expected(f"{kind}_reviewed")


@pytest.mark.thorough
def test_a_title_names_the_paper_and_never_a_person() -> None:
    reader = PdfReader(io.BytesIO(document(DocumentKind.RESPONSE, a_file())))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{NAMES[DocumentKind.RESPONSE]} 0147/PGD-L1/2026"


@pytest.mark.thorough
def test_the_same_paper_is_the_same_bytes() -> None:
    assert document(DocumentKind.RECORD, a_file()) == document(DocumentKind.RECORD, a_file())


@pytest.mark.thorough
@pytest.mark.parametrize(
    "text",
    [
        "Izin. " * 600,
        "x" * 4_000,
        "a\n" * 120,
        *(pytest.param(text, marks=pytest.mark.long) for text in ("Izin. " * 3_400, "x" * 20_000, "a\n" * 4_000)),
        "<b>tebal</b> & <para>",
    ],
)
def test_text_of_any_length_and_shape_finds_its_pages(text: str) -> None:
    book = Book()
    book.step(Step.REVIEW)
    book.step(Step.ANALYSE, text=text)
    for kind in (DocumentKind.RESPONSE, DocumentKind.DOSSIER):
        content = "".join(pages(document(kind, a_file(book.case, intake=an_intake(description=text)))))
        assert "".join(content.split()).count("".join(text.split())[:10]) >= 1


@pytest.mark.thorough
def test_the_request_names_what_is_missing() -> None:
    content = " ".join(pages(document(DocumentKind.COMPLETION, a_file(intake=a_letter(documents=False))))[0].split())
    assert "dokumen pendukung" in content
    assert "fotokopi identitas" not in content
