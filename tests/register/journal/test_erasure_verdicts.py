from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.register.journal import erasure_verdicts, origins
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer

OFFICER, SUPERVISOR = an_officer(), an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


def decided(register: Register) -> UUID:
    """A closed complaint whose erasing two officers decided."""
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.handling.cancel(subject, "x", SUPERVISOR, uuid4())
    register.erasures.erase(subject, "Nota Dinas", (SUPERVISOR, SECOND), uuid4())
    return subject


def test_a_desk_without_a_centre_is_its_own_office_also_after_it_has_one(register: Register) -> None:
    subject = decided(register)
    connection = register.unit.connection
    assert erasure_verdicts.awaited(connection) == {}
    assert register.complaints.get(subject).erased
    with register.unit.writing():
        origins.propose_token(connection, register.unit.origin, uuid4())
    assert erasure_verdicts.has_office(connection)
    register.maintenance.rebuild()
    assert register.complaints.get(subject).erased


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("said", "kind"), [("carried_out", "complaint.erased"), ("rejected", erasure_verdicts.REJECTED)]
)
def test_the_first_word_of_the_office_stays(register: Register, said: str, kind: str) -> None:
    connection = register.unit.connection
    with register.unit.writing():
        origins.propose_token(connection, register.unit.origin, uuid4())
    subject = decided(register)
    assert register.complaints.story(subject)[-1].kind == erasure_verdicts.AWAITED
    (entry,) = erasure_verdicts.awaited(connection)[subject]
    with register.unit.writing():
        erasure_verdicts.keep(connection, {entry: said})
        erasure_verdicts.keep(connection, {entry: "rejected" if said == "carried_out" else "carried_out"})
    assert register.complaints.story(subject)[-1].kind == kind
    assert erasure_verdicts.awaited(connection) == {}
