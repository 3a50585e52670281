from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import May, Officer, Role
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support.due_letters import BAMBANG, HENDRA, SITI, YULIANA
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

DEWI = an_officer(Role.HANDLER, "Dewi Lestari")


def recorded(register: Register) -> UUID:
    return register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject


def code(what: Callable[[], object]) -> str:
    return refusal(what)[1]


def known(register: Register, who: Officer) -> Officer:
    """A person of the office, as a supervisor added them."""
    by = next((one for one in register.officers.all() if one.role is Role.SUPERVISOR), None)
    by = by or register.officers.add("Hendra Wijaya", Role.SUPERVISOR, "", "857302", None, uuid4())
    return register.officers.add(who.name, who.role, "", "946183", by, uuid4())


def test_who_takes_it_has_it_until_another_takes_it_over(register: Register) -> None:
    subject, action = recorded(register), uuid4()
    assert register.handling.case(subject).assignee is None
    case = register.assignments.assign_to_self(subject, BAMBANG, action)
    assert case.assignee == (str(BAMBANG.officer_id), "Bambang Sutrisno", "handler")
    assert register.assignments.assign_to_self(subject, BAMBANG, action) == case, "the same action writes nothing twice"
    assert code(lambda: register.assignments.assign_to_self(subject, BAMBANG, uuid4())) == StepRefusal.ASSIGNED_ALREADY
    assert register.assignments.assign_to_self(subject, DEWI, uuid4()).assignee == (
        str(DEWI.officer_id),
        DEWI.name,
        "handler",
    )
    assert [line.kind for line in register.complaints.story(subject)].count(EntryKind.ASSIGNED) == 2


def test_handing_over_asks_for_a_note_that_stays_in_the_story(register: Register) -> None:
    subject, dewi = recorded(register), known(register, DEWI)
    register.assignments.assign_to_self(subject, BAMBANG, uuid4())
    hand = register.assignments.hand
    assert code(lambda: hand(subject, dewi.officer_id, " ", BAMBANG, uuid4())) == FieldRefusal.WHY_MISSING
    assert code(lambda: hand(subject, uuid4(), "x", BAMBANG, uuid4())) == StepRefusal.ASSIGNEE_UNFIT
    case = hand(subject, dewi.officer_id, "Cuti sampai Senin", BAMBANG, uuid4())
    assert case.assignee is not None
    assert case.assignee.name == "Dewi Lestari"
    body = register.complaints.story(subject)[-1].body
    assert (body["what"], body["note"], body["by"]) == ("handed", "Cuti sampai Senin", str(BAMBANG.officer_id))
    assert code(lambda: hand(subject, dewi.officer_id, "x", SITI, uuid4())) == StepRefusal.ASSIGNED_TO_OTHER
    assert register.assignments.release(subject, "", dewi, uuid4()).assignee is None
    assert code(lambda: register.assignments.release(subject, "", HENDRA, uuid4())) == StepRefusal.NOT_ASSIGNED


def test_only_who_works_on_complaints_can_have_one(register: Register) -> None:
    subject = recorded(register)
    assert refusal(lambda: register.assignments.assign_to_self(subject, YULIANA, uuid4())) == not_allowed(
        YULIANA, May.CONTACT
    )
    known(register, DEWI)
    known(register, YULIANA)
    assert [who.name for who in register.assignments.possible()] == ["Dewi Lestari", "Hendra Wijaya"]


def test_what_is_closed_is_nobodys_work_any_more(register: Register) -> None:
    subject = recorded(register)
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    assert code(lambda: register.assignments.assign_to_self(subject, BAMBANG, uuid4())) == StepRefusal.ALREADY_CANCELLED


def test_taking_it_on_forbids_nobody_the_step(register: Register) -> None:
    subject = recorded(register)
    register.assignments.assign_to_self(subject, BAMBANG, uuid4())
    register.handling.review(subject, "", HENDRA, uuid4())
    offers = {offer.step: offer.problem for offer in register.handling.possible_steps(subject, DEWI)}
    assert offers[Step.ANALYSE] is None


@pytest.mark.thorough
def test_two_desks_that_assign_at_once_agree_on_the_later_and_keep_both(register: Register, tmp_path: Path) -> None:
    subject = recorded(register)
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as other:
        carry(register, other)
        register.assignments.assign_to_self(subject, BAMBANG, uuid4())
        other.assignments.assign_to_self(subject, DEWI, uuid4())
        carry(register, other)
        carry(other, register)
        here, there = (desk.handling.case(subject) for desk in (register, other))
        assert here == there
        assert here.assignee is not None
        assert not here.conflict
        kinds = [line.kind for line in register.complaints.story(subject)]
        assert kinds.count(EntryKind.ASSIGNED) == 2
        last = [line for line in register.complaints.story(subject) if line.kind == EntryKind.ASSIGNED][-1]
        assert here.assignee.name == last.officer
        for desk in (register, other):
            assert comparing.first_difference(desk.unit.connection) == ""
        register.handling.review(subject, "", HENDRA, uuid4())
        assert not register.handling.case(subject).conflict, "an assignment settles and moves nothing"
