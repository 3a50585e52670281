from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.people import May, Role
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
HIDDEN = Complainant(
    "Siti Nurhaliza",
    Identity.CONFIDENTIAL,
    phone="0812-3456-7890",
    nik="1971034107900002",
    represents="Udin Petot",
)


@pytest.fixture
def subject(register: Register) -> UUID:
    intake = an_intake(complainant=HIDDEN, description="Saya Siti, izin belum terbit")
    return register.complaints.record(intake, OFFICER, uuid4()).complaint.subject


@pytest.mark.parametrize(
    "text", ["siti nurhaliza", "Nurhaliza", "udin", "0812 3456 7890", "+62 812-3456-7890", "1971034107900002"]
)
def test_who_lost_the_resi_is_found_for_a_reason_and_named_nowhere(
    register: Register, subject: UUID, text: str
) -> None:
    assert register.search.find(text) == ()
    (found,) = register.lost_receipt.find(text, "Resi hilang, KTP ditunjukkan", OFFICER)
    assert (found.subject, found.name) == (subject, "Dirahasiakan")
    assert "Siti" not in found.summary
    last = register.complaints.story(subject)[-1]
    assert (last.kind, last.body["why"], last.officer) == (
        "identity.revealed",
        "Resi hilang, KTP ditunjukkan",
        OFFICER.name,
    )


@pytest.mark.parametrize("text", ["", "si", "sit", "Siti Aminah", "7890", "08123456", "1971"])
def test_a_part_finds_nobody_and_leaves_nothing_in_the_story(register: Register, subject: UUID, text: str) -> None:
    assert register.lost_receipt.find(text, "Resi hilang", OFFICER) == ()
    assert len(register.complaints.story(subject)) == 1


def test_without_a_reason_or_the_right_nothing_is_looked_for(register: Register, subject: UUID) -> None:
    assert refusal(lambda: register.lost_receipt.find("Siti", " ", OFFICER))[1] == "why_missing"
    nobody = an_officer(Role.ADMINISTRATOR, "Yuliana")
    assert refusal(lambda: register.lost_receipt.find("Siti", "x", nobody)) == not_allowed(nobody, May.REVEAL)
    assert len(register.complaints.story(subject)) == 1


def test_who_joined_is_found_and_who_is_open_is_left_to_the_search(register: Register, subject: UUID) -> None:
    register.joined.join(subject, Complainant("Budi Santoso"), OFFICER, uuid4())
    register.complaints.record(an_intake(complainant=Complainant("Budi Santoso")), OFFICER, uuid4())
    found = register.lost_receipt.find("budi santoso", "Resi hilang", OFFICER)
    assert [one.subject for one in found] == [subject]
