from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from frontoffice.domain.cases.answer_text import STATE_SENTENCES, Sender, status_sentences, status_text
from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.domain.text.sms_length import measure
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import a_complaint, a_letter, an_intake

TODAY = date(2026, 11, 24)
SENDER = Sender("DPMPTSP", "Dinas Penanaman Modal", "0717 422094", "", "", "")


def test_every_state_has_its_sentence_and_only_what_is_open_promises_a_day() -> None:
    assert set(STATE_SENTENCES) == set(Status)
    incomplete = a_complaint(intake=a_letter(documents=False))
    for status in Status:
        said = status_sentences(dataclasses.replace(incomplete, status=status), Case(), TODAY)
        assert said[0] == STATE_SENTENCES[status]
        assert any("paling lambat" in one for one in said) is (status not in CLOSED)
        assert any("Belum lengkap" in one for one in said) is (status not in CLOSED)


def test_a_day_that_is_over_is_not_promised_and_a_longer_one_is_said_to_be_so() -> None:
    complaint = a_complaint()
    (last,) = status_sentences(complaint, Case(), complaint.due.day)[-1:]
    assert last == "Ditanggapi paling lambat 14 Desember 2026."
    (last,) = status_sentences(complaint, Case(), date(2026, 12, 15))[-1:]
    assert last == "Akan segera ditanggapi."
    longer = dataclasses.replace(complaint, extended_until=date(2026, 12, 28))
    (last,) = status_sentences(longer, Case(), date(2026, 12, 15))[-1:]
    assert last == "Ditanggapi paling lambat 28 Desember 2026 (diperpanjang)."
    overtaken = dataclasses.replace(complaint, extended_until=date(2026, 12, 11))  # by a changed calendar
    assert status_sentences(overtaken, Case(), complaint.due.day)[-1] == "Ditanggapi paling lambat 14 Desember 2026."


def test_who_was_answered_is_promised_nothing_and_reads_since_when_it_stands_so() -> None:
    book = Book().walk(*ONCE[:4])
    assert book.case.response is not None
    assert book.case.moved is not None
    complaint = dataclasses.replace(book.complaint, status=book.case.status)
    said = " ".join(status_sentences(complaint, book.case, TODAY))
    assert "lambat" not in said
    assert "segera" not in said
    assert "Sejak 24 November 2026." in said


@pytest.mark.parametrize("kind", [Kind.SUGGESTION, Kind.INPUT])
def test_suggestions_and_input_have_no_day(kind: Kind) -> None:
    said = status_sentences(a_complaint(intake=an_intake(kind=kind)), Case(), TODAY)
    assert len(said) == 2


def test_a_message_names_number_and_office_and_nobody() -> None:
    complaint = a_complaint(intake=a_letter(identity_copy=True, documents=True))
    text = status_text(complaint, Case(), SENDER, TODAY)
    assert text.startswith("Pengaduan 0147/PGD-L1/2026, per 24-11-2026: Terdaftar")
    assert text.endswith("Info: DPMPTSP 0717 422094")
    assert not measure(text).wide
    who = complaint.intake.complainant
    for hidden in (who.name, who.phone, who.nik, complaint.intake.description, complaint.check_code):
        assert hidden
        assert hidden not in text
