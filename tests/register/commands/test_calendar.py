from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar import office_hours
from frontoffice.domain.calendar.office_hours import USUAL, OfficeHours
from frontoffice.domain.calendar.working_days import COLLECTIVE, DROPPED, LOCAL, NATIONAL, WORKED, DayOff
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Source, Step
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import Kind
from frontoffice.domain.people import May, Role
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.journal import ids
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import OfficeClock, an_intake, an_officer
from tests.support.refusals import not_allowed, refusal

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
PILKADA = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")


def recorded(register: Register, **changes: object) -> UUID:
    return register.complaints.record(an_intake(**changes), SITI, uuid4()).complaint.subject


@pytest.mark.thorough
def test_a_local_holiday_is_shown_before_it_moves_anything(register: Register) -> None:
    subject = recorded(register)  # due Mon 14-12-2026
    change = register.calendar.preview([PILKADA])
    (move,) = change.moves
    assert move.due is not None
    assert move.due_was is not None
    assert (move.due_was.day, move.due.day, change.problems) == (date(2026, 12, 14), date(2026, 12, 15), ())
    assert register.complaints.get(subject).due.day == date(2026, 12, 14)
    before = register.calendar.in_force.version
    register.calendar.accept(change, "Pilkada ulang", HENDRA, uuid4())
    complaint = register.complaints.get(subject)
    assert (complaint.due.day, complaint.due.calendar_version) == (
        date(2026, 12, 15),
        register.calendar.in_force.version,
    )
    assert register.calendar.in_force.version != before
    line = register.complaints.story(subject)[-1]
    assert (line.kind, line.body["due_was"], line.body["due_on"], line.body["why"]) == (
        "due.moved",
        "2026-12-14",
        "2026-12-15",
        "Pilkada ulang",
    )
    assert [one.clock_on for one in register.worklist.read(HENDRA).lines] == ["2026-12-15"]
    assert recorded(register)
    assert register.calendar.preview([PILKADA]).moves == ()


