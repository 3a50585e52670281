from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.steps import Ruling, Step
from frontoffice.domain.complaint import Intake, Kind, Status
from frontoffice.domain.people import May, Officer, Role
from frontoffice.register.commands.handling import Classified
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.bodies import append_any
from tests.support.examples import OfficeClock, a_letter, a_register, an_intake
from tests.support.handled import BAMBANG, HENDRA, ONCE, SITI, recorded, take
from tests.support.manual_sync import carry
from tests.support.refusals import Refusal, not_allowed, refusals

ELECTION = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")


def amend(register: Register, subject: UUID, by: Officer = SITI, **changes: object) -> None:
    intake: Intake = register.complaints.get(subject).intake
    register.amendments.amend(subject, dataclasses.replace(intake, **changes), "Salah ketik", by, uuid4())  # type: ignore[arg-type]


def refused(register: Register, subject: UUID, by: Officer, **changes: object) -> list[Refusal]:
    return refusals(lambda: amend(register, subject, by, **changes))


def closed(register: Register, subject: UUID) -> None:
    take(register, subject, *ONCE, Step.SATISFIED)


def informed(register: Register, subject: UUID) -> None:
    take(register, subject, *ONCE[:4])


def untouched(register: Register, subject: UUID) -> None:
    """Nothing but recorded."""


@pytest.mark.thorough
def test_what_was_decided_of_a_late_filing_stays_as_long_as_it_was_filed_late(register: Register) -> None:
    subject = recorded(register, service_date=date(2026, 10, 1))
    accepted = Classified(ruling=Ruling.ACCEPTED)
    register.handling.review(subject, "Dilanjutkan, pemohon sakit", HENDRA, uuid4(), accepted)
    for service_date, by, decision, ruling in (
        (date(2026, 10, 2), "Hendra Wijaya", "Dilanjutkan, pemohon sakit", "accepted"),
        (date(2026, 11, 20), "", "", ""),
    ):
        amend(register, subject, service_date=service_date)
        complaint = register.complaints.get(subject)
        assert (complaint.late_decided_by, complaint.late_decision, complaint.late_ruling) == (by, decision, ruling)


@pytest.mark.thorough
@pytest.mark.parametrize("stand", [closed, informed])
def test_a_typing_error_moves_no_date_whatever_the_calendar_says_by_now(register: Register, stand: object) -> None:
    """Received Tue 24-11: due Mon 14-12; with a holiday on 9-12 it would be Tue 15-12."""
    subject = recorded(register)
    stand(register, subject)  # type: ignore[operator]
    before = register.complaints.get(subject).due
    register.calendar.accept(register.calendar.preview([ELECTION]), "Pilkada", HENDRA, uuid4())
    amend(register, subject, description="Uraian dibetulkan")
    assert register.complaints.get(subject).due == before
    assert before.day == date(2026, 12, 14)
    body = register.complaints.story(subject)[-1].body
    assert (body["due_was"], body["due_on"]) == ("2026-12-14", "2026-12-14")


@pytest.mark.thorough
def test_a_date_that_the_calendar_moved_stays_moved(register: Register) -> None:
    subject = recorded(register)
    register.calendar.accept(register.calendar.preview([ELECTION]), "Pilkada", HENDRA, uuid4())
    amend(register, subject, description="Uraian dibetulkan")
    assert register.complaints.get(subject).due.day == date(2026, 12, 15)


@pytest.mark.thorough
def test_a_corrected_receipt_moves_due_date_and_target_and_says_from_when_to_when(register: Register) -> None:
    """Received Mon 23-11, five working days from there; in truth Fri 20-11."""
    subject = register.complaints.record(a_letter(), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "", HENDRA, uuid4(), Classified("level.normative"))
    assert (register.complaints.get(subject).due.day, _target(register, subject)) == (
        date(2026, 12, 11),
        date(2026, 11, 30),
    )
    amend(register, subject, received_on=date(2026, 11, 20), received_why="Cap pos")
    assert (register.complaints.get(subject).due.day, _target(register, subject)) == (
        date(2026, 12, 10),
        date(2026, 11, 27),
    )
    body = register.complaints.story(subject)[-1].body
    assert (body["due_was"], body["due_on"]) == ("2026-12-11", "2026-12-10")
    assert (body["target_was"], body["target"]["on"], body["target"]["since"]) == (
        "2026-11-30",
        "2026-11-27",
        "2026-11-20",
    )
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


def _target(register: Register, subject: UUID) -> date | None:
    target = register.handling.case(subject).target
    return target.on if target else None


