from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.case import Reach, Team
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Ground, Ruling, Step
from frontoffice.domain.complaint import Identity, Kind, RequiredPaper, Status
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.people import May, Officer, Role, may
from frontoffice.errors import Refused
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import (
    MORNING,
    TODAY,
    OfficeClock,
    a_complainant,
    a_letter,
    a_register,
    an_officer,
)
from tests.support.handled import BAMBANG, BY, DEWI, HENDRA, ONCE, PHONE, SITI, a_form, recorded, take
from tests.support.manual_sync import carry
from tests.support.refusals import Refusal, not_allowed, refusal, refusals, too_long


def refused(register: Register, subject: UUID, form: StepForm, by: Officer) -> list[Refusal]:
    return refusals(lambda: register.handling.advance(subject, form, by, uuid4()))


@pytest.mark.thorough
def test_the_whole_cycle_from_the_counter_to_a_satisfied_complainant(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    for step in (*ONCE, Step.SATISFIED):
        clock.move(hours=1)
        take(register, subject, step)
    complaint, case = register.complaints.get(subject), register.handling.case(subject)
    assert (complaint.status, complaint.cycle, complaint.conflict) == (Status.SATISFIED, 1, False)
    assert [(taken.step, taken.officer) for taken in case.cycle.steps] == [
        (step, BY[step].name) for step in (*ONCE, Step.SATISFIED)
    ]
    assert case.cycle.steps[-1].at == clock()
    assert case.response is not None
    assert (case.response.step, case.response.late) == (Step.INFORM, False)
    assert [line.kind for line in register.complaints.story(subject)].count("contact.logged") == 2


@pytest.mark.thorough
def test_not_satisfied_repeats_the_cycle_under_the_same_number_and_due_date(
    register: Register, clock: OfficeClock
) -> None:
    """domain.md, example 15."""
    clock.move(days=-22)  # Mon 2-11-2026
    subject = recorded(register, service_date=None, event_date=None)
    before = register.complaints.get(subject)
    assert before.due.day == date(2026, 11, 20)
    clock.move(days=18)
    take(register, subject, *ONCE, Step.UNSATISFIED)
    after, case = register.complaints.get(subject), register.handling.case(subject)
    assert (after.number, after.due, after.cycle, after.status) == (before.number, before.due, 2, Status.REPEATED)
    assert case.target is not None
    assert case.target.on == date(2026, 12, 10)
    assert case.cycles[0].steps[-1].text == "Sudah: unsatisfied"
    (line,) = register.worklist.read(HENDRA).lines
    assert (line.cycle, line.waits, line.clock_on) == (2, "analyse", "2026-12-10")


@pytest.mark.thorough
def test_a_late_first_response_asks_why_and_stays_late(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)  # due Mon 14-12-2026
    take(register, subject, *ONCE[:3])
    clock.move(days=22)  # Wed 16-12
    register.contacts.log(subject, PHONE, SITI, uuid4())
    assert refused(register, subject, a_form(Step.INFORM), SITI) == [
        ("late_why", "late_why_missing", {"due": date(2026, 12, 14)})
    ]
    register.handling.advance(subject, a_form(Step.INFORM, late_why="Menunggu jawaban OPD."), SITI, uuid4())
    take(register, subject, *ONCE[4:], Step.SATISFIED)
    response = register.handling.case(subject).response
    assert response is not None
    assert (response.late, response.late_days, response.why) == (True, 2, "Menunggu jawaban OPD.")


@pytest.mark.thorough
def test_of_two_officers_the_second_is_told_who_was_first_and_nothing_is_written(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW)
    register.handling.advance(subject, a_form(Step.ANALYSE), BAMBANG, uuid4())
    facts = {"step": Step.ANALYSE, "officer": BAMBANG.name, "on": TODAY}
    assert refused(register, subject, a_form(Step.ANALYSE), DEWI) == [("", "step_done", facts)]
    assert len(register.handling.case(subject).cycle.steps) == 2


@pytest.mark.thorough
def test_a_retry_of_the_same_action_counts_once(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW)
    action = uuid4()
    for _ in range(2):
        register.handling.advance(subject, a_form(Step.ANALYSE), BAMBANG, action)
    assert len(register.handling.case(subject).cycle.steps) == 2
    attempt = uuid4()
    for _ in range(2):
        register.contacts.log(subject, PHONE, SITI, attempt)
    assert len(register.handling.case(subject).contacts) == 1


@pytest.mark.thorough
def test_a_step_may_be_written_down_later_than_it_was_done(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW)
    clock.move(days=3)
    on = date(2026, 11, 25)
    register.handling.advance(subject, a_form(Step.ANALYSE, on=on), BAMBANG, uuid4())
    taken = register.handling.case(subject).cycle.steps[-1]
    assert (taken.on, taken.recorded_at) == (on, clock())
    assert refused(register, subject, a_form(Step.DECIDE, on=date(2026, 11, 24)), BAMBANG) == [
        ("on", "before_last_step", {"last": date(2026, 11, 25)})
    ]


@pytest.mark.thorough
def test_with_the_clock_set_back_nothing_is_written_and_the_answer_is_clear(
    register: Register, clock: OfficeClock
) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW)
    clock.move(days=-2)
    assert refused(register, subject, a_form(Step.ANALYSE), BAMBANG) == [
        ("on", "clock_before_last_step", {"last": date(2026, 11, 24)})
    ]
    clock.move(days=2, minutes=-5)  # the same day, a little earlier: the step takes the moment of the one before
    register.handling.advance(subject, a_form(Step.ANALYSE), BAMBANG, uuid4())
    steps = register.handling.case(subject).cycle.steps
    assert steps[1].at == steps[0].at


