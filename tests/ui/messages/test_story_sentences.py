from __future__ import annotations

import dataclasses

import pytest

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.cases.void_steps import Correction, RejectedStep
from frontoffice.domain.complaint import Identity, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.commands.print_job import OUTCOMES
from frontoffice.ui.messages import story_sentences
from frontoffice.ui.messages.story_sentences import Detail, Sentence, entry_sentence
from tests.support.entry_builder import Book
from tests.support.examples import TODAY


def test_recording_names_the_number() -> None:
    assert (
        entry_sentence(EntryKind.RECORDED, {"number": "0147/PGD-L1/2026"}, Identity.OPEN).text
        == "Recorded under number 0147/PGD-L1/2026"
    )


def test_an_amendment_tells_old_and_new_of_each_field_and_why() -> None:
    body = {
        "why": "Salah tulis",
        "changes": {"category": ["Berpihak", "Diskriminasi"], "complainant.name": ["Budi", "Budhi"]},
    }
    assert entry_sentence(EntryKind.AMENDED, body, Identity.OPEN).details == (
        Detail("Reason", "Salah tulis"),
        Detail("Type of complaint", "Diskriminasi", "Berpihak"),
        Detail("Name", "Budhi", "Budi"),
    )


def test_codes_and_dates_of_an_amendment_are_told_in_words() -> None:
    changes = {
        "kind": ["complaint", "input"],
        "channel": ["counter", "telephone"],
        "service_date": [None, "2026-10-12"],
        "documents": [False, True],
        "complainant.identity": ["open", "confidential"],
    }
    details = [
        (detail.before, detail.text)
        for detail in entry_sentence(EntryKind.AMENDED, {"changes": changes}, Identity.OPEN).details
    ]
    assert details == [
        ("Complaint", "Input"),
        ("Loket", "Telepon"),
        ("", "Senin, 12 Oktober 2026"),
        ("not received", "received"),
        ("Open", "Confidential"),
    ]


@pytest.mark.parametrize("identity", [Identity.CONFIDENTIAL, Identity.ANONYMOUS])
def test_a_hidden_identity_stays_hidden_in_amendments_until_it_is_revealed(identity: Identity) -> None:
    body = {
        "changes": {"complainant.name": ["Rahman", ""], "complainant.nik": ["", "1971034107900002"], "wish": ["a", "b"]}
    }
    hidden = str(entry_sentence(EntryKind.AMENDED, body, identity))
    assert "Rahman" not in hidden
    assert "1971034107900002" not in hidden
    assert "Rahman" in str(entry_sentence(EntryKind.AMENDED, body, identity, revealed=True))


def test_a_nik_is_shown_whole_to_nobody_who_did_not_ask() -> None:
    body = {"changes": {"complainant.nik": ["", "1971034107900002"]}}
    assert entry_sentence(EntryKind.AMENDED, body, Identity.OPEN).details[0].text == "1971••••••••0002"


def test_cancelling_tells_why() -> None:
    sentence = entry_sentence(EntryKind.CANCELLED, {"why": "Tercatat dua kali"}, Identity.OPEN)
    assert (sentence.state, sentence.details) == ("late", (Detail("Reason", "Tercatat dua kali"),))


def test_a_review_without_a_note_has_nothing_under_it() -> None:
    assert entry_sentence(EntryKind.REVIEWED, {"note": ""}, Identity.OPEN).details == ()
    assert entry_sentence(EntryKind.REVIEWED, {"note": "Teruskan"}, Identity.OPEN).details == (
        Detail("Note", "Teruskan"),
    )


def test_who_looked_at_an_identity_is_told_with_the_reason() -> None:
    assert entry_sentence(EntryKind.REVEALED, {"why": "Dihubungi"}, Identity.CONFIDENTIAL).details == (
        Detail("Reason", "Dihubungi"),
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"copy_no": 1, "state": "confirmed"}, "Resi printed: the original"),
        ({"copy_no": 1, "state": "handed_over"}, "Resi sent to the printer: the original"),
        ({"copy_no": 1, "state": "handed_over", "evidence": "pdf"}, "Resi saved as a PDF: the original"),
        ({"copy_no": 3, "state": "handed_over", "why": "Hilang"}, "Resi sent to the printer: SALINAN KE-2"),
        ({"copy_no": 1, "state": "accepted"}, "Resi on paper, seen by the officer: the original"),
        ({"copy_no": 1, "state": "dropped"}, "Resi not needed any more, never printed: the original"),
        ({"copy_no": 2, "state": "void"}, "Resi did not come out whole: SALINAN KE-1"),
        (
            {"copy_no": 1, "state": "uncertain"},
            "Resi sent to the printer, not known to have come out whole: the original",
        ),
    ],
)
def test_a_paper_is_told_with_which_it_was_and_what_became_of_it(body: dict[str, object], text: str) -> None:
    assert entry_sentence(EntryKind.PAPER, body, Identity.OPEN).text == text


def test_the_printer_is_named_when_it_is_known() -> None:
    body = {"copy_no": 1, "state": "handed_over", "printer": "Loket 1"}
    assert entry_sentence(EntryKind.PAPER, body, Identity.OPEN).details == (Detail("Printer", "Loket 1"),)


def test_an_entry_of_a_newer_program_is_told_as_such() -> None:
    assert "complaint.assigned" in entry_sentence("complaint.assigned", {"to": "x"}, Identity.OPEN).text


