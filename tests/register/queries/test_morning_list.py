from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.absences import AbsenceForm
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import May, Officer, Role
from frontoffice.register.queries import morning_list, worklist
from frontoffice.register.queries.morning_list import MorningList
from frontoffice.register.register import Register
from tests.support.due_letters import letters
from tests.support.examples import TODAY, a_complainant, a_letter, a_signed_in
from tests.support.refusals import not_allowed, refusal

Team = tuple[Officer, Officer, Officer, Officer]


@pytest.fixture
def team(register: Register) -> Team:
    """A supervisor, two of the team and an officer, as the register knows them."""
    head = a_signed_in(register, Role.SUPERVISOR)
    bambang, dewi = (a_signed_in(register, Role.HANDLER, name) for name in ("Bambang", "Dewi"))
    return head, bambang, dewi, a_signed_in(register)


def reviewed(register: Register, head: Officer, *days: int) -> list[UUID]:
    found = [*letters(register, *(date(2026, 11, day) for day in days))]
    for subject in found:
        register.handling.review(subject, "", head, uuid4())
    return found


def listed(found: MorningList) -> dict[str, list[int]]:
    return {
        one.officer.name if one.officer else "": [int(line.number_text[:4]) for line in one.lines]
        for one in found.people
    }


def test_each_has_what_waits_for_them_the_oldest_due_date_first_and_the_rest_stands_once(
    register: Register, team: Team
) -> None:
    head, bambang, dewi, _siti = team
    one, two, three, _four = reviewed(register, head, 13, 2, 9, 4)
    for subject, who in ((one, bambang), (two, bambang), (three, dewi)):
        register.assignments.assign_to_self(subject, who, uuid4())
    found = register.morning_lists.of_everybody(head)
    assert listed(found) == {"Bambang": [2, 1], "Dewi": [3], "": [4]}
    assert [one.total for one in found.people] == [2, 1, 1]
    assert found.many == 4
    assert found.left[found.people[0].lines[0].clock_on] < 0
    assert found.now[0] == TODAY.isoformat()


def test_what_waits_for_who_is_away_is_the_substitutes_or_all_of_the_roles(register: Register, team: Team) -> None:
    head, bambang, dewi, siti = team
    for subject, who in zip(reviewed(register, head, 13, 2), (bambang, dewi), strict=True):
        register.assignments.assign_to_self(subject, who, uuid4())
    register.absences.set(AbsenceForm(bambang, TODAY, TODAY + timedelta(1), dewi), bambang, uuid4())
    found = register.morning_lists.of_everybody(head)
    assert listed(found) == {"Dewi": [2, 1]}
    assert found.away[found.people[0].lines[1].waits_for].name == "Bambang"
    assert listed(register.morning_lists.own(dewi)) == {"Dewi": [2, 1]}
    assert listed(register.morning_lists.own(bambang)) == {"Bambang": [1]}, "who came all the same"
    register.absences.withdraw(register.absences.present_and_future()[0].absence_id, bambang, uuid4())
    register.absences.set(AbsenceForm(bambang, TODAY, TODAY, siti), bambang, uuid4())
    assert listed(register.morning_lists.of_everybody(head)) == {"Dewi": [2], "": [1]}, "an officer does not analyse"


def test_ones_own_list_is_what_the_worklist_says_is_mine(register: Register, team: Team) -> None:
    head, bambang, dewi, siti = team
    one, *_rest = reviewed(register, head, 13, 2, 9)
    register.assignments.assign_to_self(one, bambang, uuid4())
    for who in (head, bambang, dewi, siti):
        (mine,) = register.morning_lists.own(who).people
        page = register.worklist.read(who, worklist.MINE)
        assert (mine.officer, mine.lines, mine.total) == (who, page.lines, page.total)


def test_more_than_a_list_holds_is_counted(register: Register, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    head, bambang, _dewi, _siti = team
    for place, subject in enumerate(reviewed(register, head, 13, 2, 9, 4)):
        if place:
            register.assignments.assign_to_self(subject, bambang, uuid4())
    monkeypatch.setattr(morning_list, "MOST", 2)
    found = register.morning_lists.of_everybody(head)
    assert listed(found) == {"Bambang": [2, 4], "": [1]}
    assert [one.total for one in found.people] == [3, 1]


def test_who_asked_for_confidence_is_masked_and_only_who_reviews_sees_everybodys(
    register: Register, team: Team
) -> None:
    head, bambang, dewi, siti = team
    hidden = a_complainant(identity=Identity.CONFIDENTIAL)
    letter = a_letter(complainant=hidden, description=f"Saya, {hidden.name}, belum dijawab.")
    subject = register.complaints.record(letter, siti, uuid4()).complaint.subject
    register.handling.review(subject, "", head, uuid4())
    register.assignments.assign_to_self(subject, bambang, uuid4())
    asked: tuple[Callable[[], MorningList], ...] = (
        lambda: register.morning_lists.of_everybody(head),
        lambda: register.morning_lists.own(bambang),
    )
    for ask in asked:
        (line,) = ask().people[0].lines
        assert hidden.name not in f"{line.name} {line.summary}"
    for who in (bambang, dewi, siti):
        everybodys = partial(register.morning_lists.of_everybody, who)
        assert refusal(everybodys) == not_allowed(who, May.REVIEW)


def test_an_office_in_which_nothing_waits_has_nobody_in_its_list(register: Register, team: Team) -> None:
    assert register.morning_lists.of_everybody(team[0]).people == ()


def test_nothing_is_sorted_or_searched_beside_the_index(register: Register) -> None:
    plan = str(
        register.unit.connection.execute(f"EXPLAIN QUERY PLAN {morning_list.LINES}", ("", "satisfied", 200)).fetchall()
    )
    assert "complaint_assigned" in plan
    assert "TEMP B-TREE" not in plan
