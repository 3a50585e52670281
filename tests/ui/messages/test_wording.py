"""What the rules say in codes and values is read in words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from frontoffice.domain.complaint import Identity, Kind, Manner, RequiredPaper, Status
from frontoffice.domain.people import May, Role
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.register.commands.spool import JobState
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import Theme, Transport
from frontoffice.ui.messages import wording


@pytest.mark.parametrize("kind", [Kind, Manner, Identity, Status, RequiredPaper, Role, May, JobState, Transport, Theme])
def test_every_value_has_a_word(kind: type[StrEnum]) -> None:
    for value in kind:
        assert wording.word(value)
        assert (kind.__name__, value.value) in wording._WORDS


class Newer(StrEnum):
    MEDIATED = "mediated"


def test_a_value_of_a_newer_version_is_shown_as_it_is() -> None:
    assert wording.word(Newer.MEDIATED) == "mediated"


def test_facts_are_filled_in() -> None:
    assert "15" in wording.problem(Problem("nik", "nik_length", {"digits": 15}))
    late = wording.problem(Problem("service_date", "late_filing", {"last": date(2026, 11, 11)}))
    assert "11 November 2026" in late
    refused = wording.problem(Problem("", "not_allowed", {"role": Role.OFFICER, "what": May.CANCEL}))
    assert "Counter officer" in refused
    assert "cancel a complaint" in refused


def test_braces_that_are_meant_stay() -> None:
    assert "{no}" in wording.problem(Problem("number_format", "number_format_incomplete"))


def test_a_missing_fact_leaves_a_gap_and_braces_in_a_fact_are_text() -> None:
    assert "…" in wording.problem(Problem("nik", "nik_length"))
    assert "{0}" in wording.problem(Problem("event_date", "date_unreadable", {"text": "{0}"}))


def test_an_unknown_code_is_still_a_sentence() -> None:
    assert "odd_code" in wording.problem(Problem("", "odd_code"))
    assert "odd_code" in wording.unavailable(Unavailable("odd_code"))
    assert "odd_code" in wording.notice(Notice("odd_code"))


def test_all_refusals_can_stand_in_one_line() -> None:
    sentence = wording.refused(Refused(Problem("a", "why_missing"), Problem("b", "name_missing")))
    assert "Write why." in sentence
    assert "name" in sentence


def test_why_a_job_waits_is_told_by_its_code() -> None:
    assert wording.reason("") == ""
    assert wording.reason("pdf_not_saved") == wording.unavailable(Unavailable("pdf_not_saved"))


@pytest.mark.parametrize("cause", Cause)
def test_why_the_disk_did_not_is_told_in_the_officers_words(cause: Cause) -> None:
    sentence = wording.unavailable(Unavailable("settings_unreadable", reason=cause))
    assert wording.word(cause) in sentence
    assert wording.word(cause) != cause.value


@pytest.mark.parametrize("code", ["printer_interrupted", "printer_timeout", "printer_stopped"])
def test_of_a_paper_of_which_nothing_was_sent_nobody_is_asked_to_look(code: str) -> None:
    for state in ("queued", "checking", "waiting"):
        assert "Look whether" not in wording.reason(code, state)
    assert "Look whether" in wording.reason(code, "uncertain")
