from __future__ import annotations

import functools
from datetime import date, timedelta
from uuid import uuid4

import pytest

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import RequiredPaper, Status
from frontoffice.errors import Refused
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.register import Register
from tests.support.entry_builder import ONCE
from tests.support.examples import (
    MORNING,
    TODAY,
    OfficeClock,
    a_letter,
    an_intake,
)
from tests.support.handled import HENDRA, PHONE, SITI, take
from tests.support.refusals import Refusal, refusal, too_long


@pytest.mark.thorough
def test_missing_papers_are_asked_for_with_their_own_limit_and_completed(
    register: Register, clock: OfficeClock
) -> None:
    subject = register.complaints.record(
        a_letter(identity_copy=False, documents=False), SITI, uuid4()
    ).complaint.subject
    case = register.contacts.ask_papers(subject, None, SITI, uuid4())
    assert case.asked is not None
    assert case.asked.until == date(2026, 12, 24)
    assert register.worklist.counts(SITI)["incomplete"] == 1
    assert register.worklist.counts(SITI)["papers_overdue"] == 0
    register.contacts.complete_papers(subject, frozenset({RequiredPaper.DOCUMENTS}), None, SITI, uuid4())
    assert register.complaints.get(subject).missing_papers == (RequiredPaper.IDENTITY_COPY,)
    clock.move(days=31)
    assert register.worklist.counts(SITI)["papers_overdue"] == 1
    register.contacts.complete_papers(subject, frozenset(RequiredPaper), date(2026, 12, 1), SITI, uuid4())
    assert register.complaints.story(subject)[-1].body["on"] == "2026-12-01"
    assert register.complaints.get(subject).missing_papers == ()
    assert register.worklist.counts(SITI)["incomplete"] == 0
    papers = frozenset(RequiredPaper)
    came = refusal(lambda: register.contacts.complete_papers(subject, papers, None, SITI, uuid4()))
    assert came == ("papers", "papers_none", {})
    asked = refusal(lambda: register.contacts.ask_papers(subject, None, SITI, uuid4()))
    assert asked == ("", "papers_complete", {})


@pytest.mark.parametrize(
    ("attempt", "refused"),
    [
        (Attempt(" ", Reach.REACHED), ("channel", "channel_missing", {})),
        (Attempt("x" * 301, Reach.REACHED), too_long("channel", 301, 300)),
        (Attempt("Telepon", Reach.REACHED, "x" * 50_001), too_long("note", 50_001, 50_000)),
    ],
)
def test_a_contact_needs_its_channel_and_fits(register: Register, attempt: Attempt, refused: Refusal) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    assert refusal(lambda: register.contacts.log(subject, attempt, SITI, uuid4())) == refused
    longest = Attempt("x" * 300, Reach.REACHED, "y" * 50_000, at=MORNING)
    (contact,) = register.contacts.log(subject, longest, SITI, uuid4()).contacts
    assert (contact.channel, contact.note, contact.at) == (longest.channel, longest.note, MORNING)


