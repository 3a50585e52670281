"""What the rules say in codes and values is read in words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from frontoffice.documents.codes import DocumentFailure
from frontoffice.domain.codes import AccessRefusal, FieldRefusal, IntakeRefusal, NumberRefusal
from frontoffice.domain.complaint import Identity, Kind, Manner, RequiredPaper, Status
from frontoffice.domain.people import May, Role
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.register.commands.print_job import JobState
from frontoffice.settings import SettingsFailure, Theme, Transport
from frontoffice.ui.messages import wording


def test_every_value_has_a_word() -> None:
    cases: list[type[StrEnum]] = [Kind, Manner, Identity, Status, RequiredPaper, Role, May, JobState, Transport, Theme]
    for kind in cases:
        for value in kind:
            assert wording.word(value)
            assert (kind.__name__, value.value) in wording.WORDS


class Newer(StrEnum):
    MEDIATED = "mediated"


def test_a_value_of_a_newer_version_is_shown_as_it_is() -> None:
    assert wording.word(Newer.MEDIATED) == "mediated"


def test_facts_are_filled_in() -> None:
    assert "15" in wording.problem(Problem("nik", IntakeRefusal.NIK_LENGTH, {"digits": 15}))
    late = wording.problem(Problem("service_date", IntakeRefusal.LATE_FILING, {"last": date(2026, 11, 11)}))
    assert "11 November 2026" in late
    refused = wording.problem(Problem("", AccessRefusal.NOT_ALLOWED, {"role": Role.OFFICER, "what": May.CANCEL}))
    assert "Counter officer" in refused
    assert "cancel a complaint" in refused


def test_braces_that_are_meant_stay() -> None:
    assert "{no}" in wording.problem(Problem("number_format", NumberRefusal.NUMBER_FORMAT_INCOMPLETE))


def test_a_missing_fact_leaves_a_gap_and_braces_in_a_fact_are_text() -> None:
    assert "…" in wording.problem(Problem("nik", IntakeRefusal.NIK_LENGTH))
    assert "{0}" in wording.problem(Problem("event_date", FieldRefusal.DATE_UNREADABLE, {"text": "{0}"}))


def test_a_reason_of_a_newer_desk_is_still_a_sentence() -> None:
    assert "odd_code" in wording.reason("odd_code")


def test_all_refusals_can_stand_in_one_line() -> None:
    sentence = wording.refusal_text(
        Refused(Problem("a", FieldRefusal.WHY_MISSING), Problem("b", FieldRefusal.NAME_MISSING))
    )
    assert "Write why." in sentence
    assert "name" in sentence


def test_why_a_job_waits_is_told_by_its_code() -> None:
    assert wording.reason("") == ""
    assert wording.reason("pdf_not_saved") == wording.unavailable(Unavailable(DocumentFailure.PDF_NOT_SAVED))


@pytest.mark.parametrize("cause", Cause)
def test_why_the_disk_did_not_is_told_in_the_officers_words(cause: Cause) -> None:
    sentence = wording.unavailable(Unavailable(SettingsFailure.UNREADABLE, reason=cause))
    assert wording.word(cause) in sentence
    assert wording.word(cause) != cause.value


@pytest.mark.parametrize("code", ["printer_interrupted", "printer_timeout", "printer_stopped"])
def test_of_a_paper_of_which_nothing_was_sent_nobody_is_asked_to_look(code: str) -> None:
    for state in ("queued", "checking", "waiting"):
        assert "Look whether" not in wording.reason(code, state)
    assert "Look whether" in wording.reason(code, "uncertain")


def test_what_is_slow_is_told_by_what_may_have_been_printed() -> None:
    said = [wording.reason("printer_slow", state) for state in ("checking", "waiting", "awaiting")]
    assert "is still being made ready" in said[0]
    assert "nothing was printed" in said[1]
    assert "asked to look at the paper" in said[2]
