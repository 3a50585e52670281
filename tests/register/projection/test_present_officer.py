"""A person as the register has them by now, asked again whenever something is written."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest

from frontoffice.domain.people import May, Officer, Role
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
    register.officers.change(dataclasses.replace(siti, active=False), boss, uuid4())
    assert refused(register, siti) == ("", "officer_disabled", {})
    assert register.days.read(register.today()).totals.all == 0


@pytest.mark.thorough
def test_a_lost_right_is_lost_for_who_is_still_signed_in(register: Register, siti: Officer, boss: Officer) -> None:
    """A handler of the team records nothing; what both roles may do goes on."""
    subject = register.complaints.record(an_intake(), siti, uuid4()).complaint.subject
    register.officers.change(dataclasses.replace(siti, role=Role.HANDLER), boss, uuid4())
    by_now = register.officers.as_now(siti)
    assert refused(register, siti) == not_allowed(by_now, May.RECORD)
    register.printing.queue(subject, "", siti)
