from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar.working_days import DueDate
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Kind, Status
from frontoffice.register.commands.handling import Classified
from frontoffice.register.register import Register
from frontoffice.ui.complaint import complaint_head
from tests.support.entry_builder import an_office
from tests.support.examples import TODAY, OfficeClock, a_complainant, a_complaint, a_letter, an_intake
from tests.support.handled import HENDRA, ONCE, recorded, take


def test_a_confidential_name_is_named_only_when_revealed() -> None:
    complaint = a_complaint(intake=an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)))
    assert complaint_head.who(complaint, revealed=False) == "Dirahasiakan"
    assert complaint_head.who(complaint, revealed=True) == "Nurhayati binti Saleh · Confidential"


def test_a_letter_tells_its_day_and_no_hour() -> None:
    text = complaint_head.receipt_text(a_complaint(intake=a_letter()))
    assert text.startswith("Surat diantar, received Senin, 23 November 2026 · recorded Sel, 24 Nov 2026, 10.32 WIB")


def test_a_provisional_due_date_says_so() -> None:
    complaint = a_complaint(due=DueDate(TODAY, provisional=True, calendar_version="x"))
    assert complaint_head.due(complaint, Case()) == ("", "Answer due Sel, 24 Nov 2026 (provisional)")
    assert complaint_head.describe_time_left(complaint, Case(), an_office()) == (
        "warning",
        "soon",
        "due today · 24 Nov",
    )


def test_a_cancelled_complaint_is_late_no_more() -> None:
    complaint = a_complaint(status=Status.CANCELLED)
    later = an_office(today=TODAY.replace(year=2027))
    case = Case(status=Status.CANCELLED)
    assert complaint_head.due(complaint, case) == ("", "Answer due Sen, 14 Des 2026")
    assert complaint_head.describe_time_left(complaint, case, later) == ("", "", "")


@pytest.mark.thorough
def test_the_name_beside_the_status_is_whose_step_it_was(register: Register) -> None:
    """Hendra reviewed, Bambang did what was set: the one who reviewed is not the one who did it."""
    subject = recorded(register)
    take(register, subject, *ONCE[:1])
    complaint, case = register.complaints.get(subject), register.handling.case(subject)
    assert complaint_head.status(complaint, case) == "Reviewed · Hendra Wijaya, Sel, 24 Nov 2026"
    for step in ONCE[1:]:
        take(register, subject, step)
        complaint, case = register.complaints.get(subject), register.handling.case(subject)
        assert case.moved is not None
        said = complaint_head.status(complaint, case).split(" · ")
        assert said[1] == f"{case.moved.officer}, Sel, 24 Nov 2026"
    assert {taken.officer for taken in case.cycle.steps} > {complaint.reviewed_by}


def test_the_status_of_what_nobody_moved_names_nobody_and_counts_amendments() -> None:
    complaint = a_complaint(status=Status.REGISTERED, amendments=2)
    assert complaint_head.status(complaint, Case()) == "Registered · amended 2 time(s)"
    assert complaint_head.status_sign(a_complaint(status=Status.REVIEWED), Case()) == ("check", "done")


LATE = an_intake(service_date=date(2026, 10, 1))
LAST_DAY = "Filed late: the last day was Sabtu, 31 Oktober 2026."


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, f"{LAST_DAY} The supervisor decides by reviewing it."),
        (
            {"late_decided_by": "Hendra Wijaya", "late_decision": "Sakit", "late_ruling": "accepted"},
            f"{LAST_DAY} Accepted by Hendra Wijaya. Sakit",
        ),
        ({"late_decided_by": "Hendra Wijaya", "late_ruling": "refused"}, f"{LAST_DAY} Refused by Hendra Wijaya."),
        ({"status": Status.WITHDRAWN}, LAST_DAY),
        ({"status": Status.CANCELLED}, ""),
    ],
)
def test_a_late_filing_waits_until_the_supervisor_decided(changes: dict[str, Any], text: str) -> None:
    assert complaint_head.late_filing(a_complaint(intake=LATE, **changes)) == text


def test_what_was_filed_in_time_says_nothing_of_it() -> None:
    assert complaint_head.late_filing(a_complaint()) == ""


def due(register: Register, subject: UUID) -> tuple[str, str]:
    complaint, case = register.complaints.get(subject), register.handling.case(subject)
    return complaint_head.due(complaint, case)


def left(register: Register, subject: UUID) -> tuple[str, str, str]:
    complaint, case = register.complaints.get(subject), register.handling.case(subject)
    return complaint_head.describe_time_left(complaint, case, register.unit.handling_context())


