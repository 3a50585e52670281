from __future__ import annotations

from typing import Any

import pytest

from frontoffice.domain.cases.step_fields import TEXTS, StepField
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.ui.messages import story_sentences
from frontoffice.ui.messages.handling_sentences import SENTENCES


def sentence_of(kind: str, **body: Any) -> story_sentences.Sentence:
    return story_sentences.entry_sentence(kind, body, Identity.OPEN)


def test_every_step_is_told_with_its_cycle_and_text() -> None:
    for step in Step:
        sentence = sentence_of(EntryKind.STEPPED, step=str(step), cycle=2, on="2026-11-24", text="Sudah")
        assert "cycle 2" in sentence.text
        assert "24 November 2026" in sentence.text
        assert [detail.text for detail in sentence.details] == ["Sudah"]


def details(kind: str, **body: Any) -> list[tuple[str, str]]:
    return [(detail.label, detail.text) for detail in sentence_of(kind, **body).details]


@pytest.mark.thorough
def test_what_was_late_and_what_was_made_reads_in_indonesian(indonesian: None) -> None:
    late = {"days": 2, "why": "Menunggu OPD"}
    answered = details(EntryKind.STEPPED, step="inform", cycle=1, late=late)
    assert answered == [("Tanggapan pertama terlambat (2 hari kerja)", "Menunggu OPD")]
    closed = details(EntryKind.STEPPED, step="withdraw", cycle=1, late=late)
    assert closed == [("Ditutup tanpa tanggapan, terlambat 2 hari kerja", "Menunggu OPD")]
    named = details(EntryKind.DOCUMENT, name="Nota Dinas", number="7", named=True)
    assert named == [("No.", "7"), ("", "memuat nama yang dirahasiakan")]
    assert details(EntryKind.DOCUMENT, name="Nota Dinas", number="7", named=False) == [("No.", "7")]
    filed = details(EntryKind.DOCUMENT, name="Surat", number="", named=False, sha256="ab")
    assert filed == [("SHA-256", "ab")]


def test_a_letter_to_one_of_several_says_to_whom_by_their_place() -> None:
    for to, said in (({"place": 2, "joined": "x"}, [("", "to complainant 2 alone")]), (None, []), ("first", [])):
        assert details(EntryKind.DOCUMENT, name="Surat Jawaban", number="", named=False, to=to) == said


def test_a_late_first_response_keeps_its_reason() -> None:
    sentence = sentence_of(EntryKind.STEPPED, step="inform", cycle=1, late={"days": 2, "why": "Menunggu OPD"})
    (detail,) = sentence.details
    assert ("2" in detail.label, detail.text) == (True, "Menunggu OPD")


def test_a_contact_says_how_and_what_came_of_it() -> None:
    sentence = sentence_of(EntryKind.CONTACTED, channel="Telepon", reach="no_answer", note="Tidak diangkat")
    assert (sentence.text, sentence.state) == ("Contact by Telepon: No answer", "soon")


def test_a_moved_date_shows_old_and_new() -> None:
    sentence = sentence_of(EntryKind.DUE_MOVED, due_was="2026-12-14", due_on="2026-12-15", why="Pilkada")
    assert sentence.details[0].text == "14 Desember 2026 \N{RIGHTWARDS ARROW} 15 Desember 2026"
    assert sentence.details[1].text == "Pilkada"


@pytest.mark.parametrize("kind", list(SENTENCES))
def test_a_body_with_nothing_in_it_is_still_a_sentence(kind: str) -> None:
    assert sentence_of(kind).text


def test_what_a_review_decided_is_told() -> None:
    sentence = sentence_of(
        EntryKind.REVIEWED, note="", level="level.light", team={"officers": "Bambang", "technical": ""}
    )
    assert [detail.text for detail in sentence.details] == ["level.light", "Bambang"]


def test_a_team_and_an_agency_in_no_list_read_so_and_older_ones_as_they_did(indonesian: None) -> None:
    team = {"officers": "Dewi", "technical": "Tim Ad Hoc", "agency": ""}
    assert details(EntryKind.REVIEWED, note="", team=team, unlisted=["technical"])[0] == (
        "Tim",
        "Dewi, Tim Ad Hoc (lainnya)",
    )
    assert details(EntryKind.REVIEWED, note="", team=team)[0] == ("Tim", "Dewi, Tim Ad Hoc")
    forwarded = {"step": "forward", "cycle": 1, "agency": "Dinas X"}
    assert details(EntryKind.STEPPED, **forwarded, unlisted=["agency"]) == [("Diteruskan kepada", "Dinas X (lainnya)")]
    assert details(EntryKind.STEPPED, **forwarded) == [("Diteruskan kepada", "Dinas X")]


@pytest.mark.parametrize("spec", TEXTS, ids=lambda spec: spec.name)
def test_a_plain_text_of_a_step_reads_under_its_label(spec: StepField) -> None:
    assert (spec.label, "Lantai 2") in details(EntryKind.STEPPED, step="act", **{spec.name: "Lantai 2"})