@pytest.mark.thorough
def test_closed_and_answered_complaints_and_suggestions_keep_their_dates(register: Register) -> None:
    closed, answered, voice = recorded(register), recorded(register), recorded(register, kind=Kind.SUGGESTION)
    register.handling.advance(closed, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    register.handling.review(answered, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM):
        register.contacts.log(answered, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        register.handling.advance(answered, StepForm(step, "x"), HENDRA, uuid4())
    assert register.calendar.preview([PILKADA]).moves == ()
    assert voice


@pytest.mark.thorough
def test_a_cycles_target_moves_too(register: Register) -> None:
    subject = recorded(register)
    register.handling.review(subject, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT):
        register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        register.handling.advance(subject, StepForm(step, "x"), HENDRA, uuid4())
    other = an_officer(Role.HANDLER, "Dewi Lestari")
    register.handling.advance(subject, StepForm(Step.VERIFY, "x", outcome=Outcome.PROVEN), other, uuid4())
    register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
    register.handling.advance(subject, StepForm(Step.CONVEY), SITI, uuid4())
    register.handling.advance(subject, StepForm(Step.UNSATISFIED, "Belum", source=Source.SPOKEN), SITI, uuid4())
    change = register.calendar.preview([PILKADA])
    assert [move.target.on for move in change.moves if move.target] == [date(2026, 12, 15)]
    register.calendar.accept(change, "", HENDRA, uuid4())
    target = register.handling.case(subject).target
    assert target is not None
    assert target.on == date(2026, 12, 15)
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


@pytest.mark.thorough
def test_what_was_shown_must_still_be_so_when_it_is_accepted(register: Register) -> None:
    change = register.calendar.preview([PILKADA])
    recorded(register)
    refused = refusal(lambda: register.calendar.accept(change, "", HENDRA, uuid4()))
    assert refused == ("", "moves_changed", {"moves": 1})
    assert register.calendar.days(2026) == tuple(day for day in register.calendar.days(2026) if day.day != PILKADA.day)


@pytest.mark.thorough
def test_a_holiday_that_is_past_is_taken_with_a_warning(register: Register, clock: OfficeClock) -> None:
    """domain.md, example 9: entered on the day after; the open complaint gets the day it lost."""
    clock.move(days=-22)
    subject = recorded(register, service_date=None, event_date=None)
    clock.move(days=19)  # Sat 21-11, one day late
    change = register.calendar.preview([DayOff(date(2026, 11, 20), LOCAL, "Banjir", "SE 1")])
    assert [(problem.code, problem.warning) for problem in change.problems] == [("day_past", True)]
    register.calendar.accept(change, "Banjir", HENDRA, uuid4())
    assert register.complaints.get(subject).due.day == date(2026, 11, 23)


@pytest.mark.thorough
def test_only_a_supervisor_keeps_the_calendar(register: Register) -> None:
    change = register.calendar.preview([PILKADA])
    recorded(register)  # the change is another by now, which is not what is said to whoever may not accept it
    assert refusal(lambda: register.calendar.accept(change, "", SITI, uuid4())) == not_allowed(SITI, May.KEEP_CALENDAR)


def test_a_day_without_a_decree_is_not_entered(register: Register) -> None:
    change = register.calendar.preview([DayOff(PILKADA.day, LOCAL, "Pilkada", " ")])
    refused = refusal(lambda: register.calendar.accept(change, "", HENDRA, uuid4()))
    assert refused == ("decree", "decree_missing", {})


def test_nothing_is_no_change(register: Register) -> None:
    change = register.calendar.preview([])
    assert change.problems == (Problem("", FieldRefusal.NOTHING_CHANGED),)
    assert refusal(lambda: register.calendar.accept(change, "", HENDRA, uuid4())) == ("", "nothing_changed", {})


@pytest.mark.thorough
def test_a_whole_year_is_entered_at_once(register: Register) -> None:
    days = [DayOff(date(2028, 3, day), NATIONAL, f"Libur {day}", "SKB 2028") for day in range(1, 16)]
    register.calendar.accept(register.calendar.preview(days), "SKB 2028", HENDRA, uuid4())
    assert register.calendar.days(2028) == tuple(days)
    assert 2028 in register.calendar.in_force.certain_years


@pytest.mark.thorough
def test_a_retry_enters_it_once(register: Register) -> None:
    recorded(register)
    change, action = register.calendar.preview([PILKADA]), uuid4()
    register.calendar.accept(change, "", HENDRA, action)
    entries = register.maintenance.verify().entries
    register.calendar.accept(change, "", HENDRA, action)
    assert register.maintenance.verify().entries == entries


@pytest.mark.thorough
def test_office_hours_change_the_working_week(register: Register) -> None:
    subject = recorded(register)
    six = OfficeHours({**USUAL.by_weekday, 5: (time(8), time(12))})
    change = register.calendar.preview([], six)
    (move,) = change.moves
    assert move.earlier
    register.calendar.accept(change, "Enam hari kerja", HENDRA, uuid4())
    assert register.calendar.hours.by_weekday[5] == (time(8), time(12))
    assert register.calendar.in_force.is_working_day(date(2026, 11, 28))
    assert register.complaints.get(subject).due.day == date(2026, 12, 10)
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


def test_the_year_that_is_not_known_is_told_months_ahead(register: Register, clock: OfficeClock) -> None:
    assert [(year.year, year.provisional) for year in register.calendar.unknown_years()] == [(2027, True)]
    clock.move(days=-150)
    assert register.calendar.unknown_years() == ()


@pytest.mark.thorough
def test_a_replacement_day_counts(register: Register) -> None:
    subject = recorded(register)
    day = DayOff(date(2026, 11, 28), WORKED, "Hari kerja pengganti", "SE 3")
    register.calendar.accept(register.calendar.preview([day]), "", HENDRA, uuid4())
    assert register.complaints.get(subject).due.day == date(2026, 12, 11)
    assert day in register.calendar.days(2026)


def reopened_after(register: Register, *days: DayOff) -> UUID:
    """A complaint that was closed while the calendar changed, and opened again: it stands with its old date."""
    subject = recorded(register)
    register.handling.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    register.calendar.accept(register.calendar.preview(days), "", HENDRA, uuid4())
    register.handling.advance(subject, StepForm(Step.REOPEN, "Keliru"), HENDRA, uuid4())
    return subject


@pytest.mark.thorough
def test_what_missed_a_change_is_counted_again_without_another_one(register: Register) -> None:
    """Due 14-12-2026; Pilkada on 9-12 was accepted while it was closed: 15-12-2026."""
    subject = reopened_after(register, PILKADA)
    assert register.calendar.count_outdated_dates() == 1
    change, action, version = register.calendar.preview(()), uuid4(), register.calendar.in_force.version
    assert change.problems == ()
    assert [(move.due_was.day.day, move.due.day.day) for move in change.moves if move.due and move.due_was] == [
        (14, 15)
    ]
    register.calendar.accept(change, "Dihitung ulang", HENDRA, action)
    entries = register.maintenance.verify().entries
    register.calendar.accept(change, "Dihitung ulang", HENDRA, action)  # a retry
    assert register.maintenance.verify().entries == entries
    due, line = register.complaints.get(subject).due, register.complaints.story(subject)[-1]
    assert (due.day, due.calendar_version, register.calendar.in_force.version) == (date(2026, 12, 15), version, version)
    assert (line.entry_id, line.kind, line.body["why"]) == (action, "due.moved", "Dihitung ulang")
    assert register.calendar.count_outdated_dates() == 0
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


@pytest.mark.thorough
def test_a_proposal_leaves_out_what_rests_on_a_decree(register: Register) -> None:
    """2026 is known whole; a holiday that the office took back by a letter does not come back by a proposal."""
    assert register.calendar.propose(2026) == ()
    register.calendar.accept(
        register.calendar.preview([DayOff(date(2028, 8, 17), DROPPED, "Dicabut", "SE 9")]), "", HENDRA, uuid4()
    )
    assert date(2028, 8, 17) not in {day.day for day in register.calendar.propose(2028)}
    assert len(register.calendar.propose(2028)) == 16


def test_a_year_known_but_not_decreed_is_proposed_as_it_is_known(register: Register) -> None:
    days = register.calendar.propose(2027)
    assert days == tuple(day for day in register.calendar.days(2027) if not day.certain)
    assert len(days) == 26


def test_an_uncertain_day_never_replaces_a_certain_one(register: Register) -> None:
    natal = DayOff(date(2026, 12, 25), NATIONAL, "Natal", "usulan", certain=False)
    change = register.calendar.preview([natal])
    refused = refusal(lambda: register.calendar.accept(change, "", HENDRA, uuid4()))
    assert refused[:2] == ("day", "day_certain_already")
    assert 2026 in register.calendar.in_force.certain_years


def test_a_year_without_collective_leave_is_warned_of(register: Register) -> None:
    """domain.md 4.5: decrees name some eight such days; without them due dates come out too early."""
    days = [DayOff(date(2028, 3, day), NATIONAL, f"Libur {day}", "SKB 2028") for day in range(1, 16)]
    (warned,) = [one for one in register.calendar.preview(days).problems if one.field == ""]
    assert (warned.code, warned.warning, warned.facts["year"]) == ("year_without_leave", True, 2028)
    leave = DayOff(date(2028, 3, 16), COLLECTIVE, "Cuti bersama", "SKB 2028")
    assert [one for one in register.calendar.preview([*days, leave]).problems if one.field == ""] == []


@pytest.mark.thorough
def test_moves_stand_in_the_order_in_which_the_complaints_were_recorded(register: Register, clock: OfficeClock) -> None:
    subjects = []
    for _ in range(6):
        subjects.append(recorded(register))
        clock.move(minutes=1)
    change = register.calendar.preview([PILKADA])
    assert [move.subject for move in change.moves] == subjects
    register.calendar.accept(change, "Pilkada", HENDRA, uuid4())
    moved = register.unit.connection.execute("SELECT subject FROM journal WHERE kind = 'due.moved' ORDER BY seq")
    assert [UUID(bytes=subject) for (subject,) in moved] == subjects


def test_a_day_is_written_as_it_was_entered_and_hours_beside_it(register: Register) -> None:
    day = DayOff(PILKADA.day, LOCAL, " Pilkada ", " SE 22/2026 ", certain=False)
    action = uuid4()
    given = register.calendar.accept(register.calendar.preview([day], USUAL), "Surat", HENDRA, action)
    assert given.days == (DayOff(PILKADA.day, LOCAL, "Pilkada", "SE 22/2026", certain=False),)
    (line,) = register.complaints.story(ids.subject("calendar", "2026-12-09"))
    assert (line.entry_id, line.officer) == (action, "Hendra Wijaya")
    assert line.body == {
        "day": "2026-12-09",
        "kind": LOCAL,
        "name": "Pilkada",
        "decree": "SE 22/2026",
        "certain": False,
        "why": "Surat",
    }
    (line,) = register.complaints.story(ids.subject("calendar", "hours"))
    assert line.body["why"] == "Surat"
    assert line.body["hours"] == {
        str(weekday): [f"{opens:%H:%M}", f"{closes:%H:%M}"] for weekday, (opens, closes) in USUAL.by_weekday.items()
    }


def test_hours_that_cannot_be_meant_are_refused(register: Register) -> None:
    backwards = OfficeHours({0: (time(16), time(8))})
    with pytest.raises(Refused) as checked:
        office_hours.check(backwards)
    with pytest.raises(Refused) as refused:
        register.calendar.preview([], backwards)
    assert refused.value.problems == checked.value.problems


def test_the_days_of_a_year_are_that_years_by_date(register: Register) -> None:
    worked = DayOff(date(2028, 3, 4), WORKED, "Hari kerja pengganti", "SE 3")
    off = DayOff(date(2028, 3, 3), LOCAL, "Libur", "SE 4")
    register.calendar.accept(register.calendar.preview([worked, off]), "", HENDRA, uuid4())
    assert register.calendar.days(2028) == (off, worked)
    assert off not in register.calendar.days(2029)


@pytest.mark.thorough
def test_a_complaint_says_by_which_calendar_its_date_was_counted(register: Register) -> None:
    subject = recorded(register)
    before = register.calendar.in_force
    assert register.calendar.calendar_of(register.complaints.get(subject)) is before
    register.handling.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    register.calendar.accept(register.calendar.preview([PILKADA]), "", HENDRA, uuid4())
    counted = register.calendar.calendar_of(register.complaints.get(subject))
    assert not counted.days_off.get(PILKADA.day)
    assert counted.version == before.version != register.calendar.in_force.version
