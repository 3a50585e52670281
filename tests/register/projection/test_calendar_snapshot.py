from __future__ import annotations

import dataclasses
from datetime import date
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar.working_days import LOCAL, DayOff, explain
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Source, Step
from frontoffice.domain.people import Role
from frontoffice.register.projection import office_lists
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
PILKADA = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")


def recorded(register: Register) -> UUID:
    return register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject


def enter(register: Register, *days: DayOff) -> None:
    register.calendar.accept(register.calendar.preview(days), "SE 22/2026", HENDRA, uuid4())


@pytest.mark.thorough
def test_a_closed_complaint_is_explained_by_the_calendar_that_gave_its_date(register: Register) -> None:
    """Due 14-12-2026 as counted on 24-11; Pilkada on 9-12 was entered after it was closed."""
    subject = recorded(register)
    register.handling.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    enter(register, PILKADA)
    complaint = register.complaints.get(subject)
    calendar = register.calendar.calendar_of(complaint)
    count = explain(calendar, complaint.received_on)
    assert calendar.version == complaint.due.calendar_version != register.calendar.in_force.version
    assert (count[-1].day, count[-1].ordinal) == (complaint.due.day, 14) == (date(2026, 12, 14), 14)
    assert "Pilkada" not in {day.reason for day in count}


@pytest.mark.thorough
def test_a_date_that_moved_is_explained_by_the_calendar_that_moved_it(register: Register) -> None:
    subject = recorded(register)
    enter(register, PILKADA)
    enter(register, DayOff(date(2027, 8, 27), LOCAL, "Hari jadi", "SE 1"))  # moves nothing of this complaint
    complaint = register.complaints.get(subject)
    count = explain(register.calendar.calendar_of(complaint), complaint.received_on)
    assert (count[-1].day, complaint.due.day) == (date(2026, 12, 15), date(2026, 12, 15))
    assert {day.reason: day.decree for day in count}["Pilkada"] == "SE 22/2026"


@pytest.mark.thorough
def test_an_entry_that_kept_no_count_leaves_the_present_calendar(register: Register) -> None:
    subject = recorded(register)
    complaint = register.complaints.get(subject)
    (line,) = register.complaints.story(subject)
    old = line._replace(body={name: value for name, value in line.body.items() if name != "count"})
    broken = line._replace(body=line.body | {"count": {"days": [["kapan"]]}})
    assert office_lists.calendar_of([line], complaint.due) is not None
    assert office_lists.calendar_of([old], complaint.due) is None
    assert office_lists.calendar_of([broken], complaint.due) is None
    for before in (old, broken):
        assert office_lists.calendar_of([before, line], complaint.due) is not None
    elsewhere = dataclasses.replace(complaint, due=dataclasses.replace(complaint.due, calendar_version="kal-lama"))
    assert register.calendar.calendar_of(elsewhere) == register.calendar.in_force


@pytest.mark.thorough
def test_a_count_by_another_calendar_than_the_dates_explains_nothing(register: Register) -> None:
    """An amendment of the words alone carries the old date on, whatever the calendar counted that day."""
    subject = recorded(register)
    complaint = register.complaints.get(subject)
    (line,) = register.complaints.story(subject)
    other = line.body["count"] | {"calendar": "kal-baru", "days": [["2026-12-09", LOCAL, "Pilkada", "SE 22/2026"]]}
    amended = line._replace(body=line.body | {"count": other})
    assert office_lists.calendar_of([line, amended], complaint.due) == office_lists.calendar_of([line], complaint.due)
    assert office_lists.calendar_of([amended], complaint.due) is None


def test_a_count_that_ended_on_another_day_explains_nothing(register: Register) -> None:
    """A corrected day of receipt: counted by the same calendar, to another date than the one in force."""
    subject = recorded(register)
    complaint = register.complaints.get(subject)
    (line,) = register.complaints.story(subject)
    other = {
        "due_on": "2026-12-15",
        "count": line.body["count"] | {"days": [["2026-12-09", LOCAL, "Pilkada", "SE 22"]]},
    }
    later = line._replace(body=line.body | other)
    by_first = office_lists.calendar_of([line], complaint.due)
    assert by_first is not None
    assert office_lists.calendar_of([line, later], complaint.due) == by_first
    assert office_lists.calendar_of([later], complaint.due) is None
    moved = dataclasses.replace(complaint.due, day=date(2026, 12, 15))
    by_later = office_lists.calendar_of([later], moved)
    assert by_later is not None
    assert office_lists.calendar_of([line, later], moved) == by_later != by_first
