from __future__ import annotations

import dataclasses
from datetime import date
from uuid import uuid4

import pytest

from frontoffice.domain.cases import step_fields
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.step_fields import StepField
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry_bodies import SteppedBody
from frontoffice.register.commands.handling import step_body, target_from
from frontoffice.register.queries import complaint_list
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock
from tests.support.handled import HENDRA, ONCE, PHONE, a_form, recorded, take
from tests.support.refusals import refusal


def body_of(register: Register, form: StepForm, number: int = 0) -> SteppedBody:
    subject = recorded(register, description=f"Aduan {number}")
    return step_body(register.unit, form, *complaint_list.with_case(register.unit, subject), HENDRA)


@pytest.mark.thorough
def test_a_body_holds_only_what_its_step_needs(register: Register) -> None:
    filled = a_form(Step.ANALYSE, agency="Dinas Perhubungan", letter="500.11/12", other=recorded(register))
    body = body_of(register, filled)
    assert encode(body) == {
        "step": "analyse",
        "on": "2026-11-24",
        "text": "Sudah: analyse",
        "by": str(HENDRA.officer_id),
        "cycle": 1,
    }


@pytest.mark.parametrize("spec", step_fields.TEXTS, ids=lambda spec: spec.name)
def test_a_plain_text_stands_in_the_entry_of_a_step_that_asks_for_it_and_of_no_other(
    register: Register, spec: StepField
) -> None:
    asks = {step for step in Step if spec.name in (*RULES[step].needs, *step_fields.optional_in(step))}
    step, other = next(iter(asks)), next(step for step in Step if step not in asks)
    assert encode(body_of(register, a_form(step, **{spec.name: " Satu\n dua "})))[spec.name] == "Satu dua"
    assert spec.name not in encode(body_of(register, a_form(other, **{spec.name: "Satu"}), 1))
    assert spec.name not in encode(body_of(register, a_form(step, **{spec.name: " "}), 2))


def test_a_step_takes_a_text_that_it_asks_for_and_does_without(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letter,) = (spec for spec in step_fields.TEXTS if spec.name == "letter")
    monkeypatch.setattr(step_fields, "TEXTS", (dataclasses.replace(letter, optional_in=frozenset({Step.ANALYSE})),))
    subject = recorded(register, description="Aduan lain")
    take(register, subject, Step.REVIEW)
    (offer,) = (one for one in register.handling.possible_steps(subject, HENDRA) if one.step is Step.ANALYSE)
    assert offer.asks == ("text", "letter")
    assert body_of(register, a_form(Step.ANALYSE)).letter is None
    assert body_of(register, a_form(Step.ANALYSE, letter="500/1"), 1).letter == "500/1"


def test_a_body_that_answers_too_late_says_by_how_many_working_days_and_why(
    register: Register, clock: OfficeClock
) -> None:
    subject = recorded(register)  # due Mon 14-12-2026
    clock.move(days=22)  # Wed 16-12
    form = a_form(Step.WITHDRAW, late_why="Berkas tercecer.")
    body = step_body(register.unit, form, *complaint_list.with_case(register.unit, subject), HENDRA)
    assert body.late == {"days": 2, "why": "Berkas tercecer."}


@pytest.mark.thorough
def test_a_duplicate_carries_the_number_of_what_it_repeats_unless_that_is_closed(register: Register) -> None:
    first = recorded(register)
    number = register.complaints.get(first).number_text
    merging = body_of(register, a_form(Step.MERGE, other=first))
    assert (merging.other, merging.other_number) == (str(first), number)
    assert "other" not in encode(body_of(register, a_form(Step.MERGE)))
    take(register, first, Step.MERGE, other=recorded(register))
    merged = refusal(lambda: body_of(register, a_form(Step.MERGE, other=first)))
    assert merged == ("other", "merged_into_closed", {"number": number, "status": Status.MERGED})
    cancelled = recorded(register)
    register.handling.cancel(cancelled, "x", HENDRA, uuid4())
    number = register.complaints.get(cancelled).number_text
    refused = refusal(lambda: body_of(register, a_form(Step.MERGE, other=cancelled)))
    assert refused == ("other", "merged_into_closed", {"number": number, "status": Status.CANCELLED})


def test_a_target_counts_from_its_day_by_the_offices_limit(register: Register) -> None:
    """Not satisfied on Fri 20-11-2026: 14 working days, one of them 9-12 (Pilkada) in none of these years."""
    assert target_from(register.unit, "cycle", date(2026, 11, 20))["on"] == "2026-12-10"


@pytest.mark.thorough
def test_each_fact_stands_in_the_body_of_the_steps_that_need_it(register: Register) -> None:
    """Cleaned, and with the contact by which the complainant was reached, and the date that was answered by."""
    subject = recorded(register)
    take(register, subject, *ONCE[:3])
    register.contacts.log(subject, PHONE, HENDRA, uuid4())
    contact = register.complaints.story(subject)[-1].entry_id

    def body(step: Step, **changes: object) -> dict[str, object]:
        form = a_form(step, **changes)
        return encode(step_body(register.unit, form, *complaint_list.with_case(register.unit, subject), HENDRA))

    informed = body(Step.INFORM, text=" Sudah ")
    assert (informed["text"], informed["contact"]) == ("Sudah", str(contact))
    assert informed["due"] == {"due_on": "2026-12-14", "due_provisional": False, "calendar": _version(register)}
    take(register, subject, *ONCE[3:])
    unsatisfied = body(Step.UNSATISFIED, on=date(2026, 11, 20))
    assert (unsatisfied["source"], unsatisfied["on"]) == ("spoken", "2026-11-20")
    assert unsatisfied["target"] == {**target_from(register.unit, "cycle", date(2026, 11, 20))}
    assert "due" not in unsatisfied, "it was answered before"
    forwarded = body(Step.FORWARD, agency=" Dinas ", letter=" 500/1 ")
    assert (forwarded["agency"], forwarded["letter"]) == ("Dinas", "500/1")


def _version(register: Register) -> str:
    return register.calendar.in_force.version
