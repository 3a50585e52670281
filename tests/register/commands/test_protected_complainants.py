from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.people import May, Role
from frontoffice.register.commands.protected_complainants import OF_NUMBER
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, an_intake, an_officer
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
HIDDEN = Complainant("Siti Nurhaliza", Identity.CONFIDENTIAL, phone="0812-3456-7890", nik="1971034107900002")
WHY = "Pengadu menyebut pengaduannya yang dulu"


def record(register: Register, who: Complainant = HIDDEN) -> UUID:
    intake = an_intake(complainant=who, application_no="", description="Izin belum terbit")
    return register.complaints.record(intake, OFFICER, uuid4()).complaint.subject


def reasons(register: Register, subject: UUID) -> list[str]:
    return [line.body["why"] for line in register.complaints.story(subject) if line.kind == "identity.revealed"]


def test_a_whole_number_of_who_asked_for_confidence_is_known_and_says_nothing_else(register: Register) -> None:
    subject = record(register)
    asked = (("+62 812 3456 7890", ""), ("", "1971 0341 0790 0002"), ("0899", "1971034107900002"))
    assert [register.protected.is_known(*numbers) for numbers in asked] == [True, True, True]
    parts = (("", ""), ("7890", ""), ("0812345678", ""), ("", "197103"), ("081299998888", "1971034107900003"))
    assert [register.protected.is_known(*numbers) for numbers in parts] == [False] * len(parts)
    assert reasons(register, subject) == []
    record(register, Complainant("Budi", Identity.CONFIDENTIAL, phone="42209", identity_no="A12345"))
    assert not register.protected.is_known("42209", ""), "so short a number is anybody's"
    assert not register.protected.is_known("", "A12345")
    record(register, Complainant("Ani", Identity.CONFIDENTIAL, phone="42209876", identity_no="A1234567"))
    assert register.protected.is_known("42209876", "")
    assert register.protected.is_known("", "A1234567")


def test_who_is_open_or_anonymous_is_not_protected(register: Register) -> None:
    record(register, Complainant("Dirahasiakan", phone=HIDDEN.phone))
    record(register, Complainant("", Identity.ANONYMOUS, phone=HIDDEN.phone))
    assert not register.protected.is_known(HIDDEN.phone, "")
    assert register.protected.reveal(HIDDEN.phone, "", WHY, OFFICER) == ()


def test_who_it_is_is_given_for_a_reason_that_the_newest_story_keeps(register: Register, clock: OfficeClock) -> None:
    first = record(register)
    clock.move(minutes=1)
    second = record(register, Complainant("SITI Nurhaliza", Identity.CONFIDENTIAL, phone=HIDDEN.phone, address="Baru"))
    clock.move(minutes=1)
    brother = record(register, Complainant("Budi", Identity.CONFIDENTIAL, phone=HIDDEN.phone))
    found = register.protected.reveal("081234567890", "", WHY, OFFICER)
    assert [(one.name, one.address) for one in found] == [("Budi", ""), ("SITI Nurhaliza", "Baru")]
    assert [reasons(register, one) for one in (first, second, brother)] == [[], [WHY], [WHY]]
    assert {line.officer for line in register.complaints.story(second)} == {OFFICER.name}


def test_without_a_reason_or_the_right_nobody_is_shown(register: Register) -> None:
    subject = record(register)
    assert refusal(lambda: register.protected.reveal(HIDDEN.phone, "", " ", OFFICER))[1] == "why_missing"
    nobody = an_officer(Role.ADMINISTRATOR, "Yuliana")
    assert refusal(lambda: register.protected.reveal(HIDDEN.phone, "", WHY, nobody)) == not_allowed(nobody, May.REVEAL)
    assert reasons(register, subject) == []


@pytest.mark.thorough
def test_an_index_finds_who_is_protected(register: Register) -> None:
    plan = register.unit.connection.execute(
        f"EXPLAIN QUERY PLAN SELECT subject FROM complaint WHERE {OF_NUMBER}",
        ("Dirahasiakan", "1", "2", 1),
    ).fetchall()
    assert not any("SCAN complaint" in str(row) for row in plan)
