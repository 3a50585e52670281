from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.people import Role
from frontoffice.errors import Problem
from frontoffice.register.queries import complaint_list
from frontoffice.register.register import Register
from tests.conftest import Announce
from tests.support.examples import a_letter, an_intake, an_officer
from tests.support.refusals import failure, refusal
from tests.support.story_folds import folds

__all__ = ["folds"]

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def recorded(register: Register, external_id: str = "") -> UUID:
    return register.complaints.record(a_letter(external_id=external_id), SITI, uuid4()).complaint.subject


@pytest.mark.thorough
def test_a_complaint_is_read_with_its_handling(register: Register) -> None:
    written = register.complaints.record(an_intake(), SITI, uuid4()).complaint
    complaint, case = complaint_list.with_case(register.unit, written.subject)
    assert complaint == written
    assert case == Case()


def test_what_nobody_recorded_is_unknown(register: Register) -> None:
    nowhere = uuid4()
    assert refusal(lambda: complaint_list.with_case(register.unit, nowhere)) == ("", "complaint_unknown", {})


@pytest.mark.thorough
def test_an_item_is_taken_by_another_complaint_only(register: Register) -> None:
    subject = recorded(register, "SP4N-17")
    again = a_letter(external_id="SP4N-17")
    (problem,) = complaint_list.item_taken(register.unit, again, None)
    facts = {"subject": subject, "number": register.complaints.get(subject).number_text}
    assert problem == Problem("external_id", IntakeRefusal.EXTERNAL_ID_TAKEN, facts)
    assert complaint_list.item_taken(register.unit, again, subject) == ()
    assert complaint_list.item_taken(register.unit, a_letter(external_id="SP4N-18"), None) == ()


@pytest.mark.thorough
def test_what_is_written_and_cannot_be_read_back_is_of_unknown_outcome(register: Register, announce: Announce) -> None:
    announce("cannot be read (SQLError)")
    subject = recorded(register)
    register.unit.connection.execute("ALTER TABLE payload RENAME TO away")
    unknown = failure(lambda: complaint_list.as_written(register.unit, subject, None))
    assert unknown == ("outcome_unknown", {"path": str(register.path), "reason": "register_damaged"})
    register.unit.connection.execute("ALTER TABLE away RENAME TO payload")


@pytest.mark.thorough
def test_recording_and_queueing_its_receipt_folds_the_story_once(register: Register, folds: list[int]) -> None:
    recorded = register.complaints.record(an_intake(), SITI, uuid4(), with_paper=True, printer="Loket")
    assert recorded.job is not None
    assert recorded.job.printer == "Loket"
    assert register.printing.jobs_of(recorded.complaint.subject) == (recorded.job,)
    assert folds == [1]


@pytest.mark.thorough
def test_a_step_folds_the_story_once_before_it_and_once_after_it(register: Register, folds: list[int]) -> None:
    subject = recorded(register)
    folds.clear()
    register.handling.review(subject, "Diterima", HENDRA, uuid4())
    assert folds == [1, 2]
    folds.clear()
    register.amendments.amend(subject, a_letter(category="Biaya"), "Salah kategori", SITI, uuid4())
    assert folds[:2] == [2, 3]


@pytest.mark.thorough
def test_a_recording_that_is_tried_again_gives_back_its_first_job(register: Register) -> None:
    action = uuid4()
    first = register.complaints.record(an_intake(), SITI, action, with_paper=True)
    assert register.complaints.record(an_intake(), SITI, action, with_paper=True) == first


@pytest.mark.thorough
def test_the_one_that_is_merged_into_it_is_named(register: Register) -> None:
    first, second = recorded(register), recorded(register)
    assert complaint_list.find_merged_number(register.unit, first) == ""
    register.handling.advance(second, StepForm(Step.MERGE, "x", other=first), HENDRA, uuid4())
    assert complaint_list.find_merged_number(register.unit, first) == register.complaints.get(second).number_text
    assert complaint_list.find_merged_number(register.unit, second) == ""