def test_texts_of_people_never_stand_in_a_sentence() -> None:
    evil = "<b>\u202eevil"
    bodies = {"why": evil, "note": evil, "printer": evil, "changes": {"wish": [evil, evil]}}
    for kind in (EntryKind.AMENDED, EntryKind.CANCELLED, EntryKind.REVIEWED, EntryKind.REVEALED, EntryKind.PAPER):
        assert evil not in entry_sentence(kind, bodies, Identity.OPEN).text


def test_old_and_new_each_keep_their_own_direction() -> None:
    assert story_sentences.change("شكوى", "") == "\u2068شكوى\u2069 → \u2068nothing\u2069"


def test_a_number_that_two_papers_carry_is_told_with_its_reason() -> None:
    sentence = story_sentences.entry_sentence(
        "complaint.renumbered", {"suffix": "bis", "why": "Berkas disalin", "by": ""}, Identity.OPEN
    )
    assert "bis" in sentence.text
    assert "Berkas disalin" in [detail.text for detail in sentence.details]


def test_every_outcome_of_a_receipt_has_its_own_sentence() -> None:
    texts = {entry_sentence(EntryKind.PAPER, {"state": state, "copy_no": 1}, Identity.OPEN).text for state in OUTCOMES}
    assert len(texts) == len(OUTCOMES)


def test_a_paper_tells_on_which_printer_and_from_whom_it_is_known() -> None:
    body = {"copy_no": 1, "state": "confirmed", "printer": "Loket", "evidence": "process_id"}
    sentence = entry_sentence(EntryKind.PAPER, body, Identity.OPEN)
    assert [(detail.label, detail.text) for detail in sentence.details] == [
        ("Printer", "Loket"),
        ("Known from", "the printer, which named this paper"),
    ]
    plain = entry_sentence(EntryKind.PAPER, {**body, "state": "handed_over", "evidence": "none"}, Identity.OPEN)
    assert [detail.label for detail in plain.details] == ["Printer"]


def test_a_printer_without_a_name_is_told_by_what_it_is() -> None:
    for printer, expected in (("network", "Network printer"), ("cups", "Printer queue (CUPS)"), ("Network", "Network")):
        body = {"copy_no": 1, "state": "handed_over", "printer": printer}
        assert entry_sentence(EntryKind.PAPER, body, Identity.OPEN).details == (Detail("Printer", expected),)


def test_what_was_erased_tells_on_what_ground_and_with_whom() -> None:
    sentence = entry_sentence(
        EntryKind.ERASED, {"ground": "Nota Dinas 12/2031", "second": "Yuliana Putri"}, Identity.OPEN
    )
    assert "Yuliana Putri" in sentence.text
    assert sentence.details == (Detail("Ground", "Nota Dinas 12/2031"),)


def test_a_step_that_moved_nothing_says_so_and_whose_step_holds() -> None:
    book = Book().walk(Step.REVIEW, Step.ANALYSE)
    taken = book.case.cycle.last(Step.ANALYSE)
    why = RejectedStep(Step.ANALYSE, TODAY, "Dewi Lestari", "B", Status.REVIEWED, taken)
    sentence = story_sentences.rejection_sentence(Sentence("Analyse", "check", "done", (Detail("", "B"),)), why)
    assert (sentence.text, sentence.icon, sentence.state) == ("Did not apply: Analyse", "cancel", "")
    holds = Detail("This step had been taken on 24 November 2026 by", "Hendra Wijaya")
    assert sentence.details == (holds, Detail("", "B"))
    elsewhere = story_sentences.rejection_sentence(
        Sentence("Withdrawn", "cancel"), dataclasses.replace(why, instead=None)
    )
    assert elsewhere.details == (Detail("The complaint stood elsewhere by then", "Reviewed"),)


def test_a_corrected_step_says_so_and_by_whom() -> None:
    written = Sentence("Reviewed", "check", "done", (Detail("Note", "Segera"),))
    sentence = story_sentences.correction_sentence(written, Correction("Hendra Wijaya", TODAY, "Salah pengaduan"))
    said = (sentence.ahead, sentence.text, sentence.icon)
    assert said == ("Corrected, counts for nothing", "Reviewed", "cancel")
    by = Detail("Corrected on 24 November 2026 by", "Hendra Wijaya: Salah pengaduan")
    assert sentence.details == (by, Detail("Note", "Segera"))
    at_once = story_sentences.correction_sentence(written, Correction("Hendra Wijaya", TODAY, ""))
    assert at_once.details[0].text == "Hendra Wijaya"


def test_a_correction_names_the_step_and_why() -> None:
    body = {"entry": "1", "step": "review", "why": "Salah pengaduan", "by": ""}
    sentence = entry_sentence(EntryKind.STEP_CORRECTED, body, Identity.OPEN)
    assert sentence.text == "Step corrected, it had been recorded by mistake: Review and classify"
    assert sentence.details == (Detail("Reason", "Salah pengaduan"),)
    at_once = entry_sentence(EntryKind.STEP_CORRECTED, {**body, "why": ""}, Identity.OPEN)
    assert at_once.details == (Detail("Reason", "taken back at once"),)


def test_an_extension_says_until_when_why_and_by_which_letter() -> None:
    body = {"until": "2026-12-21", "why": "Menunggu OPD teknis", "letter": "500/12/2026", "by": ""}
    sentence = entry_sentence(EntryKind.DUE_EXTENDED, body, Identity.OPEN)
    assert sentence.text.startswith("Time of the answer extended to 21 Desember 2026;")
    assert sentence.details == (Detail("Reason", "Menunggu OPD teknis"), Detail("Letter no.", "500/12/2026"))