@pytest.mark.thorough
def test_an_amendment_of_an_earlier_program_is_read_as_it_was_meant(register: Register) -> None:
    """It wrote the due date by the calendar of its own day, and not what it was before."""
    subject = recorded(register)
    unit = register.unit
    body = {
        "changes": {"description": [register.complaints.get(subject).intake.description, "Lain"]},
        "why": "x",
        "channel_name": "Loket",
        "manner": "oral",
        "received_on": "2026-11-24",
        "due_on": "2026-12-15",
        "due_provisional": False,
        "calendar": "kal-1",
    }
    unit.run_once(uuid4(), lambda: append_any(unit, uuid4(), subject, "complaint.amended", body, SITI))
    assert register.complaints.get(subject).due.day == date(2026, 12, 15)


# --- another kind ---------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_before_the_review_the_counter_corrects_the_kind(register: Register) -> None:
    subject = recorded(register, kind=Kind.SUGGESTION)
    amend(register, subject, kind=Kind.COMPLAINT)
    assert register.complaints.get(subject).status is Status.REGISTERED


@pytest.mark.thorough
def test_after_the_review_the_kind_is_the_supervisors(register: Register) -> None:
    subject = recorded(register, kind=Kind.SUGGESTION)
    take(register, subject, Step.REVIEW, Step.NOTE)
    assert refused(register, subject, SITI, kind=Kind.COMPLAINT) == [
        ("", "step_not_yours", {"step": Step.RECLASSIFY, "role": Role.OFFICER, "roles": (Role.SUPERVISOR,)})
    ]
    amend(register, subject, description="Uraian lain")  # all else is still the counter's to correct
    amend(register, subject, HENDRA, kind=Kind.COMPLAINT)
    complaint = register.complaints.get(subject)
    assert (complaint.intake.kind, complaint.status) == (Kind.COMPLAINT, Status.REVIEWED)
    (line,) = register.worklist.read(HENDRA).lines
    assert (line.waits, line.clock_on) == ("analyse", "2026-12-14")
    offered = {offer.step: offer.problem for offer in register.handling.possible_steps(subject, HENDRA)}
    assert Step.ANSWER not in offered
    assert Step.FINISH not in offered
    take(register, subject, *ONCE[1:], Step.SATISFIED)
    assert register.complaints.get(subject).status is Status.SATISFIED


@pytest.mark.thorough
def test_the_kind_of_what_is_closed_stays(register: Register) -> None:
    subject = recorded(register, kind=Kind.SUGGESTION)
    take(register, subject, Step.REVIEW, Step.NOTE, Step.ANSWER, Step.FINISH)
    assert refused(register, subject, HENDRA, kind=Kind.COMPLAINT) == [
        ("", "already_closed", {"status": Status.FINISHED})
    ]
    take(register, subject, Step.REOPEN)
    amend(register, subject, HENDRA, kind=Kind.COMPLAINT)
    assert register.complaints.get(subject).status is Status.REVIEWED


@pytest.mark.thorough
def test_with_the_clock_set_back_no_kind_is_changed(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(an_intake(kind=Kind.SUGGESTION), SITI, uuid4()).complaint.subject
    clock.move(days=2)
    take(register, subject, Step.REVIEW)
    clock.move(days=-1)
    assert refused(register, subject, HENDRA, kind=Kind.COMPLAINT) == [
        ("on", "clock_before_last_step", {"last": date(2026, 11, 26)})
    ]


@pytest.mark.thorough
def test_who_may_amend_at_all_is_asked_first(register: Register) -> None:
    subject = recorded(register)
    assert refusals(lambda: amend(register, subject, BAMBANG, description="")) == [not_allowed(BAMBANG, May.AMEND)]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "changes",
    [
        {"description": "Uraian dibetulkan"},
        {"received_on": date(2026, 11, 20)},
        {"channel": "counter"},
        {"service_date": date(2026, 9, 1)},
        {},
    ],
)
def test_a_preview_is_what_the_amendment_then_leaves(
    register: Register, clock: OfficeClock, changes: dict[str, object]
) -> None:
    """A letter of Mon 23-11, amended nine days later: its receipt, due date and lateness are not those of today."""
    subject = register.complaints.record(a_letter(), SITI, uuid4()).complaint.subject
    clock.move(days=9)
    complaint = register.complaints.get(subject)
    intake: Intake = dataclasses.replace(complaint.intake, **changes)  # type: ignore[arg-type]
    seen = register.amendments.preview(complaint, intake)
    assert register.complaints.get(subject) == complaint, "nothing is written"
    if changes:
        amend(register, subject, SITI, **changes)
    assert seen == register.complaints.get(subject)


def test_a_preview_shows_what_was_typed_halfway(register: Register) -> None:
    complaint = register.complaints.get(recorded(register))
    seen = register.amendments.preview(complaint, dataclasses.replace(complaint.intake, channel="teleg"))
    assert (seen.channel_name, seen.due, seen.received_at) == ("Loket", complaint.due, complaint.received_at)