@pytest.mark.thorough
@pytest.mark.parametrize("cycles", [10, pytest.param(50, marks=pytest.mark.long)])
def test_twenty_thousand_characters_and_fifty_cycles(register: Register, cycles: int) -> None:
    subject = recorded(register)
    take(register, subject, *ONCE)
    for _ in range(cycles - 1):
        take(register, subject, Step.UNSATISFIED, *ONCE[1:])
    analysis = "Izin trayek. " * 1_600
    take(register, subject, Step.UNSATISFIED)
    register.handling.advance(subject, a_form(Step.ANALYSE, text=analysis), BAMBANG, uuid4())
    case = register.handling.case(subject)
    assert (len(case.cycles), case.conflict) == (cycles + 1, False)
    assert case.cycle.steps[-1].text == analysis.strip()


@pytest.mark.thorough
def test_the_review_names_level_category_and_team(register: Register) -> None:
    subject = recorded(register)
    classified = Classified(
        "level.normative", "Tidak patut", Team("Bambang Sutrisno", "Tim Teknis", "Dinas Perhubungan")
    )
    register.handling.review(subject, "Segera", HENDRA, uuid4(), classified)
    case = register.handling.case(subject)
    assert (case.level, case.category, case.team) == (classified.level, classified.category, classified.team)
    assert case.target is not None
    assert case.target.on == date(2026, 12, 1)  # the 5th working day
    assert register.complaints.get(subject).due.day == date(2026, 12, 14)
    (line,) = register.worklist.read(HENDRA).lines
    assert (line.clock_on, line.team) == ("2026-12-01", "Bambang Sutrisno, Tim Teknis, Dinas Perhubungan")


def test_a_team_and_an_agency_in_no_list_are_said_to_be_so_and_kept_under_their_names(register: Register) -> None:
    subject, team = recorded(register), Team("Dewi", "Tim Ad Hoc")
    named = Classified(team=team, unlisted=("technical", "agency"))
    register.handling.review(subject, "", HENDRA, uuid4(), named)
    case = register.handling.case(subject)
    assert (case.team, case.unlisted) == (team, frozenset({"technical"})), "an agency that is not named is none"
    assert register.worklist.read(HENDRA).lines[0].team == "Dewi, Tim Ad Hoc"
    forward = StepForm(Step.FORWARD, "Bukan wewenang", agency="Dinas X", letter="7", is_unlisted=True)
    register.handling.advance(subject, forward, HENDRA, uuid4())
    body = register.complaints.story(subject)[-1].body
    assert (body["agency"], body["unlisted"]) == ("Dinas X", ["agency"])
    other = recorded(register)
    register.handling.review(other, "", HENDRA, uuid4(), Classified(team=team))
    assert register.handling.case(other).unlisted == frozenset()
    assert "unlisted" not in register.complaints.story(other)[-1].body
    take(register, other, Step.FORWARD, agency="Dinas Perhubungan", letter="500.11/12")
    assert "unlisted" not in register.complaints.story(other)[-1].body


@pytest.mark.thorough
def test_a_light_complaint_is_due_in_office_hours(register: Register) -> None:
    subject = recorded(register)
    register.handling.review(subject, "", HENDRA, uuid4(), Classified("level.light"))
    (line,) = register.worklist.read(HENDRA).lines
    assert (line.clock_on, line.clock_time) == ("2026-11-24", "13.32")


def test_a_level_that_is_not_in_the_list_is_refused(register: Register) -> None:
    subject = recorded(register)
    furious = Classified("level.furious")
    refused_level = refusal(lambda: register.handling.review(subject, "", HENDRA, uuid4(), furious))
    assert refused_level == ("level", "level_unknown", {})


@pytest.mark.thorough
def test_a_suggestion_goes_the_short_way(register: Register) -> None:
    subject = recorded(register, kind=Kind.SUGGESTION)
    take(register, subject, Step.REVIEW)
    assert refused(register, subject, a_form(Step.ANALYSE), BAMBANG) == [
        ("", "step_other_kind", {"step": Step.ANALYSE, "kind": Kind.SUGGESTION})
    ]
    take(register, subject, Step.NOTE, Step.ANSWER, Step.FINISH)
    assert register.complaints.get(subject).status is Status.FINISHED