@pytest.mark.thorough
def test_an_answer_in_time_stays_so_whatever_is_late_later(register: Register, clock: OfficeClock) -> None:
    """Received and answered on 24-11-2026, due 14-12; thirty days later its cycle is 7 working days late, not it."""
    subject = recorded(register)
    take(register, subject, *ONCE[:4])
    answered = ("done", "Answered Sel, 24 Nov 2026, in time · Target of cycle 1: Sen, 14 Des 2026")
    assert (due(register, subject), left(register, subject)) == (
        answered,
        ("day", "text", "14 working day(s) left · 14 Des"),
    )
    clock.move(days=30)
    assert (due(register, subject), left(register, subject)) == (
        answered,
        ("late", "late", "7 working day(s) late · 14 Des"),
    )
    take(register, subject, *ONCE[4:])
    assert due(register, subject) == ("done", "Answered Sel, 24 Nov 2026, in time")  # the complainant's turn
    assert left(register, subject) == ("", "", "")
    take(register, subject, Step.UNSATISFIED)
    response, target = due(register, subject)[1].split(" · ")
    assert response == "Answered Sel, 24 Nov 2026, in time"
    assert target == "Target of cycle 2: Sen, 18 Jan 2027 (provisional)"
    assert left(register, subject)[2] == "14 working day(s) left · 18 Jan 2027"


@pytest.mark.thorough
def test_what_is_late_has_no_tick_whatever_was_done(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)
    take(register, subject, *ONCE[:3])

    def sign() -> tuple[str, str]:
        complaint, case = register.complaints.get(subject), register.handling.case(subject)
        return complaint_head.status_sign(complaint, case, left(register, subject)[1])

    assert sign() == ("check", "done")
    clock.move(days=18)
    assert sign() == ("warning", "soon")
    clock.move(days=9)
    assert sign() == ("late", "late")
    take(register, subject, *ONCE[3:], Step.SATISFIED, late_why="Menunggu OPD teknis")
    assert sign() == ("ok", "text")  # closed, and its answer was late: not green either


@pytest.mark.thorough
def test_a_late_answer_stays_late_when_it_is_closed(register: Register, clock: OfficeClock) -> None:
    """Due 14-12-2026, answered on the 21st: five working days late."""
    subject = recorded(register)
    clock.move(days=27)
    take(register, subject, *ONCE, Step.SATISFIED, late_why="Menunggu OPD teknis")
    assert due(register, subject) == ("late", "Answered Sen, 21 Des 2026, 5 working day(s) late")


def test_a_target_that_comes_before_the_answer_is_told_with_it(register: Register) -> None:
    subject = recorded(register)
    register.handling.review(subject, "", HENDRA, uuid4(), Classified("level.light"))
    text = due(register, subject)[1]
    assert text == "Answer due Sen, 14 Des 2026 · Target of cycle 1: Sel, 24 Nov 2026 13.32"


def test_a_limit_in_hours_is_late_on_its_own_day(register: Register, clock: OfficeClock) -> None:
    """Reviewed at 10.32 with three hours: due at 13.32, late from 13.33 on, days before the answer's 14 December."""
    subject = recorded(register)
    register.handling.review(subject, "", HENDRA, uuid4(), Classified("level.light"))
    clock.move(hours=3)
    assert left(register, subject) == ("warning", "soon", "due today · 24 Nov 13.32")
    clock.move(minutes=1)
    assert left(register, subject) == ("late", "late", "late · 24 Nov 13.32")


def test_an_extended_answer_shows_both_dates() -> None:
    complaint = a_complaint(extended_until=date(2027, 1, 4))
    assert complaint_head.describe_time_left(complaint, Case(), an_office())[2] == (
        "14 working day(s) left · 14 Des · extended to 4 Jan 2027"
    )


@pytest.mark.thorough
def test_suggestions_and_input_are_never_late(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register, kind=Kind.SUGGESTION)
    clock.move(days=40)
    assert due(register, subject) == ("", "")
    take(register, subject, Step.REVIEW, Step.NOTE, Step.ANSWER)
    assert due(register, subject) == ("done", "Answered Min, 3 Jan 2027")


@pytest.mark.thorough
def test_closed_late_without_an_answer_stays_told(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register)  # due Mon 14-12-2026
    clock.move(days=22)  # Wed 16-12
    take(register, subject, Step.WITHDRAW, late_why="Berkas tercecer.")
    assert due(register, subject) == ("late", "Closed without an answer, 2 working day(s) late")