@pytest.mark.thorough
def test_an_amendment_gives_the_complaint_as_it_left_it_and_a_retry_gives_it_again(register: Register) -> None:
    subject, action = recorded(register), uuid4()
    for _ in range(2):
        amended = register.amendments.amend(subject, an_intake(wish=" Segera "), " Ditambah ", SITI, action)
        assert amended == register.complaints.get(subject)
    body = register.complaints.story(subject)[-1].body
    assert (body["why"], body["changes"]) == ("Ditambah", {"wish": [an_intake().wish, "Segera"]})


def test_what_an_amendment_writes_of_another_kind_says_step_date_and_who(register: Register) -> None:
    subject = recorded(register, kind=Kind.SUGGESTION)
    take(register, subject, Step.REVIEW)
    amend(register, subject, HENDRA, kind=Kind.COMPLAINT)
    body = register.complaints.story(subject)[-1].body
    assert (body["step"], body["on"], body["by"]) == ("reclassify", "2026-11-24", str(HENDRA.officer_id))
    amend(register, subject, SITI, description="Uraian lain")
    assert "step" not in register.complaints.story(subject)[-1].body


@pytest.mark.thorough
def test_a_target_stays_where_the_receipt_stays_and_in_a_later_cycle(register: Register) -> None:
    letter = register.complaints.record(a_letter(), SITI, uuid4()).complaint.subject
    register.handling.review(letter, "", HENDRA, uuid4(), Classified("level.normative"))
    amend(register, letter, description="Uraian dibetulkan")
    assert "target" not in register.complaints.story(letter)[-1].body
    take(register, letter, *ONCE[1:], Step.UNSATISFIED)
    before = _target(register, letter)
    amend(register, letter, received_on=date(2026, 11, 20), received_why="Cap pos")
    assert "target" not in register.complaints.story(letter)[-1].body
    assert _target(register, letter) == before


def test_a_letter_that_was_spoken_after_all_counts_from_its_recording(register: Register) -> None:
    letter = register.complaints.record(a_letter(), SITI, uuid4()).complaint.subject
    register.handling.review(letter, "", HENDRA, uuid4(), Classified("level.normative"))
    amend(register, letter, channel="counter")
    body = register.complaints.story(letter)[-1].body
    assert (body["cycle"], body["target"]["since"]) == (1, "2026-11-24T03:32:00+00:00")
    assert (body["channel_name"], body["manner"], body["received_on"]) == ("Loket", "oral", "2026-11-24")


@pytest.mark.thorough
def test_a_preview_of_what_nobody_recorded_is_what_was_given(register: Register) -> None:
    complaint = register.complaints.get(recorded(register))
    unknown = dataclasses.replace(complaint, subject=uuid4())
    assert register.amendments.preview(unknown, an_intake(wish="Lain")) is unknown


def test_what_two_desks_recorded_of_one_item_can_still_be_corrected(register: Register, tmp_path: Path) -> None:
    """Neither knew of the other; whose item it is asks nobody who corrects something else."""
    with closing(a_register(tmp_path / "L2", clock=register.now, counter="L2")) as desk:
        mine, other = (one.complaints.record(a_letter(), SITI, uuid4()).complaint for one in (register, desk))
        carry(desk, register)
    for complaint in (mine, other):
        amend(register, complaint.subject, wish="Maaf tertulis", external_id=" 017/nh/xi/2026")
        assert register.complaints.get(complaint.subject).intake.wish == "Maaf tertulis"
    amend(register, mine.subject, external_id="018/NH/XI/2026")
    taken = ("external_id", "external_id_taken", {"subject": other.subject, "number": other.number_text})
    assert refused(register, mine.subject, SITI, external_id=other.intake.external_id) == [taken]


@pytest.mark.thorough
def test_what_the_rules_have_against_an_amendment_is_refused_at_once_and_nothing_is_written(
    register: Register,
) -> None:
    other = register.complaints.record(a_letter(), SITI, uuid4()).complaint
    subject = recorded(register)
    taken = ("external_id", "external_id_taken", {"subject": other.subject, "number": other.number_text})
    letter = a_letter(description="")
    found = refusals(lambda: register.amendments.amend(subject, letter, "x", SITI, uuid4()))
    assert found == [("description", "description_missing", {}), taken]
    unreasoned = refusals(lambda: register.amendments.amend(subject, an_intake(wish="x"), " ", SITI, uuid4()))
    assert unreasoned == [("why", "why_missing", {})]
    same = refusals(lambda: register.amendments.amend(subject, an_intake(), "x", SITI, uuid4()))
    assert same == [("", "nothing_changed", {})]
    assert len(register.complaints.story(subject)) == 1
    register.handling.cancel(subject, "x", HENDRA, uuid4())
    cancelled = refusals(lambda: register.amendments.amend(subject, an_intake(wish="x"), "x", SITI, uuid4()))
    assert cancelled == [("", "already_cancelled", {})]
