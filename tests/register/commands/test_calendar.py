from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.case import Reach
from frontoffice.domain.complaint import Kind
from frontoffice.domain.handling import StepForm
from frontoffice.domain.office_hours import USUAL, OfficeHours
from frontoffice.domain.people import Role
from frontoffice.domain.steps import Outcome, Source, Step
from frontoffice.domain.working_days import COLLECTIVE, DROPPED, LOCAL, NATIONAL, WORKED, DayOff
from frontoffice.errors import Refused
from frontoffice.register.commands.handling import Attempt
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import OfficeClock, an_intake, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
PILKADA = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")


def recorded(register: Register, **changes: object) -> UUID:
    return register.record(an_intake(**changes), SITI, uuid4()).subject


def test_a_local_holiday_is_shown_before_it_moves_anything(register: Register) -> None:
    subject = recorded(register)  # due Mon 14-12-2026
    change = register.preview_calendar([PILKADA])
    (move,) = change.moves
    assert move.due is not None
    assert move.due_was is not None
    assert (move.due_was.day, move.due.day, change.problems) == (date(2026, 12, 14), date(2026, 12, 15), ())
    assert register.complaint(subject).due.day == date(2026, 12, 14)
    before = register.calendar.version
    register.accept_calendar(change, "Pilkada ulang", HENDRA, uuid4())
    complaint = register.complaint(subject)
    assert (complaint.due.day, complaint.due.calendar_version) == (date(2026, 12, 15), register.calendar.version)
    assert register.calendar.version != before
    line = register.story(subject)[-1]
    assert (line.kind, line.body["due_was"], line.body["due_on"], line.body["why"]) == (
        "due.moved",
        "2026-12-14",
        "2026-12-15",
        "Pilkada ulang",
    )
    assert [one.clock_on for one in register.worklist(HENDRA).lines] == ["2026-12-15"]
    assert recorded(register)
    assert register.preview_calendar([PILKADA]).moves == ()


