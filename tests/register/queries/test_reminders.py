from __future__ import annotations

import dataclasses
from datetime import date
from uuid import uuid4

import pytest

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Source, Step
from frontoffice.domain.limits import Limit, Limits, Unit
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from tests.support.due_letters import BAMBANG, HENDRA, SITI, letters, many
from tests.support.examples import OfficeClock, a_letter, an_intake

__all__ = ["many"]


@pytest.mark.thorough
def test_what_sp4n_expects_is_listed_once_it_is_past(register: Register, clock: OfficeClock) -> None:
    """Received Mon 23-11: forwarded within 3 working days (Thu 26-11), replied to within 5 (Mon 30-11)."""
    letter = a_letter(channel="sp4n", external_id="1916449")
    subject = register.complaints.record(letter, SITI, uuid4()).complaint.subject
    list(letters(register, date(2026, 11, 24)))
    listed = []
    for _ in range(8):
        listed.append(register.worklist.counts(HENDRA)[worklist.REMINDED])
        clock.move(days=1)
    assert listed == [0, 0, 0, 1, 1, 1, 1, 1]  # from Fri 27-11 on
    register.handling.review(subject, "", HENDRA, uuid4())
    assert [line.subject for line in register.worklist.read(HENDRA, worklist.REMINDED).lines] == [subject]
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM):
        register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        register.handling.advance(subject, StepForm(step, "x"), HENDRA, uuid4())
    assert register.worklist.counts(HENDRA)[worklist.REMINDED] == 0


@pytest.mark.thorough
def test_a_decision_that_is_past_is_listed_after_sixty_days(register: Register, clock: OfficeClock) -> None:
    register.complaints.record(an_intake(), SITI, uuid4())  # Tue 24-11-2026; sixty days on: 23-1-2027
    clock.move(days=60)
    assert register.worklist.counts(HENDRA)[worklist.REMINDED] == 0
    clock.move(days=1)
    assert register.worklist.counts(HENDRA)[worklist.REMINDED] == 1
    register.reference_data.set_limit(Limit("decision", "Keputusan", 61, Unit.CALENDAR_DAYS), HENDRA, uuid4())
    assert register.worklist.counts(HENDRA)[worklist.REMINDED] == 0


@pytest.mark.thorough
def test_silence_is_listed_after_ten_working_days(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    for step in (Step.REVIEW, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY):
        register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        form = StepForm(step, "x", outcome=Outcome.PROVEN, source=Source.SPOKEN)
        register.handling.advance(subject, form, BAMBANG if step is Step.ACT else HENDRA, uuid4())
    clock.move(days=14)  # Tue 8-12, the tenth working day
    assert register.worklist.counts(HENDRA)[worklist.REMINDED] == 0
    clock.move(days=1)
    assert register.worklist.counts(HENDRA)[worklist.REMINDED] == 1


@pytest.mark.thorough
def test_a_complaint_that_is_past_two_limits_is_counted_and_listed_once(register: Register, clock: OfficeClock) -> None:
    for external_id in ("1", "2"):
        register.complaints.record(a_letter(channel="sp4n", external_id=external_id), SITI, uuid4())
    register.complaints.record(an_intake(), SITI, uuid4())
    clock.move(days=70)
    assert [code for code, _ in worklist.past_reminders(register.unit.handling_context())] == [
        "decision",
        "silence",
        "sp4n.reply",
        "sp4n.forward",
    ]
    page = register.worklist.read(HENDRA, worklist.REMINDED)
    assert (len(page.lines), page.counts[worklist.REMINDED]) == (3, 3)


def test_nothing_is_past_where_the_office_knows_no_limit(register: Register) -> None:
    office = dataclasses.replace(register.unit.handling_context(), limits=Limits({}))
    assert worklist.past_reminders(office) == ()
    assert worklist.count_reminders(register.unit.connection, office) == 0
    register.complaints.record(an_intake(), SITI, uuid4())  # a decision is reminded of
    question, bound = worklist.is_reminder_past((), "true", "one")
    assert bound == ()
    assert register.unit.connection.execute(f"SELECT {question}, count(*) FROM reminder").fetchall() == [(0, 1)]


def test_a_limit_is_past_from_one_day_on_and_before(register: Register) -> None:
    """Sixty calendar days: past today is what began on or before 24 September 2026."""
    assert dict(worklist.past_reminders(register.unit.handling_context()))["decision"] == "2026-09-24"