@pytest.mark.thorough
def test_papers_that_never_come_let_the_supervisor_close_it(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(a_letter(identity_copy=False), SITI, uuid4()).complaint.subject
    register.contacts.ask_papers(subject, None, SITI, uuid4())
    assert refused(register, subject, a_form(Step.DEEM_WITHDRAWN), HENDRA) == [
        ("", "papers_time_left", {"until": date(2026, 12, 24)})
    ]
    clock.move(days=31)
    take(register, subject, Step.DEEM_WITHDRAWN, late_why="Menunggu berkas.")
    assert register.complaints.get(subject).status is Status.DEEMED_WITHDRAWN
    assert register.worklist.read(HENDRA).lines == ()


def test_a_duplicate_is_merged_with_a_complaint_that_stands(register: Register) -> None:
    first, second = recorded(register), recorded(register)
    take(register, second, Step.MERGE, other=first)
    merged = register.handling.case(second)
    assert merged.status is Status.MERGED
    assert merged.last is not None
    assert merged.last.facts.other_number == register.complaints.get(first).number_text
    assert refused(register, first, a_form(Step.MERGE, other=second), HENDRA) == [
        ("other", "merged_into_closed", {"number": "0002/PGD-L1/2026", "status": Status.MERGED})
    ]
    assert refused(register, first, a_form(Step.MERGE, other=uuid4()), HENDRA) == [("", "complaint_unknown", {})]


@pytest.mark.thorough
def test_forwarding_names_the_agency_and_the_letter(register: Register) -> None:
    subject = recorded(register)
    assert refused(register, subject, a_form(Step.FORWARD), HENDRA) == [
        ("agency", "agency_missing", {}),
        ("letter", "letter_missing", {}),
    ]
    take(register, subject, Step.FORWARD, agency="Dinas Perhubungan", letter="500.11/12")
    case = register.handling.case(subject)
    assert (case.status, case.response is not None) == (Status.FORWARDED, True)
    take(register, subject, Step.REOPEN)
    assert register.complaints.get(subject).status is Status.REGISTERED


@pytest.mark.thorough
def test_a_closed_complaint_is_not_cancelled(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, Step.WITHDRAW)
    assert refused(register, subject, a_form(Step.CANCEL), HENDRA) == [
        ("", "already_closed", {"status": Status.WITHDRAWN})
    ]


@pytest.mark.thorough
def test_the_wrong_role_is_told_whose_step_it_is(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW)
    facts = {"step": Step.ANALYSE, "role": Role.OFFICER, "roles": (Role.HANDLER, Role.SUPERVISOR)}
    assert refused(register, subject, a_form(Step.ANALYSE), SITI) == [("", "step_not_yours", facts)]


@pytest.mark.thorough
def test_a_confidential_complainant_stays_hidden_in_the_worklist(register: Register) -> None:
    recorded(register, complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    (line,) = register.worklist.read(HENDRA).lines
    assert line.name == "Dirahasiakan"


@pytest.mark.thorough
def test_a_limit_that_the_office_set_holds_for_what_comes(register: Register) -> None:
    register.reference_data.set_limit(Limit("cycle", "Siklus berikutnya", 5, Unit.WORKING_DAYS), HENDRA, uuid4())
    assert register.reference_data.limits.amount("cycle") == 5
    subject = recorded(register)
    take(register, subject, *ONCE, Step.UNSATISFIED)
    target = register.handling.case(subject).target
    assert target is not None
    assert target.on == date(2026, 12, 1)


@pytest.mark.thorough
def test_a_rebuild_gives_the_same_tables(register: Register) -> None:
    first = recorded(register)
    take(register, first, *ONCE, Step.UNSATISFIED)
    second = register.complaints.record(a_letter(documents=False), SITI, uuid4()).complaint.subject
    register.contacts.ask_papers(second, None, SITI, uuid4())
    register.reference_data.set_limit(Limit("cycle", "Siklus berikutnya", 5, Unit.WORKING_DAYS), HENDRA, uuid4())
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


@pytest.mark.thorough
def test_the_offers_are_those_of_the_rules(register: Register) -> None:
    subject = recorded(register)
    offers = {offer.step: offer for offer in register.handling.possible_steps(subject, HENDRA)}
    assert offers[Step.REVIEW].suggested
    assert offers[Step.REVIEW].problem is None
    assert offers[Step.ANALYSE].problem is not None


# --- what a date must hold ------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_late_call_makes_no_response_in_time(register: Register, clock: OfficeClock) -> None:
    """Due Mon 14-12; reached on Mon 21-12: informing on Fri 11-12 would be in time, and is refused."""
    subject = recorded(register)
    take(register, subject, *ONCE[:3])
    clock.move(days=27)
    register.contacts.log(subject, PHONE, SITI, uuid4())
    early = a_form(Step.INFORM, on=date(2026, 12, 11))
    assert refused(register, subject, early, SITI) == [("on", "before_contact", {"contact": date(2026, 12, 21)})]
    assert refused(register, subject, a_form(Step.INFORM), SITI) == [
        ("late_why", "late_why_missing", {"due": date(2026, 12, 14)})
    ]


@pytest.mark.thorough
def test_a_call_that_was_written_down_later_counts_on_its_own_day(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    take(register, subject, *ONCE[:3])
    called = clock() + timedelta(days=17)  # Fri 11-12
    clock.move(days=27)
    case = register.contacts.log(subject, Attempt("Telepon", Reach.REACHED, at=called), SITI, uuid4())
    assert (case.contacts[0].at, case.contacts[0].on) == (called, date(2026, 12, 11))
    register.handling.advance(subject, a_form(Step.INFORM, on=date(2026, 12, 11)), SITI, uuid4())
    response = register.handling.case(subject).response
    assert response is not None
    assert (response.on, response.late) == (date(2026, 12, 11), False)


@pytest.mark.thorough
def test_a_call_before_the_action_was_set_informs_of_nothing(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    clock.move(days=2)
    take(register, subject, *ONCE[:3])
    before = Attempt("Telepon", Reach.REACHED, at=clock() - timedelta(days=2))
    register.contacts.log(subject, before, SITI, uuid4())
    assert refused(register, subject, a_form(Step.INFORM), SITI) == [("", "not_reached", {"attempts": 0})]


@pytest.mark.parametrize(("step", "before"), [(Step.INFORM, 3), (Step.CONVEY, 6)])
def test_a_contact_and_the_step_that_waited_for_it_are_written_together_or_not_at_all(
    register: Register, clock: OfficeClock, step: Step, before: int
) -> None:
    subject, action = recorded(register), uuid4()
    clock.move(days=2)
    take(register, subject, *ONCE[:before])
    before_it = len(register.complaints.story(subject))
    unheard, too_early = (
        Attempt("Telepon", Reach.NO_ANSWER),
        Attempt("Telepon", Reach.REACHED, at=clock() - timedelta(days=1)),
    )
    for attempt, tried in ((unheard, 1), (too_early, 0)):
        write = functools.partial(register.handling.advance_by_contact, subject, attempt, step, SITI, uuid4())
        assert refusals(write) == [("reach", "not_reached", {"attempts": tried})]
    assert len(register.complaints.story(subject)) == before_it
    for _again in range(2):
        register.handling.advance_by_contact(subject, PHONE, step, SITI, action)
    contact, taken = register.complaints.story(subject)[before_it:]
    assert (contact.kind, taken.kind) == ("contact.logged", "handling.stepped")
    assert taken.body["step"] == step
    assert taken.body["contact"] == str(contact.entry_id)


@pytest.mark.thorough
def test_three_calls_in_one_minute_are_one_attempt(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    take(register, subject, *ONCE)
    for _ in range(3):
        register.contacts.log(subject, Attempt("Telepon", Reach.NO_ANSWER), SITI, uuid4())
    assert refused(register, subject, a_form(Step.GIVE_UP), HENDRA) == [
        ("", "tried_too_little", {"attempts": 1, "least": 3})
    ]
    for _ in range(2):
        clock.move(days=1)
        register.contacts.log(subject, Attempt("Telepon", Reach.NO_ANSWER), SITI, uuid4())
    take(register, subject, Step.GIVE_UP)


@pytest.mark.thorough
def test_a_review_made_on_paper_keeps_its_date(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    clock.move(days=3)
    register.handling.review(subject, "", HENDRA, uuid4(), Classified(on=date(2026, 11, 25)))
    take(register, subject, Step.REVIEW, on=date(2026, 11, 26))  # by its step, too
    assert [taken.on for taken in register.handling.case(subject).cycle.steps] == [
        date(2026, 11, 25),
        date(2026, 11, 26),
    ]
    register.handling.advance(
        subject, a_form(Step.ANALYSE, on=date(2026, 11, 25)), BAMBANG, uuid4()
    )  # before the second review


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("on", "code"), [(date(2026, 11, 23), "before_last_step"), (date(2026, 11, 25), "date_in_future")]
)
def test_no_review_is_before_the_complaint_or_tomorrow(register: Register, on: date, code: str) -> None:
    subject = recorded(register)
    with pytest.raises(Refused) as error:
        register.handling.review(subject, "", HENDRA, uuid4(), Classified(on=on))
    assert error.value.problems[0].code == code


@pytest.mark.thorough
def test_with_the_clock_set_back_nothing_is_reviewed_or_cancelled(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    clock.move(days=-3)
    for verb in (register.handling.review, register.handling.cancel):
        (found,) = refusals(functools.partial(verb, subject, "Salah catat", HENDRA, uuid4()))
        assert found[1] == "clock_before_last_step"
    assert len(register.complaints.story(subject)) == 1


# --- late without an answer -----------------------------------------------------------------------------------------


def overdue(register: Register) -> list[tuple[str, int, int]]:
    rows = register.unit.connection.execute("SELECT responded_on, response_late, late_days FROM complaint")
    return rows.fetchall()  # type: ignore[return-value]


@pytest.mark.thorough
def test_what_is_withdrawn_late_without_an_answer_keeps_that_it_was_late(
    register: Register, clock: OfficeClock
) -> None:
    subject = recorded(register)  # due Mon 14-12-2026
    clock.move(days=22)  # Wed 16-12
    assert refused(register, subject, a_form(Step.WITHDRAW), HENDRA) == [
        ("late_why", "late_why_missing", {"due": date(2026, 12, 14)})
    ]
    take(register, subject, Step.WITHDRAW, late_why="Berkas tercecer.")
    lapse = register.handling.case(subject).lapse
    assert lapse is not None
    assert (lapse.late, lapse.late_days, lapse.why) == (True, 2, "Berkas tercecer.")
    assert overdue(register) == [("", 1, 2)]


@pytest.mark.thorough
def test_what_is_cancelled_late_keeps_it_too_and_its_reason_is_why(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    clock.move(days=22)
    register.handling.cancel(subject, "Tercatat dua kali", HENDRA, uuid4())
    lapse = register.handling.case(subject).lapse
    assert lapse is not None
    assert (lapse.late_days, lapse.why) == (2, "Tercatat dua kali")
    assert register.complaints.get(subject).cancelled_why == "Tercatat dua kali"


@pytest.mark.thorough
def test_what_is_withdrawn_in_time_was_not_late(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    clock.move(days=20)  # Mon 14-12, the due date
    take(register, subject, Step.WITHDRAW)
    assert register.handling.case(subject).overdue is None
    assert overdue(register) == [("", 0, 0)]


# --- two desks ------------------------------------------------------------------------------------------------------


@pytest.fixture
def desks(tmp_path: Path, clock: OfficeClock) -> Iterator[tuple[Register, Register]]:
    """Two counters that know of each other what ``carry`` carries."""
    one, other = (a_register(tmp_path / name, clock=clock, counter=name) for name in ("L1", "L2"))
    yield one, other
    one.close()
    other.close()


@pytest.mark.thorough
def test_the_first_response_of_two_desks_is_the_earlier_one(
    desks: tuple[Register, Register], clock: OfficeClock
) -> None:
    here, there = desks
    subject = recorded(here)
    take(here, subject, *ONCE[:3])
    carry(here, there)
    for _ in range(5):
        recorded(there)  # a busy desk: its entries come later in order
    take(there, subject, Step.INFORM)
    clock.move(days=25)
    take(here, subject, Step.INFORM, late_why="Tidak tahu bahwa loket lain sudah menghubungi.")
    carry(here, there)
    carry(there, here)
    for desk in desks:
        response = desk.handling.case(subject).response
        assert response is not None
        assert (response.on, response.late) == (date(2026, 11, 24), False)


@pytest.mark.thorough
def test_a_calendar_changed_elsewhere_moves_no_date_that_was_answered_by(desks: tuple[Register, Register]) -> None:
    here, there = desks
    subject = recorded(here)
    take(here, subject, *ONCE[:3])
    carry(here, there)
    election = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")
    there.calendar.accept(there.calendar.preview([election]), "Pilkada", HENDRA, uuid4())
    assert there.complaints.get(subject).due.day == date(2026, 12, 15)
    take(here, subject, Step.INFORM)
    carry(here, there)
    carry(there, here)
    assert {desk.complaints.get(subject).due.day for desk in desks} == {date(2026, 12, 14)}
    assert (
        projected_tables.read(here.unit.connection)["complaint"]
        == projected_tables.read(there.unit.connection)["complaint"]
    )


# --- lengths, duplicates --------------------------------------------------------------------------------------------


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("note", "classified", "field"),
    [
        ("x" * 50_001, Classified(), "text"),
        ("", Classified(category="x" * 301), "category"),
        ("", Classified(team=Team("x" * 301)), "officers"),
        ("", Classified(team=Team(technical="x" * 301)), "technical"),
        ("", Classified(team=Team(agency="x" * 301)), "opd"),
    ],
)
def test_what_a_review_writes_has_an_end(register: Register, note: str, classified: Classified, field: str) -> None:
    subject = recorded(register)
    refused_text = refusal(lambda: register.handling.review(subject, note, HENDRA, uuid4(), classified))
    assert refused_text == (too_long("text", 50_001, 50_000) if note else too_long(field, 301, 300))


@pytest.mark.thorough
def test_a_reason_has_an_end(register: Register) -> None:
    subject = recorded(register)
    cancelled = refusal(lambda: register.handling.cancel(subject, "x" * 50_001, HENDRA, uuid4()))
    assert cancelled == too_long("why", 50_001, 50_000)


@pytest.mark.thorough
def test_what_another_was_merged_into_is_not_cancelled(register: Register) -> None:
    first, second = recorded(register), recorded(register)
    take(register, second, Step.MERGE, other=first)
    number = register.complaints.get(second).number_text
    cancelled = refusal(lambda: register.handling.cancel(first, "Salah catat", HENDRA, uuid4()))
    assert cancelled == ("", "others_merged_into_it", {"number": number})
    take(register, second, Step.REOPEN)
    register.handling.cancel(first, "Salah catat", HENDRA, uuid4())


@pytest.mark.thorough
def test_the_kind_is_not_changed_by_a_step(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW)
    assert refused(register, subject, a_form(Step.RECLASSIFY), HENDRA) == [("", "kind_by_amending", {})]


@pytest.mark.thorough
def test_an_empty_review_decides_nothing(register: Register) -> None:
    """Served on 1 October, filed on 24 November: the 30 days ended on the 31st of October."""
    subject = recorded(register, service_date=date(2026, 10, 1))
    for note in ("", " \n\N{ZERO WIDTH SPACE}"):
        with pytest.raises(Refused) as error:
            register.handling.review(subject, note, HENDRA, uuid4(), Classified("level.light", ruling=Ruling.ACCEPTED))
        assert [(one.field, one.code) for one in error.value.problems] == [("text", "late_decision_missing")]
    assert register.complaints.get(subject).waits_for_decision
    words = "Dilanjutkan, menyangkut keselamatan"
    undecided = refusal(lambda: register.handling.review(subject, words, HENDRA, uuid4()))
    assert undecided == ("ruling", "ruling_missing", {})
    accepted = Classified(ruling=Ruling.ACCEPTED)
    decided = register.handling.review(subject, words, HENDRA, uuid4(), accepted)
    assert (decided.late_decided_by, decided.waits_for_decision) == ("Hendra Wijaya", False)
    assert (decided.late_ruling, register.complaints.story(subject)[-1].body["ruling"]) == ("accepted", "accepted")


def test_a_late_filing_that_is_refused_is_declined_with_ground_and_letter_and_can_be_opened_again(
    register: Register,
) -> None:
    subject = recorded(register, service_date=date(2026, 10, 1))
    refused_late = Classified(ruling=Ruling.REFUSED)
    register.handling.review(subject, "Tidak ada alasan terlambat.", HENDRA, uuid4(), refused_late)
    assert [one.step for one in register.handling.possible_steps(subject, HENDRA) if one.suggested] == [Step.DECLINE]
    form = a_form(Step.DECLINE, ground=Ground.LATE, letter=" 500/12/2026 ")
    assert refused(register, subject, form, BAMBANG)[0][1] == "step_not_yours"
    complaint = register.handling.advance(subject, form, HENDRA, uuid4())
    assert (complaint.status, complaint.late_ruling) == (Status.DECLINED, "refused")
    body = register.complaints.story(subject)[-1].body
    assert (body["step"], body["ground"], body["letter"]) == ("decline", "late", "500/12/2026")
    response = register.handling.case(subject).response
    assert response is not None
    assert (response.step, response.on, response.late) == (Step.DECLINE, TODAY, False)
    tables = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == tables
    take(register, subject, Step.REOPEN)
    assert register.complaints.get(subject).status is Status.REVIEWED


@pytest.mark.thorough
def test_a_review_of_what_was_in_time_keeps_no_ruling(register: Register) -> None:
    subject = recorded(register)
    register.handling.review(subject, "x", HENDRA, uuid4(), Classified(ruling=Ruling.REFUSED))
    assert "ruling" not in register.complaints.story(subject)[-1].body
    assert register.complaints.get(subject).late_ruling == ""


def test_a_further_review_says_something(register: Register) -> None:
    """The first is a tick and may be without words; a second one without anything would be a step that nobody took."""
    subject = recorded(register)
    register.handling.review(subject, "", HENDRA, uuid4())
    with pytest.raises(Refused) as error:
        register.handling.review(subject, " ", HENDRA, uuid4(), Classified(on=TODAY))
    assert [(one.field, one.code) for one in error.value.problems] == [("text", "nothing_changed")]
    register.handling.review(subject, "", HENDRA, uuid4(), Classified(team=Team(officers="Dewi")))
    assert register.handling.case(subject).team.officers == "Dewi"


# --- who may, what is given back, what is written -------------------------------------------------------------------

ADMINISTRATOR = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


@pytest.mark.parametrize("by", [SITI, BAMBANG, ADMINISTRATOR], ids=lambda one: str(one.role))
def test_each_verb_asks_who_may_before_anything_else(register: Register, by: Officer) -> None:
    """The rules have something against each of these too, which whoever may not do it is not shown."""
    subject, papers = recorded(register), frozenset(RequiredPaper)
    handling, contacts = register.handling, register.contacts
    verbs: dict[May, list[Callable[[], object]]] = {
        May.REVIEW: [lambda: handling.review(subject, "x" * 50_001, by, uuid4())],
        May.CANCEL: [
            lambda: handling.cancel(subject, "", by, uuid4()),
            lambda: handling.advance(subject, StepForm(Step.CANCEL), by, uuid4()),
        ],
        May.CONTACT: [
            lambda: contacts.log(subject, Attempt("", Reach.REACHED), by, uuid4()),
            lambda: contacts.ask_papers(subject, None, by, uuid4()),
            lambda: contacts.complete_papers(subject, papers, None, by, uuid4()),
        ],
    }
    for right, calls in verbs.items():
        for call in calls:
            assert (refusal(call) == not_allowed(by, right)) is not may(by, right)
    assert len(register.complaints.story(subject)) == 1


@pytest.mark.thorough
def test_each_verb_gives_the_complaint_as_it_left_it_and_a_retry_gives_it_again(register: Register) -> None:
    handling, contacts = register.handling, register.contacts
    subject = register.complaints.record(a_letter(documents=False), SITI, uuid4()).complaint.subject
    get, case, papers = register.complaints.get, handling.case, frozenset(RequiredPaper)
    verbs: list[tuple[Callable[[UUID], object], Callable[[UUID], object]]] = [
        (lambda action: handling.review(subject, "Segera", HENDRA, action), get),
        (lambda action: contacts.log(subject, PHONE, SITI, action), case),
        (lambda action: contacts.ask_papers(subject, None, SITI, action), case),
        (lambda action: contacts.complete_papers(subject, papers, None, SITI, action), get),
        (lambda action: handling.advance(subject, a_form(Step.ANALYSE), BAMBANG, action), get),
        (lambda action: handling.advance(subject, a_form(Step.REVIEW), HENDRA, action), get),
        (lambda action: handling.cancel(subject, "Salah catat", HENDRA, action), get),
    ]
    for verb, read in verbs:
        before, action = read(subject), uuid4()
        given = verb(action)
        assert given == read(subject) != before
        assert verb(action) == given
    other = recorded(register)
    action = uuid4()
    for _ in range(2):
        cancelled = handling.advance(other, a_form(Step.CANCEL), HENDRA, action)
        assert cancelled == get(other)
        assert cancelled.cancelled_why == "Sudah: cancel"


@pytest.mark.thorough
def test_what_a_review_writes_is_what_was_decided_and_no_more(register: Register) -> None:
    subject = recorded(register)
    register.handling.review(subject, " Segera ", HENDRA, uuid4())
    line = register.complaints.story(subject)[-1]
    assert (line.kind, line.occurred_at) == ("complaint.reviewed", MORNING)
    assert line.body == {"note": "Segera", "by": str(HENDRA.officer_id), "on": "2026-11-24"}
    classified = Classified("level.light", " Tidak patut ", Team(" Dewi ", "Teknis", ""))
    register.handling.review(subject, "", HENDRA, uuid4(), classified)
    body = register.complaints.story(subject)[-1].body
    assert (body["category"], body["level"]) == ("Tidak patut", "level.light")
    assert body["level_name"] == register.reference_data.limits.by_code["level.light"].name
    assert body["team"] == {"officers": "Dewi", "technical": "Teknis", "agency": ""}
    assert body["target"]["since"] == "2026-11-24T03:32:00+00:00"


@pytest.mark.thorough
def test_a_level_counts_from_the_receipt_of_a_letter_and_gives_a_later_cycle_no_target(register: Register) -> None:
    letter = register.complaints.record(a_letter(), SITI, uuid4()).complaint.subject
    register.handling.review(letter, "", HENDRA, uuid4(), Classified("level.normative"))
    assert register.complaints.story(letter)[-1].body["target"]["since"] == "2026-11-23"
    subject = recorded(register)
    take(register, subject, *ONCE, Step.UNSATISFIED)
    register.handling.review(subject, "", HENDRA, uuid4(), Classified("level.light"))
    assert "target" not in register.complaints.story(subject)[-1].body


@pytest.mark.thorough
def test_what_is_cancelled_says_who_when_and_why(register: Register) -> None:
    subject = recorded(register)
    register.handling.cancel(subject, " Tercatat dua kali ", HENDRA, uuid4())
    line = register.complaints.story(subject)[-1]
    assert line.body == {"why": "Tercatat dua kali", "by": str(HENDRA.officer_id), "on": "2026-11-24"}
    assert (line.kind, line.occurred_at) == ("complaint.cancelled", MORNING)


@pytest.mark.thorough
def test_a_step_happened_at_the_beginning_of_its_day_unless_that_is_today(
    register: Register, clock: OfficeClock
) -> None:
    subject = recorded(register)
    clock.move(days=3)
    take(register, subject, Step.REVIEW, on=date(2026, 11, 26))
    take(register, subject, Step.ANALYSE)
    review, analysis = register.handling.case(subject).cycle.steps
    assert (review.at, analysis.at) == (datetime(2026, 11, 25, 17, 0, tzinfo=UTC), clock())


# --- a step recorded by mistake -------------------------------------------------------------------------------------


def last_of(register: Register, subject: UUID) -> UUID:
    last = register.handling.case(subject).last
    assert last is not None
    return last.entry_id


def test_a_review_of_the_wrong_complaint_is_corrected_and_stays_readable(
    register: Register, clock: OfficeClock
) -> None:
    subject = recorded(register, service_date=date(2026, 10, 1))
    before = register.complaints.get(subject)
    classified = Classified("level.light", "Tidak patut", Team(officers="Dewi"), ruling=Ruling.REFUSED)
    register.handling.review(subject, "Segera", HENDRA, uuid4(), classified)
    wrong = last_of(register, subject)
    clock.move(hours=1)
    corrected = register.handling.correct(subject, wrong, " Salah pengaduan ", HENDRA, uuid4())
    assert corrected == before
    assert (corrected.review_note, corrected.reviewed_by, corrected.waits_for_decision) == ("", "", True)
    case = register.handling.case(subject)
    assert (case.corrected_steps, case.level, case.team, case.target) == ((wrong,), "", Team(), None)
    line = register.complaints.story(subject)[-1]
    assert (line.kind, line.occurred_at) == ("step.corrected", clock())
    assert line.body == {
        "entry": str(wrong),
        "step": "review",
        "why": "Salah pengaduan",
        "by": str(HENDRA.officer_id),
    }
    tables = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == tables


def test_a_correction_says_why_unless_it_comes_at_once(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    register.handling.review(subject, "", HENDRA, uuid4())
    clock.move(seconds=60)
    entry, action = last_of(register, subject), uuid4()
    for _ in range(2):  # a retry gives it again
        assert register.handling.correct(subject, entry, "", HENDRA, action).status is Status.REGISTERED
    assert register.complaints.story(subject)[-1].body["why"] == ""
    register.handling.review(subject, "", HENDRA, uuid4())
    entry = last_of(register, subject)
    another = an_officer(Role.SUPERVISOR, "Ratna Sari")
    assert refusal(lambda: register.handling.correct(subject, entry, " ", another, uuid4())) == (
        "why",
        "why_missing",
        {},
    )
    clock.move(seconds=61)
    assert refusal(lambda: register.handling.correct(subject, entry, "", HENDRA, uuid4())) == ("why", "why_missing", {})
    assert register.complaints.get(subject).status is Status.REVIEWED
    long = refusal(lambda: register.handling.correct(subject, entry, "x" * 50_001, HENDRA, uuid4()))
    assert long == too_long("why", 50_001, 50_000)


def test_whoever_may_not_take_a_step_takes_none_back(register: Register) -> None:
    subject = recorded(register)
    take(register, subject, Step.REVIEW, Step.ANALYSE)
    entry, facts = last_of(register, subject), {"step": Step.ANALYSE, "role": Role.OFFICER}
    found = refusal(lambda: register.handling.correct(subject, entry, "x", SITI, uuid4()))
    assert found == ("", "step_not_yours", facts | {"roles": (Role.HANDLER, Role.SUPERVISOR)})
    take(register, subject, Step.DECIDE)
    found = refusal(lambda: register.handling.correct(subject, entry, "x", HENDRA, uuid4()))
    assert found == ("", "step_not_the_last", {"step": Step.DECIDE})


@pytest.mark.thorough
def test_a_corrected_response_is_none_and_the_due_date_moves_again(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    take(register, subject, Step.FORWARD, agency="Dinas Perhubungan", letter="1/2026")
    assert register.handling.case(subject).response is not None
    register.handling.correct(subject, last_of(register, subject), "Salah instansi", HENDRA, uuid4())
    assert register.handling.case(subject).response is None
    clock.move(days=30)
    take(register, subject, Step.REVIEW)
    assert refused(register, subject, a_form(Step.WITHDRAW), HENDRA)[0][1] == "late_why_missing"


@pytest.mark.thorough
def test_a_cancelling_is_corrected_while_nothing_else_stands_for_the_item(register: Register) -> None:
    first = register.complaints.record(a_letter(external_id="12/A"), SITI, uuid4()).complaint
    register.handling.cancel(first.subject, "Salah catat", HENDRA, uuid4())
    entry = last_of(register, first.subject)
    second = register.complaints.record(a_letter(external_id="12/A"), SITI, uuid4()).complaint
    found = refusal(lambda: register.handling.correct(first.subject, entry, "Bukan ganda", HENDRA, uuid4()))
    assert found == ("external_id", "external_id_taken", {"subject": second.subject, "number": second.number_text})
    register.handling.cancel(second.subject, "Ganda", HENDRA, uuid4())
    again = register.handling.correct(first.subject, entry, "Bukan ganda", HENDRA, uuid4())
    assert (again.status, again.cancelled_why) == (Status.REGISTERED, "")


@pytest.mark.thorough
def test_two_desks_agree_on_a_correction_whichever_heard_of_it_first(desks: tuple[Register, Register]) -> None:
    here, there = desks
    subject = recorded(here)
    here.handling.review(subject, "", HENDRA, uuid4())
    carry(here, there)
    here.handling.correct(subject, last_of(here, subject), "Salah pengaduan", HENDRA, uuid4())
    there.handling.advance(subject, a_form(Step.ANALYSE), BAMBANG, uuid4())
    carry(here, there)
    carry(there, here)
    for desk in desks:
        complaint = desk.complaints.get(subject)
        assert (complaint.status, complaint.conflict) == (Status.REGISTERED, True)
        take(desk, subject, Step.REVIEW)
        assert desk.complaints.get(subject).status is Status.REVIEWED


# --- a longer time --------------------------------------------------------------------------------------------------

LONGER = ExtensionForm(date(2026, 12, 21), " Menunggu OPD teknis ", " 500/12/2026 ")


def extending(register: Register) -> Register:
    """A register whose office extends."""
    switch = register.reference_data.limits.by_code["extension"]
    register.reference_data.set_limit(dataclasses.replace(switch, amount=1), HENDRA, uuid4())
    return register


def test_the_time_of_an_answer_is_extended_where_the_office_allows_it_and_the_due_date_stays(
    register: Register, clock: OfficeClock
) -> None:
    subject = recorded(register)
    found = refusal(lambda: register.handling.extend(subject, LONGER, HENDRA, uuid4()))
    assert found == ("", "extension_off", {})
    extending(register)
    due = register.complaints.get(subject).due
    action = uuid4()
    for _ in range(2):
        extended = register.handling.extend(subject, LONGER, HENDRA, action)
    assert (extended.due, extended.extended_until) == (due, date(2026, 12, 21))
    line = register.complaints.story(subject)[-1]
    assert (line.kind, line.body) == (
        "due.extended",
        {"until": "2026-12-21", "why": "Menunggu OPD teknis", "letter": "500/12/2026", "by": str(HENDRA.officer_id)},
    )
    tables = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == tables
    clock.move(days=21)  # 15 December, the day after the first due date
    late = refused(register, subject, a_form(Step.FORWARD, agency="OPD", letter="1"), HENDRA)
    assert [code for _, code, _ in late] == ["late_why_missing"]


@pytest.mark.thorough
def test_only_who_decides_extends(register: Register) -> None:
    subject = recorded(extending(register))
    for by in (SITI, BAMBANG, ADMINISTRATOR):
        found = refusal(functools.partial(register.handling.extend, subject, LONGER, by, uuid4()))
        assert found == not_allowed(by, May.DECIDE)


@pytest.mark.thorough
def test_what_was_extended_at_one_desk_is_extended_at_the_other_and_stands_in_no_steps_way(
    desks: tuple[Register, Register],
) -> None:
    here, there = desks
    subject = recorded(extending(here))
    carry(here, there)
    here.handling.extend(subject, LONGER, HENDRA, uuid4())
    there.handling.review(subject, "", HENDRA, uuid4())
    carry(here, there)
    carry(there, here)
    for desk in desks:
        complaint = desk.complaints.get(subject)
        assert (complaint.extended_until, complaint.status) == (date(2026, 12, 21), Status.REVIEWED)
        assert not complaint.conflict
