from __future__ import annotations

import random
from datetime import date
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.switches import VERIFIED_BY_OTHER
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from tests.support.due_letters import BAMBANG, HENDRA, SITI, YULIANA, letters, many, numbers
from tests.support.examples import an_officer

__all__ = ["many"]

DEWI = an_officer(Role.HANDLER, "Dewi Lestari")
EVERYBODY = (SITI, BAMBANG, DEWI, HENDRA, YULIANA)


def mine(register: Register) -> dict[str, list[int]]:
    """The numbers that wait for each, which are as many as are counted."""
    found = {}
    for who in EVERYBODY:
        found[who.name.split()[0]] = sorted(numbers(register, worklist.MINE, who))
        assert register.worklist.counts(who)[worklist.MINE] == len(found[who.name.split()[0]]), who.name
    return found


def brought_to(register: Register, subject: UUID, last: Step, by: Officer = BAMBANG) -> None:
    register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
    register.handling.review(subject, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT):
        register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        register.handling.advance(subject, StepForm(step, "x"), by, uuid4())
        if step is last:
            return


def test_what_is_somebodys_work_waits_for_them_alone_while_their_role_takes_the_step(register: Register) -> None:
    one, two = letters(register, date(2026, 11, 23), date(2026, 11, 24))
    for subject in (one, two):
        register.handling.review(subject, "", HENDRA, uuid4())
    assert mine(register) == {"Siti": [], "Bambang": [1, 2], "Dewi": [1, 2], "Hendra": [1, 2], "Yuliana": []}
    register.assignments.assign_to_self(one, BAMBANG, uuid4())
    assert mine(register) == {"Siti": [], "Bambang": [1, 2], "Dewi": [2], "Hendra": [2], "Yuliana": []}
    assert numbers(register, "", DEWI) == [1, 2], "in all that is open it stands for everybody"
    lines = {line.number_text[:4]: line.assignee for line in register.worklist.read(DEWI).lines}
    assert lines == {"0001": "Bambang Sutrisno", "0002": ""}


@pytest.mark.thorough
def test_a_step_of_another_role_waits_for_all_of_that_role(register: Register) -> None:
    (subject,) = letters(register, date(2026, 11, 24))
    register.assignments.assign_to_self(subject, SITI, uuid4())
    assert mine(register)["Hendra"] == [1], "the review is the supervisor's"
    register.handling.review(subject, "", HENDRA, uuid4())
    assert mine(register) == {"Siti": [], "Bambang": [1], "Dewi": [1], "Hendra": [1], "Yuliana": []}
    for step in (Step.ANALYSE, Step.DECIDE):
        register.handling.advance(subject, StepForm(step, "x"), BAMBANG, uuid4())
    assert mine(register) == {"Siti": [1], "Bambang": [], "Dewi": [], "Hendra": [], "Yuliana": []}


@pytest.mark.thorough
@pytest.mark.parametrize(("by_others", "bambang"), [(1, []), (0, [1])])
def test_what_the_assignee_did_waits_for_another_to_verify(
    register: Register, by_others: int, bambang: list[int]
) -> None:
    register.reference_data.set_limit(
        Limit(VERIFIED_BY_OTHER, "Verifikasi oleh orang lain", by_others, Unit.SWITCH), HENDRA, uuid4()
    )
    (subject,) = letters(register, date(2026, 11, 24))
    register.assignments.assign_to_self(subject, BAMBANG, uuid4())
    brought_to(register, subject, Step.ACT)
    assert mine(register) == {"Siti": [], "Bambang": bambang, "Dewi": [1], "Hendra": [1], "Yuliana": []}
    register.handling.advance(subject, StepForm(Step.RETURN, "x"), HENDRA, uuid4())
    assert mine(register)["Bambang"] == [1]
    assert mine(register)["Dewi"] == []


@pytest.mark.thorough
def test_what_a_person_had_who_left_waits_for_all_of_the_role(register: Register) -> None:
    head = register.officers.add("Hendra Wijaya", Role.SUPERVISOR, "", "857302", None, uuid4())
    rudi = register.officers.add("Rudi Hartono", Role.HANDLER, "", "946183", head, uuid4())
    (subject,) = letters(register, date(2026, 11, 24))
    register.handling.review(subject, "", HENDRA, uuid4())
    register.assignments.hand(subject, rudi.officer_id, "Bidangnya", head, uuid4())
    assert mine(register)["Bambang"] == []
    register.officers.change(Officer(rudi.officer_id, rudi.name, rudi.role, active=False), head, uuid4())
    assert mine(register)["Bambang"] == [1]


@pytest.mark.thorough
def test_what_waits_by_name_is_found_by_person_and_no_complaint_is_read_for_it(many: Register) -> None:
    connection = many.unit.connection
    plan = str(connection.execute(f"EXPLAIN QUERY PLAN {worklist.ASSIGNED}", (apsw.carray(("",)),)).fetchall())
    assert "SEARCH assigned_count USING PRIMARY KEY (waits_for=?)" in plan


@pytest.mark.thorough
def test_of_many_that_are_others_work_none_is_read_for_mine(register: Register) -> None:
    subjects = list(letters(register, *[date(2026, 11, 24)] * 6))
    for subject in subjects:
        register.handling.review(subject, "", HENDRA, uuid4())
        register.assignments.assign_to_self(subject, DEWI if subject != subjects[-1] else BAMBANG, uuid4())
    register.unit.connection.execute("UPDATE complaint SET name = CAST(x'ff' AS TEXT) WHERE no < 6")  # unreadable
    assert numbers(register, worklist.MINE, BAMBANG) == [6]


@pytest.mark.thorough
def test_however_work_is_shared_out_each_count_is_that_of_its_lines(register: Register) -> None:
    draw = random.Random(7)  # noqa: S311
    subjects = list(letters(register, *[date(2026, 11, 24)] * 12))
    steps = (None, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT)
    for subject in subjects:
        last = draw.choice(steps)
        if last is not None:
            brought_to(register, subject, last, draw.choice((BAMBANG, DEWI, HENDRA)))
    for subject in subjects:
        if draw.random() < 0.8:
            register.assignments.assign_to_self(subject, draw.choice((SITI, BAMBANG, DEWI, HENDRA)), uuid4())
    found = mine(register)
    assert found["Bambang"] != found["Dewi"] != found["Hendra"]
