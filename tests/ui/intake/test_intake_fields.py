from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.complaint import Complainant, Identity, Intake, Kind, Manner
from frontoffice.domain.text.printable_text import clean, one_line
from frontoffice.ui.intake.intake_fields import FIELDS, TICKED, is_empty, read_intake, write_fields
from tests.support.examples import TODAY, a_letter, an_intake


@pytest.mark.parametrize("intake", [an_intake(), a_letter(), Intake(Kind.INPUT, "box", "x")])
def test_what_is_written_into_the_form_reads_back_the_same(intake: Intake) -> None:
    assert read_intake(write_fields(intake), TODAY) == (intake, ())


def test_every_field_of_the_form_is_one_of_the_intake() -> None:
    names = {field.name for kind in (Intake, Complainant) for field in dataclasses.fields(kind)} - {"complainant"}
    assert set(FIELDS) == names
    assert set(write_fields(an_intake())) == names


def test_nothing_typed_is_a_complaint_of_nobody_about_nothing() -> None:
    intake, problems = read_intake({}, TODAY)
    assert intake == Intake(Kind.COMPLAINT, "", "")
    assert problems == ()


def test_what_was_pasted_into_a_field_of_one_line_is_one_line_and_the_story_keeps_its_lines() -> None:
    pasted = {"name": "Budi\nSantoso", "phone": "0812\n3456", "service": "Izin\tTrayek", "description": "Satu\ndua"}
    intake, _ = read_intake(pasted, TODAY)
    who = intake.complainant
    assert (who.name, who.phone, intake.service) == ("Budi Santoso", "0812 3456", "Izin Trayek")
    assert intake.description == "Satu\ndua"


def test_a_date_that_cannot_be_read_is_named_and_counts_as_not_told() -> None:
    intake, problems = read_intake({"service_date": "31-2-2026", "event_date": "1-1-26"}, TODAY)
    assert intake.service_date is None
    assert intake.event_date is not None
    assert [(problem.field, problem.code) for problem in problems] == [("service_date", "date_unreadable")]


def test_oral_channels_take_nothing_of_what_only_letters_have() -> None:
    fields = {**write_fields(a_letter()), "received_on": "nonsense"}
    intake, problems = read_intake(fields, TODAY, Manner.ORAL)
    assert (intake.received_on, intake.external_id, intake.identity_copy, intake.documents) == (None, "", False, False)
    assert problems == ()


def test_a_nik_may_be_typed_in_groups_as_on_the_card() -> None:
    intake, _ = read_intake({"nik": " 1971 0341 0790 0002 "}, TODAY)
    assert intake.complainant.nik == "1971034107900002"


@pytest.mark.parametrize("value", ["", "nobody", "OPEN"])
def test_an_unknown_choice_is_the_first_one(value: str) -> None:
    intake, _ = read_intake({"kind": value, "identity": value}, TODAY)
    assert intake.kind is Kind.COMPLAINT
    assert intake.complainant.identity is Identity.OPEN


def test_choices_alone_make_no_draft() -> None:
    assert is_empty({})
    assert is_empty({"channel": "letter", "kind": "input", "identity": "anonymous", "name": "  "})
    assert not is_empty({"name": "A"})
    assert not is_empty({"documents": "1"})


@pytest.mark.thorough
@given(st.dictionaries(st.sampled_from(FIELDS), st.text()))
def test_any_text_can_be_read_and_texts_come_out_clean(fields: dict[str, str]) -> None:
    intake, _ = read_intake(fields, TODAY)
    assert intake.description == clean(fields.get("description", ""))
    assert intake.complainant.name == one_line(fields.get("name", ""))


def test_a_company_and_a_paper_of_a_foreigner_are_read_from_their_ticks() -> None:
    fields = {"name": "Hotel Melati", "party": TICKED, "nib": "1234 5678 9012 3", "identity_no": "a 123 4567"}
    who = read_intake(fields, TODAY)[0].complainant
    assert (who.party, who.nib, who.identity_no, who.identity_kind) == (
        "company",
        "1234567890123",
        "A1234567",
        "passport",
    )
    kitas = read_intake({**fields, "party": "", "identity_kind": TICKED}, TODAY)[0].complainant
    assert (kitas.party, kitas.identity_kind) == ("", "kitas")
    assert read_intake({"identity_kind": TICKED}, TODAY)[0].complainant.identity_kind == "", "of no paper"
    for one in (who, kitas):
        intake = an_intake(complainant=one)
        assert read_intake(write_fields(intake), TODAY, Manner.ORAL)[0] == intake
