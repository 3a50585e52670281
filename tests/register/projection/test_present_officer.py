"""A person as the register has them by now, asked again whenever something is written."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest

from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.people import May, Officer, Role, roles_that
from frontoffice.errors import Refused
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.projection.present_officer import demand_still
from frontoffice.register.register import Register
from tests.support.examples import SECRET, an_intake
from tests.support.refusals import Refusal, not_allowed, refusal


@pytest.fixture
def boss(register: Register) -> Officer:
    return register.officers.add("Hj. Ratna Dewi", Role.SUPERVISOR, "Kepala Bidang", SECRET, None, uuid4())


@pytest.fixture
def siti(register: Register, boss: Officer) -> Officer:
    return register.officers.add("Siti Rahmawati", Role.OFFICER, "Petugas", SECRET, boss, uuid4())


def refused(register: Register, by: Officer) -> Refusal:
    return refusal(lambda: register.complaints.record(an_intake(), by, uuid4()))


def test_whoever_is_unknown_here_stays_as_they_are(register: Register) -> None:
    guest = Officer(uuid4(), "Tamu", Role.HANDLER)
    assert register.officers.as_now(guest) is guest


@pytest.mark.thorough
def test_another_name_and_role_are_those_of_the_register(register: Register, siti: Officer, boss: Officer) -> None:
    changed = dataclasses.replace(siti, name="Siti R. Pratiwi", role=Role.HANDLER, position="Tim")
    register.officers.change(changed, boss, uuid4())
    assert register.officers.as_now(siti) == changed


@pytest.mark.thorough
def test_a_disabled_officer_who_is_still_signed_in_writes_nothing(
    register: Register, siti: Officer, boss: Officer
) -> None:
    subject = register.complaints.record(an_intake(), siti, uuid4()).complaint.subject
    register.officers.change(dataclasses.replace(siti, active=False), boss, uuid4())
    assert refused(register, siti) == ("", "officer_disabled", {})
    assert refusal(lambda: register.printing.queue(subject, "", siti)) == ("", "officer_disabled", {})
    assert register.days.read(register.today()).totals.all == 1
    assert register.printing.open_jobs() == ()


@pytest.mark.thorough
def test_a_lost_right_is_lost_for_who_is_still_signed_in(register: Register, siti: Officer, boss: Officer) -> None:
    """A handler of the team records nothing; what both roles may do goes on."""
    subject = register.complaints.record(an_intake(), siti, uuid4()).complaint.subject
    register.officers.change(dataclasses.replace(siti, role=Role.HANDLER), boss, uuid4())
    by_now = register.officers.as_now(siti)
    assert refused(register, siti) == not_allowed(by_now, May.RECORD)
    register.printing.queue(subject, "", siti)


def test_no_step_is_taken_by_a_role_that_was_lost_since_the_page_was_opened(register: Register, boss: Officer) -> None:
    """A step's right is its own: its entry is for whoever takes any."""
    stale = register.officers.add("Yuli", Role.SUPERVISOR, "", SECRET, boss, uuid4())
    subject = register.complaints.record(an_intake(), boss, uuid4()).complaint.subject
    register.officers.change(dataclasses.replace(stale, role=Role.OFFICER), boss, uuid4())
    register.handling.review(subject, "", boss, uuid4())
    not_for_officers = [step for step, rule in RULES.items() if Role.OFFICER not in roles_that(rule.may)]
    written = len(register.complaints.story(subject))
    for step in not_for_officers:
        form = StepForm(step, "Sudah", agency="Dinas Perhubungan", letter="1")
        with pytest.raises(Refused):
            register.handling.advance(subject, form, stale, uuid4())
    assert {Step.ANALYSE, Step.FORWARD} <= {*not_for_officers}
    assert len(register.complaints.story(subject)) == written


def test_nor_is_the_kind_of_a_reviewed_complaint_changed(register: Register, boss: Officer) -> None:
    stale = register.officers.add("Yuli", Role.SUPERVISOR, "", SECRET, boss, uuid4())
    subject = register.complaints.record(an_intake(kind=Kind.SUGGESTION), boss, uuid4()).complaint.subject
    register.officers.change(dataclasses.replace(stale, role=Role.OFFICER), boss, uuid4())
    register.handling.review(subject, "", boss, uuid4())
    intake = dataclasses.replace(register.complaints.get(subject).intake, kind=Kind.COMPLAINT)
    _, code, facts = refusal(lambda: register.amendments.amend(subject, intake, "Salah", stale, uuid4()))
    assert (code, facts["role"]) == ("step_not_yours", Role.OFFICER)


def test_every_kind_of_entry_is_refused_to_whom_the_right_was_taken(register: Register, boss: Officer) -> None:
    for kind, spec in KINDS.items():
        if spec.may is None:
            continue
        may, may_not = roles_that(spec.may), [role for role in Role if role not in roles_that(spec.may)]
        for lost in may_not:
            stale = dataclasses.replace(boss, role=may[0])
            people = {boss.officer_id: dataclasses.replace(boss, role=lost)}
            with pytest.raises(Refused):
                demand_still(people, stale, kind)


def test_a_list_with_identities_asks_the_role_of_now(register: Register, boss: Officer) -> None:
    stale = register.officers.add("Yuli", Role.SUPERVISOR, "", SECRET, boss, uuid4())
    lost = next(role for role in Role if role not in roles_that(May.REVEAL))
    register.officers.change(dataclasses.replace(stale, role=lost), boss, uuid4())
    export = ListExport(name="search", lines=1, format=ListFormat.CSV, identities=True, why="Diminta")
    by_now = register.officers.as_now(stale)
    assert refusal(lambda: register.exports.record(export, stale, uuid4())) == not_allowed(by_now, May.REVEAL)


def test_what_whoever_got_another_role_writes_has_the_authority_of_that_role(register: Register, boss: Officer) -> None:
    """As when it was given at another desk while a page stood open here."""
    stale = register.officers.add("Yuli", Role.OFFICER, "", SECRET, boss, uuid4())
    subject = register.complaints.record(an_intake(), stale, uuid4()).complaint.subject
    register.handling.review(subject, "", boss, uuid4())
    register.officers.change(dataclasses.replace(stale, role=Role.HANDLER), boss, uuid4())
    register.handling.advance(subject, StepForm(Step.ANALYSE, "Sudah"), stale, uuid4())
    assert register.complaints.get(subject).status is Status.ANALYSED
    assert register.complaints.story(subject)[-1].role == Role.HANDLER
