from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from frontoffice.domain.absences import AbsenceForm
from frontoffice.domain.people import Officer, Role
from frontoffice.register.queries import absences, worklist
from frontoffice.register.register import Register
from tests.support.due_letters import BAMBANG, HENDRA, SITI, letters, numbers
from tests.support.examples import TODAY, OfficeClock, an_officer

DEWI = an_officer(Role.HANDLER, "Dewi Lestari")


def test_they_are_read_by_their_first_day(register: Register) -> None:
    for who, days in ((BAMBANG, 3), (HENDRA, 1), (SITI, 2)):
        on = TODAY + timedelta(days)
        register.absences.set(AbsenceForm(who, on, on), HENDRA, uuid4())
    found = absences.every(register.unit.connection)
    assert [one.name for one in found] == [HENDRA.name, SITI.name, BAMBANG.name]
    assert absences.away(register.unit) == {}


def test_while_somebody_is_away_their_work_waits_for_the_substitute_too(register: Register, clock: OfficeClock) -> None:
    (subject,) = letters(register, TODAY)
    register.handling.review(subject, "", HENDRA, uuid4())
    register.assignments.assign_to_self(subject, BAMBANG, uuid4())
    head = register.officers.add("Hendra", Role.SUPERVISOR, "", "857302", None, uuid4())
    for who in (BAMBANG, DEWI):  # as the office knows them
        register.officers.add(who.name, who.role, "", "946183", head, who.officer_id)

    def mine() -> list[list[int]]:
        found = [numbers(register, worklist.MINE, who) for who in (BAMBANG, DEWI, HENDRA)]
        assert found == [[1][: register.worklist.counts(who)[worklist.MINE]] for who in (BAMBANG, DEWI, HENDRA)]
        return found

    assert mine() == [[1], [], []]
    register.absences.set(AbsenceForm(BAMBANG, TODAY, TODAY, DEWI), BAMBANG, uuid4())
    assert mine() == [[1], [1], []]
    page = register.worklist.read(DEWI)
    assert page.away[page.lines[0].waits_for].substitute_name == DEWI.name
    clock.move(days=1)
    assert mine() == [[1], [], []], "it ends by itself"
    register.absences.set(AbsenceForm(BAMBANG, TODAY + timedelta(1), TODAY + timedelta(1)), BAMBANG, uuid4())
    assert mine() == [[1], [1], [1]], "without a substitute it waits for all of the role"


def test_who_left_is_not_away_and_takes_nobodys_place(register: Register) -> None:
    (subject,) = letters(register, TODAY)
    register.handling.review(subject, "", HENDRA, uuid4())
    head = register.officers.add("Hendra", Role.SUPERVISOR, "", "857302", None, uuid4())
    for who in (BAMBANG, DEWI):
        register.officers.add(who.name, who.role, "", "946183", head, who.officer_id)
    register.assignments.assign_to_self(subject, BAMBANG, uuid4())
    register.absences.set(AbsenceForm(BAMBANG, TODAY, TODAY, DEWI), head, uuid4())

    def mine() -> list[int]:
        return [len(numbers(register, worklist.MINE, who)) for who in (DEWI, HENDRA)]

    def leaves(who: Officer, *, again: bool = False) -> None:
        register.officers.change(replace(who, active=again), head, uuid4())

    assert mine() == [1, 0]
    leaves(DEWI)
    (one,) = register.worklist.read(HENDRA).away.values()
    assert (one.name, one.substitute, one.substitute_name) == (BAMBANG.name, "", "")
    assert mine() == [1, 1]
    leaves(DEWI, again=True)
    leaves(BAMBANG)
    assert register.absences.of(str(BAMBANG.officer_id)) is None
    assert mine() == [1, 1], "what they had waits for all of the role"