def test_a_contact_was_neither_tomorrow_nor_before_the_complaint(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    last = {"last": register.complaints.get(subject).received_on}
    for at, code, facts in (
        (timedelta(hours=1), "date_in_future", {}),
        (timedelta(days=-1), "before_last_step", last),
    ):
        with pytest.raises(Refused) as error:
            register.contacts.log(subject, Attempt("Telepon", Reach.REACHED, at=clock() + at), SITI, uuid4())
        (problem,) = error.value.problems
        assert (problem.field, problem.code, problem.facts) == ("on", code, facts)


def test_a_cancelled_complaint_takes_no_contacts_and_no_papers(register: Register) -> None:
    subject = register.complaints.record(a_letter(documents=False), SITI, uuid4()).complaint.subject
    register.handling.cancel(subject, "Salah catat", HENDRA, uuid4())
    papers = frozenset(RequiredPaper)
    for verb in (
        lambda: register.contacts.log(subject, PHONE, SITI, uuid4()),
        lambda: register.contacts.ask_papers(subject, None, SITI, uuid4()),
        lambda: register.contacts.complete_papers(subject, papers, None, SITI, uuid4()),
    ):
        assert refusal(verb) == ("", "already_cancelled", {})


@pytest.mark.thorough
def test_papers_do_not_come_before_they_were_asked_for(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(
        a_letter(documents=False), SITI, uuid4()
    ).complaint.subject  # received Mon 23-11
    register.contacts.ask_papers(subject, None, SITI, uuid4())
    papers, before = frozenset(RequiredPaper), date(2026, 11, 23)
    came = refusal(lambda: register.contacts.complete_papers(subject, papers, before, SITI, uuid4()))
    assert came == ("on", "before_asked", {"asked": TODAY})
    register.contacts.complete_papers(subject, frozenset(RequiredPaper), date(2026, 11, 24), SITI, uuid4())


@pytest.mark.thorough
def test_a_contact_says_who_when_by_the_offices_clock_and_in_which_cycle(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    take(register, subject, *ONCE, Step.UNSATISFIED)
    register.contacts.log(subject, Attempt(" Telepon ", Reach.NO_ANSWER, " Dua kali "), SITI, uuid4())
    line = register.complaints.story(subject)[-1]
    assert line.occurred_at == MORNING
    assert line.body == {
        "channel": "Telepon",
        "reach": "no_answer",
        "note": "Dua kali",
        "on": "2026-11-24",
        "time": "10.32",
        "by": str(SITI.officer_id),
        "cycle": 2,
    }
    register.contacts.log(subject, Attempt("Telepon", Reach.NO_ANSWER, at=MORNING), SITI, uuid4())  # right now


@pytest.mark.thorough
def test_papers_are_asked_for_and_come_on_their_dates(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(a_letter(identity_copy=False), SITI, uuid4()).complaint.subject
    clock.move(days=2)
    for on, refused_date in (
        (date(2026, 11, 22), ("on", "before_last_step", {"last": date(2026, 11, 23)})),
        (date(2026, 11, 27), ("on", "date_in_future", {})),
    ):
        papers = frozenset(RequiredPaper)
        for verb in (
            functools.partial(register.contacts.ask_papers, subject, on, SITI, uuid4()),
            functools.partial(register.contacts.complete_papers, subject, papers, on, SITI, uuid4()),
        ):
            assert refusal(verb) == refused_date
    register.contacts.ask_papers(subject, date(2026, 11, 25), SITI, uuid4())
    assert register.complaints.story(subject)[-1].body == {
        "papers": ["identity_copy"],
        "on": "2026-11-25",
        "until": "2026-12-25",
        "by": str(SITI.officer_id),
        "cycle": 1,
    }
    register.contacts.complete_papers(subject, frozenset(RequiredPaper), None, SITI, uuid4())
    body = register.complaints.story(subject)[-1].body
    assert (body["identity_copy"], body["on"], body["by"]) == (True, "2026-11-26", str(SITI.officer_id))
    assert [name for name in RequiredPaper if body[name]] == ["identity_copy"], "only what was missing came"


@pytest.mark.thorough
def test_papers_of_what_is_closed_are_neither_asked_for_nor_completed(register: Register) -> None:
    subject = register.complaints.record(a_letter(documents=False), SITI, uuid4()).complaint.subject
    take(register, subject, Step.WITHDRAW)
    for verb in (
        lambda: register.contacts.ask_papers(subject, None, SITI, uuid4()),
        lambda: register.contacts.complete_papers(subject, frozenset(RequiredPaper), None, SITI, uuid4()),
    ):
        assert refusal(verb) == ("", "already_closed", {"status": Status.WITHDRAWN})


def test_who_was_sent_the_action_in_writing_is_informed(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    take(register, subject, Step.REVIEW, Step.ANALYSE, Step.DECIDE)
    form = StepForm(Step.INFORM, text="Sudah")
    with pytest.raises(Refused):
        register.handling.advance(subject, form, HENDRA, uuid4())
    register.contacts.log(subject, Attempt("WhatsApp", Reach.SENT, "Tindakan: diperbaiki"), SITI, uuid4())
    register.handling.advance(subject, form, HENDRA, uuid4())
    assert register.complaints.get(subject).status is Status.INFORMED


def test_nothing_is_sent_by_a_way_that_is_spoken(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    for way, field, code in (("Telepon", "reach", "not_written"), ("", "channel", "channel_missing")):
        sent = functools.partial(register.contacts.log, subject, Attempt(way, Reach.SENT), SITI, uuid4())
        assert refusal(sent) == (field, code, {})
    assert register.handling.case(subject).contacts == ()