def test_closed_and_answered_complaints_and_suggestions_keep_their_dates(register: Register) -> None:
    closed, answered, voice = recorded(register), recorded(register), recorded(register, kind=Kind.SUGGESTION)
    register.advance(closed, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    register.review(answered, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM):
        register.contact(answered, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        register.advance(answered, StepForm(step, "x"), HENDRA, uuid4())
    assert register.preview_calendar([PILKADA]).moves == ()
    assert voice


def test_a_cycles_target_moves_too(register: Register) -> None:
    subject = recorded(register)
    register.review(subject, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT):
        register.contact(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        register.advance(subject, StepForm(step, "x"), HENDRA, uuid4())
    other = an_officer(Role.HANDLER, "Dewi Lestari")
    register.advance(subject, StepForm(Step.VERIFY, "x", outcome=Outcome.PROVEN), other, uuid4())
    register.contact(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
    register.advance(subject, StepForm(Step.CONVEY), SITI, uuid4())
    register.advance(subject, StepForm(Step.UNSATISFIED, "Belum", source=Source.SPOKEN), SITI, uuid4())
    change = register.preview_calendar([PILKADA])
    assert [move.target.on for move in change.moves if move.target] == [date(2026, 12, 15)]
    register.accept_calendar(change, "", HENDRA, uuid4())
    target = register.case(subject).target
    assert target is not None
    assert target.on == date(2026, 12, 15)
    before = projected_tables.read(register._ledger.connection)
    register.rebuild()
    assert projected_tables.read(register._ledger.connection) == before


def test_what_was_shown_must_still_be_so_when_it_is_accepted(register: Register) -> None:
    change = register.preview_calendar([PILKADA])
    recorded(register)
    with pytest.raises(Refused) as refused:
        register.accept_calendar(change, "", HENDRA, uuid4())
    assert refused.value.problems[0].code == "moves_changed"
    assert register.calendar_days(2026) == tuple(day for day in register.calendar_days(2026) if day.day != PILKADA.day)


def test_a_holiday_that_is_past_is_taken_with_a_warning(register: Register, clock: OfficeClock) -> None:
    """domain.md, example 9: entered on the day after; the open complaint gets the day it lost."""
    clock.move(days=-22)
    subject = recorded(register, service_date=None, event_date=None)
    clock.move(days=19)  # Sat 21-11, one day late
    change = register.preview_calendar([DayOff(date(2026, 11, 20), LOCAL, "Banjir", "SE 1")])
    assert [(problem.code, problem.warning) for problem in change.problems] == [("day_past", True)]
    register.accept_calendar(change, "Banjir", HENDRA, uuid4())
    assert register.complaint(subject).due.day == date(2026, 11, 23)


def test_only_a_supervisor_keeps_the_calendar(register: Register) -> None:
    change = register.preview_calendar([PILKADA])
    with pytest.raises(Refused) as refused:
        register.accept_calendar(change, "", SITI, uuid4())
    assert refused.value.problems[0].code == "not_allowed"


def test_a_day_without_a_decree_is_not_entered(register: Register) -> None:
    change = register.preview_calendar([DayOff(PILKADA.day, LOCAL, "Pilkada", " ")])
    with pytest.raises(Refused) as refused:
        register.accept_calendar(change, "", HENDRA, uuid4())
    assert refused.value.problems[0].code == "decree_missing"


def test_nothing_is_no_change(register: Register) -> None:
    assert [problem.code for problem in register.preview_calendar([]).problems] == ["nothing_changed"]


def test_a_whole_year_is_entered_at_once(register: Register) -> None:
    days = [DayOff(date(2028, 3, day), NATIONAL, f"Libur {day}", "SKB 2028") for day in range(1, 16)]
    register.accept_calendar(register.preview_calendar(days), "SKB 2028", HENDRA, uuid4())
    assert register.calendar_days(2028) == tuple(days)
    assert 2028 in register.calendar.certain_years
    assert register.entered_days() == {day.day for day in days}


def test_a_retry_enters_it_once(register: Register) -> None:
    recorded(register)
    change, action = register.preview_calendar([PILKADA]), uuid4()
    register.accept_calendar(change, "", HENDRA, action)
    entries = register.verify().entries
    register.accept_calendar(change, "", HENDRA, action)
    assert register.verify().entries == entries


def test_office_hours_change_the_working_week(register: Register) -> None:
    subject = recorded(register)
    six = OfficeHours({**USUAL.by_weekday, 5: (time(8), time(12))})
    change = register.preview_calendar([], six)
    (move,) = change.moves
    assert move.earlier
    register.accept_calendar(change, "Enam hari kerja", HENDRA, uuid4())
    assert register.hours.by_weekday[5] == (time(8), time(12))
    assert register.calendar.is_working_day(date(2026, 11, 28))
    assert register.complaint(subject).due.day == date(2026, 12, 10)
    before = projected_tables.read(register._ledger.connection)
    register.rebuild()
    assert projected_tables.read(register._ledger.connection) == before


def test_the_year_that_is_not_known_is_told_months_ahead(register: Register, clock: OfficeClock) -> None:
    assert [(year.year, year.provisional) for year in register.unknown_years()] == [(2027, True)]
    clock.move(days=-150)
    assert register.unknown_years() == ()


def test_a_replacement_day_counts(register: Register) -> None:
    subject = recorded(register)
    day = DayOff(date(2026, 11, 28), WORKED, "Hari kerja pengganti", "SE 3")
    register.accept_calendar(register.preview_calendar([day]), "", HENDRA, uuid4())
    assert register.complaint(subject).due.day == date(2026, 12, 11)
    assert day in register.calendar_days(2026)


def reopened_after(register: Register, *days: DayOff) -> UUID:
    """A complaint that was closed while the calendar changed, and opened again: it stands with its old date."""
    subject = recorded(register)
    register.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    register.accept_calendar(register.preview_calendar(days), "", HENDRA, uuid4())
    register.advance(subject, StepForm(Step.REOPEN, "Keliru"), HENDRA, uuid4())
    return subject


def test_what_missed_a_change_is_counted_again_without_another_one(register: Register) -> None:
    """Due 14-12-2026; Pilkada on 9-12 was accepted while it was closed: 15-12-2026."""
    subject = reopened_after(register, PILKADA)
    assert register.outdated_dates() == 1
    change, action, version = register.preview_calendar(()), uuid4(), register.calendar.version
    assert change.problems == ()
    assert [(move.due_was.day.day, move.due.day.day) for move in change.moves if move.due and move.due_was] == [
        (14, 15)
    ]
    register.accept_calendar(change, "Dihitung ulang", HENDRA, action)
    entries = register.verify().entries
    register.accept_calendar(change, "Dihitung ulang", HENDRA, action)  # a retry
    assert register.verify().entries == entries
    due, line = register.complaint(subject).due, register.story(subject)[-1]
    assert (due.day, due.calendar_version, register.calendar.version) == (date(2026, 12, 15), version, version)
    assert (line.entry_id, line.kind, line.body["why"]) == (action, "due.moved", "Dihitung ulang")
    assert register.outdated_dates() == 0
    before = projected_tables.read(register._ledger.connection)
    register.rebuild()
    assert projected_tables.read(register._ledger.connection) == before


def test_a_proposal_leaves_out_what_rests_on_a_decree(register: Register) -> None:
    """2026 is known whole; a holiday that the office took back by a letter does not come back by a proposal."""
    assert register.propose_year(2026) == ()
    register.accept_calendar(
        register.preview_calendar([DayOff(date(2028, 8, 17), DROPPED, "Dicabut", "SE 9")]), "", HENDRA, uuid4()
    )
    assert date(2028, 8, 17) not in {day.day for day in register.propose_year(2028)}
    assert len(register.propose_year(2028)) == 16


def test_a_year_known_but_not_decreed_is_proposed_as_it_is_known(register: Register) -> None:
    days = register.propose_year(2027)
    assert days == tuple(day for day in register.calendar_days(2027) if not day.certain)
    assert len(days) == 26


def test_an_uncertain_day_never_replaces_a_certain_one(register: Register) -> None:
    natal = DayOff(date(2026, 12, 25), NATIONAL, "Natal", "usulan", certain=False)
    with pytest.raises(Refused) as refused:
        register.accept_calendar(register.preview_calendar([natal]), "", HENDRA, uuid4())
    assert refused.value.problems[0].code == "day_certain_already"
    assert 2026 in register.calendar.certain_years


def test_a_year_without_collective_leave_is_warned_of(register: Register) -> None:
    """domain.md 4.5: decrees name some eight such days; without them due dates come out too early."""
    days = [DayOff(date(2028, 3, day), NATIONAL, f"Libur {day}", "SKB 2028") for day in range(1, 16)]
    (warned,) = [one for one in register.preview_calendar(days).problems if one.field == ""]
    assert (warned.code, warned.warning, warned.facts["year"]) == ("year_without_leave", True, 2028)
    leave = DayOff(date(2028, 3, 16), COLLECTIVE, "Cuti bersama", "SKB 2028")
    assert [one for one in register.preview_calendar([*days, leave]).problems if one.field == ""] == []
