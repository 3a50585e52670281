from __future__ import annotations

import pytest

from frontoffice.documents.case_file import KIND_WORDS, DocumentKind
from frontoffice.documents.office_documents import document, refusal
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.complaint import CLOSED, Kind, Status
from tests.support.entry_builder import ONCE, WAYS, Book
from tests.support.examples import an_intake
from tests.support.papers import a_file, a_full_file, as_read, expected, one_line

# What the last step before each status wrote must stand in the letter; "" where the step itself is the answer.
FACTS: dict[Step, dict[str, str]] = {
    Step.DECIDE: {"text": "Rekomendasi diminta dari Dinas Perhubungan."},
    Step.ACT: {"text": "Rekomendasi diterima."},
    Step.VERIFY: {"text": "Izin nomor 551/88/2026 telah terbit.", "outcome": "proven"},
    Step.NOTE: {"text": "Kursi tunggu masuk anggaran 2027."},
    Step.FOLLOW_UP: {"text": "Kursi ditambah sepuluh."},
    Step.WITHDRAW: {"text": "Sudah diselesaikan sendiri.", "source": "signed"},
    Step.DEEM_WITHDRAWN: {"text": "Berkas tidak dilengkapi."},
    Step.FORWARD: {"text": "Bukan kewenangan DPMPTSP.", "agency": "Dinas Perhubungan", "letter": "550/12/DISHUB"},
    Step.DECLINE: {"text": "Bukti tidak menunjukkan pungutan.", "ground": "unfounded", "letter": "551/99/2026"},
    Step.MERGE: {"text": "Pengadu dan perihalnya sama.", "other_number": "0146/PGD-L1/2026"},
    Step.GIVE_UP: {"text": "Tiga kali tidak dijawab."},
}
SAID: dict[Status, tuple[str, ...]] = {
    Status.DECIDED: ("Rekomendasi diminta", "akan kami sampaikan"),
    Status.INFORMED: ("Rekomendasi diminta", "akan kami sampaikan"),
    Status.ACTED: ("Rekomendasi diterima", "akan kami sampaikan"),
    Status.VERIFIED: ("551/88/2026", "terbukti", "belum puas"),
    Status.CONVEYED: ("551/88/2026", "terbukti", "belum puas"),
    Status.REPEATED: ("551/88/2026", "penanganan pertama", "menyatakan belum puas pada 24 November 2026"),
    Status.SATISFIED: ("551/88/2026", "menyatakan puas pada 24 November 2026"),
    Status.UNANSWERED: ("551/88/2026", "belum kami terima"),
    Status.NOTED: ("anggaran 2027", "Terima kasih"),
    Status.FOLLOWED_UP: ("ditambah sepuluh", "Terima kasih"),
    Status.ANSWERED: ("anggaran 2027", "Terima kasih"),
    Status.FINISHED: ("anggaran 2027", "Terima kasih"),
    Status.WITHDRAWN: ("telah dicabut", "lembar yang ditandatangani", "diselesaikan sendiri"),
    Status.DEEMED_WITHDRAWN: ("kami anggap dicabut", "Berkas tidak dilengkapi"),
    Status.FORWARDED: ("Dinas Perhubungan", "550/12/DISHUB", "Bukan kewenangan DPMPTSP"),
    Status.DECLINED: (
        "tidak dapat kami tindaklanjuti karena tidak ditemukan dasar",
        "551/99/2026",
        "tidak menunjukkan",
    ),
    Status.MERGED: ("digabung", "perihalnya sama"),
    Status.CANCELLED: ("dibatalkan", "Salah catat"),
}


def stand(kind: Kind, status: Status) -> Book | None:
    """The kind where the status is, every step with what it wrote; None for what that kind never does."""
    book = Book(intake=an_intake(kind=kind))
    for step in WAYS[status]:
        if kind not in RULES[step].kinds and step in (Step.ANALYSE, Step.NOTE, Step.FOLLOW_UP):
            return None
        if "reached" in RULES[step].holds:
            book.contact()
        book.step(step, **FACTS.get(step, {}))
    return book


