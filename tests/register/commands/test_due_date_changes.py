from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.working_days import LOCAL, DayOff, DueDate
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Kind
from frontoffice.domain.people import Role
from frontoffice.register.commands.handling import Classified
from frontoffice.register.projection import complaint_columns
from frontoffice.register.projection.appending import heads
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import an_officer
from tests.support.handled import ONCE, recorded, take

HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
PILKADA = DayOff(date(2026, 11, 25), LOCAL, "Pilkada", "SE 22/2026")
LEVELS = ("", "level.light", "level.normative", "level.unsupervised", "level.supervised")


def everywhere(register: Register) -> None:
    """A complaint at every step of the cycle with every level, some of them in their second cycle."""
    for steps in range(len(ONCE) + 1):
        for level in LEVELS:
            subject = recorded(register)
            register.handling.review(subject, "", HENDRA, uuid4(), Classified(level=level))
            take(register, subject, *ONCE[1 : 1 + steps])
            if steps >= len(ONCE) - 1:
                take(register, subject, Step.UNSATISFIED, Step.ANALYSE)
    for kind in (Kind.SUGGESTION, Kind.INPUT):
        register.handling.review(
            recorded(register, kind=kind), "", HENDRA, uuid4(), Classified(level="level.normative")
        )


@pytest.mark.thorough
def test_the_tables_after_many_moves_are_those_that_a_rebuild_gives(register: Register) -> None:
    everywhere(register)
    change = register.calendar.preview([PILKADA])
    assert {(move.due is None, move.target is None) for move in change.moves} == {
        (False, True),
        (True, False),
        (False, False),
    }
    before = projected_tables.read(register.unit.connection)
    register.calendar.accept(change, "Pilkada", HENDRA, uuid4())
    grown = projected_tables.read(register.unit.connection)
    assert grown != before
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == grown
    assert register.maintenance.verify().broken == ""


@pytest.mark.thorough
def test_each_move_is_an_entry_that_names_what_its_desk_had_seen(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW, Step.ANALYSE)
    seen = heads(register.complaints.story(subject))
    register.calendar.accept(register.calendar.preview([PILKADA]), "Pilkada", HENDRA, uuid4())
    line = register.complaints.story(subject)[-1]
    assert (line.kind, line.officer, line.parents) == ("due.moved", "Hendra Wijaya", seen)
    complaint = register.complaints.get(subject)
    assert line.role == "supervisor"
    assert line.body == {
        "cycle": 1,
        "calendar": register.calendar.in_force.version,
        "why": "Pilkada",
        "due_on": "2026-12-15",
        "due_was": "2026-12-14",
        "due_provisional": False,
        "count": working_days.count_body(register.calendar.in_force, complaint.received_on),
    }
    assert complaint.due == DueDate(date(2026, 12, 15), False, register.calendar.in_force.version)


def test_a_move_of_a_target_says_which_and_from_when(register: Register) -> None:
    subject = recorded(register)
    register.handling.review(subject, "", HENDRA, uuid4(), Classified(level="level.normative"))
    take(register, subject, *ONCE[1:4])  # answered: only the target moves
    register.calendar.accept(register.calendar.preview([PILKADA]), "Pilkada", HENDRA, uuid4())
    body = register.complaints.story(subject)[-1].body
    assert (body["target_was"], body["target"]["on"]) == ("2026-12-01", "2026-12-02")
    assert "due_on" not in body


@pytest.mark.parametrize("level", LEVELS)
def test_what_a_level_would_make_due_is_what_it_makes_due(register: Register, level: str) -> None:
    subject = recorded(register)
    would = register.handling.owed_with_level(subject, level)
    assert (would is None) == (level == "")
    complaint = register.handling.review(subject, "", HENDRA, uuid4(), Classified(level=level))
    owed = deadlines.next_obligation(complaint, register.handling.case(subject))
    assert would in (None, owed)


def test_a_level_in_a_second_cycle_moves_no_date(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, *ONCE, Step.UNSATISFIED)
    assert register.handling.owed_with_level(subject, "level.normative") is None


@pytest.mark.thorough
def test_what_waits_for_the_complainant_goes_on_without_a_clock(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, *ONCE)
    register.calendar.accept(register.calendar.preview([PILKADA]), "", HENDRA, uuid4())
    assert [line.clock_on for line in register.worklist.read(HENDRA).lines] == [complaint_columns.NEVER]
    assert subject
