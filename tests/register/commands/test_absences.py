from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.absences import AbsenceForm
from frontoffice.domain.codes import AbsenceRefusal
from frontoffice.domain.people import May, Officer, Role
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support.due_letters import YULIANA
from tests.support.examples import TODAY, OfficeClock, a_register
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal


@pytest.fixture
def team(register: Register) -> tuple[Officer, Officer, Officer]:
    """A supervisor and two of the team, as the register knows them."""
    add = register.officers.add
    head = add("Hendra Wijaya", Role.SUPERVISOR, "", "857302", None, uuid4())
    bambang, dewi = (add(name, Role.HANDLER, "", "946183", head, uuid4()) for name in ("Bambang", "Dewi"))
    return head, bambang, dewi


def test_an_absence_is_set_and_ends_by_itself(
    register: Register, clock: OfficeClock, team: tuple[Officer, Officer, Officer]
) -> None:
    _head, bambang, dewi = team
    form, action = AbsenceForm(bambang, TODAY, TODAY + timedelta(2), dewi, " Cuti tahunan "), uuid4()
    for _try in (1, 2):  # the same action writes nothing twice
        register.absences.set(form, bambang, action)
    (one,) = register.absences.present_and_future()
    assert (one.absence_id, one.name, one.substitute_name, one.note) == (action, "Bambang", "Dewi", "Cuti tahunan")
    assert register.absences.of(str(bambang.officer_id)) == one
    assert register.absences.of(str(dewi.officer_id)) is None
    clock.move(days=2)
    assert register.absences.of(str(bambang.officer_id)) == one
    clock.move(days=1)
    assert register.absences.of(str(bambang.officer_id)) is None
    assert register.absences.present_and_future() == ()
    assert comparing.first_difference(register.unit.connection) == ""


def test_what_is_refused_writes_nothing(register: Register, team: tuple[Officer, Officer, Officer]) -> None:
    _head, bambang, dewi = team
    form = AbsenceForm(bambang, TODAY, TODAY, bambang)
    assert refusal(lambda: register.absences.set(form, bambang, uuid4()))[1] == AbsenceRefusal.SUBSTITUTE_SELF
    nobody = lambda: register.absences.set(form, YULIANA, uuid4())  # noqa: E731
    assert refusal(nobody) == not_allowed(YULIANA, May.CONTACT)
    register.absences.set(AbsenceForm(bambang, TODAY, TODAY, dewi), bambang, uuid4())
    again = AbsenceForm(bambang, TODAY, TODAY, dewi)
    assert refusal(lambda: register.absences.set(again, bambang, uuid4()))[1] == AbsenceRefusal.OVERLAPS
    assert len(register.absences.present_and_future()) == 1


def test_it_is_withdrawn_by_whoever_may_set_it(register: Register, team: tuple[Officer, Officer, Officer]) -> None:
    head, bambang, dewi = team
    register.absences.set(AbsenceForm(bambang, TODAY, TODAY, dewi), head, uuid4())
    (one,) = register.absences.present_and_future()
    withdraw = register.absences.withdraw
    assert refusal(lambda: withdraw(one.absence_id, dewi, uuid4()))[1] == AbsenceRefusal.OF_OTHERS
    withdraw(one.absence_id, bambang, uuid4())
    assert register.absences.present_and_future() == ()
    assert refusal(lambda: withdraw(one.absence_id, bambang, uuid4()))[1] == AbsenceRefusal.NOT_THERE
    assert comparing.first_difference(register.unit.connection) == ""
    register.maintenance.rebuild()
    assert register.absences.present_and_future() == ()


def test_of_whom_it_may_be_set_oneself_is_the_first(register: Register, team: tuple[Officer, Officer, Officer]) -> None:
    head, bambang, dewi = team
    assert register.absences.possible(dewi) == (dewi,)
    assert register.absences.possible(head) == (head, bambang, dewi)
    assert register.absences.possible(YULIANA) == ()


@pytest.mark.thorough
def test_it_stands_at_every_desk(register: Register, tmp_path: Path, team: tuple[Officer, Officer, Officer]) -> None:
    _head, bambang, dewi = team
    register.absences.set(AbsenceForm(bambang, date(2026, 12, 1), date(2026, 12, 4), dewi), bambang, uuid4())
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as desk:
        carry(register, desk)
        assert desk.absences.present_and_future() == register.absences.present_and_future()
        desk.absences.withdraw(desk.absences.present_and_future()[0].absence_id, bambang, uuid4())
        carry(desk, register)
        assert register.absences.present_and_future() == ()


def test_who_may_no_more_by_now_neither_sets_nor_withdraws_nor_stands_in(
    register: Register, team: tuple[Officer, Officer, Officer]
) -> None:
    head, bambang, dewi = team
    change = register.officers.change
    second = register.officers.add("Ratna Sari", Role.SUPERVISOR, "", "946183", head, uuid4())
    register.absences.set(AbsenceForm(bambang, TODAY, TODAY), head, uuid4())
    (one,) = register.absences.present_and_future()
    change(replace(second, role=Role.OFFICER), head, uuid4())
    other = AbsenceForm(dewi, TODAY, TODAY)
    assert refusal(lambda: register.absences.set(other, second, uuid4()))[1] == AbsenceRefusal.OF_OTHERS
    assert refusal(lambda: register.absences.withdraw(one.absence_id, second, uuid4()))[1] == AbsenceRefusal.OF_OTHERS
    change(replace(dewi, active=False), head, uuid4())
    by_dewi = AbsenceForm(bambang, TODAY + timedelta(1), TODAY + timedelta(1), dewi)
    assert refusal(lambda: register.absences.set(by_dewi, head, uuid4()))[1] == AbsenceRefusal.SUBSTITUTE_UNFIT
    assert register.absences.present_and_future() == (one,)