@pytest.mark.thorough
@pytest.mark.parametrize("kind", Kind)
def test_whatever_became_of_it_stands_in_the_letter(kind: Kind) -> None:
    for status in Status:
        book = stand(kind, status)
        if book is None:
            continue
        refused = refusal(DocumentKind.RESPONSE, book.complaint, book.case)
        assert (refused is None) == (status in SAID), status
        if refused is None:
            its_words_are_there(book, kind, status)
        else:
            assert refused.code == "nothing_to_answer", status


def its_words_are_there(book: Book, kind: Kind, status: Status) -> None:
    text = one_line(document(DocumentKind.RESPONSE, a_file(book.case, intake=an_intake(kind=kind), status=status)))
    word = KIND_WORDS[kind].lower()
    assert f"Jawaban atas {word}" in text
    assert f"{word} Bapak/Ibu nomor 0147/PGD-L1/2026" in text
    for said in SAID[status]:
        assert said in text
    assert "0146/PGD-L1/2026" not in text, "the number of another complainant"
    assert ("Ombudsman" in text) == (kind is Kind.COMPLAINT)
    if kind is not Kind.COMPLAINT:
        assert "engaduan" not in text.replace("Pelayanan Pengaduan", "")


@pytest.mark.parametrize("typed", ["0146/PGD-L1/2026", "146/pgd-l1/2026", "0146/PGD-L1/2026."])
def test_whoever_merged_it_may_type_the_other_number_and_the_letter_does_not_say_it(typed: str) -> None:
    book = Book().walk(Step.REVIEW)
    book.step(Step.MERGE, text=f"Sama dengan {typed} dari pengadu lain.", other_number="0146/PGD-L1/2026")
    text = one_line(document(DocumentKind.RESPONSE, a_file(book.case, status=Status.MERGED)))
    assert "146/" not in text
    assert "Sama dengan laporan lain" in text
    assert "nomor 0147/PGD-L1/2026" in text


@pytest.mark.thorough
def test_it_reads_word_for_word_as_the_office_writes_it() -> None:
    assert as_read(document(DocumentKind.RESPONSE, a_file())) == expected("response")
    repeated = a_full_file(*ONCE[1:], Step.UNSATISFIED)
    assert as_read(document(DocumentKind.RESPONSE, repeated)) == expected("response_unsatisfied")


def test_everything_comes_from_one_cycle() -> None:
    book = Book()
    for step in (*ONCE, Step.UNSATISFIED):
        book.step(step, text=f"{step} pertama")
    for step in (Step.ANALYSE, Step.DECIDE):
        book.step(step, text=f"{step} kedua")
    text = one_line(document(DocumentKind.RESPONSE, a_file(book.case)))
    assert "Yang kami sampaikan adalah penanganan ulang." in text
    assert "siklus" not in text
    assert "analyse kedua" in text
    assert "decide kedua" in text
    assert "pertama" not in text


@pytest.mark.thorough
def test_what_was_sent_back_is_not_said_to_be_done() -> None:
    book = Book().walk(*ONCE[:4])
    book.step(Step.ACT, text="Izin sudah terbit.")
    book.step(Step.RETURN, text="Izin belum terbit.")
    text = one_line(document(DocumentKind.RESPONSE, a_file(book.case)))
    assert "sudah terbit" not in text


@pytest.mark.thorough
def test_the_agency_that_took_it_over_gets_a_copy() -> None:
    book = stand(Kind.COMPLAINT, Status.FORWARDED)
    assert book is not None
    text = one_line(document(DocumentKind.RESPONSE, a_file(book.case, status=Status.FORWARDED)))
    assert "Tembusan: 1. Dinas Perhubungan 2. Arsip" in text


def test_papers_that_were_asked_for_and_never_came_are_named_with_their_time() -> None:
    book = Book()
    book.add("papers.requested", papers=["documents"], on="2026-10-20", until="2026-11-19")
    book.step(Step.DEEM_WITHDRAWN, text="Tidak dilengkapi.")
    file = a_file(book.case, status=Status.DEEMED_WITHDRAWN)
    text = one_line(document(DocumentKind.RESPONSE, file))
    assert "sampai batas waktu 19 November 2026 belum kami terima" in text


def test_every_way_to_close_has_its_words() -> None:
    assert set(SAID) >= CLOSED
