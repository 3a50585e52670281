from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.register.journal import erasure_verdicts, origins
from frontoffice.register.register import Register
from tests.support.decided_erasures import decided


def test_a_desk_without_a_centre_is_its_own_office_also_after_it_has_one(register: Register) -> None:
    subject = decided(register)
    connection = register.unit.connection
    assert erasure_verdicts.list_pending(connection) == {}
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
    (entry,) = erasure_verdicts.list_pending(connection)[subject]
    with register.unit.writing():
        erasure_verdicts.keep(connection, {entry: said})
        erasure_verdicts.keep(connection, {entry: "rejected" if said == "carried_out" else "carried_out"})
    assert register.complaints.story(subject)[-1].kind == kind
    assert erasure_verdicts.list_pending(connection) == {}
