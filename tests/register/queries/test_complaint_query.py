from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frontoffice.domain.case import Case
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.queries import complaint_query
from frontoffice.register.register import Register
from tests.support.examples import a_letter, an_intake, an_officer

SITI = an_officer()


def recorded(register: Register, external_id: str = "") -> UUID:
    return register.complaints.record(a_letter(external_id=external_id), SITI, uuid4()).complaint.subject


def test_a_complaint_is_read_with_its_handling(register: Register) -> None:
    written = register.complaints.record(an_intake(), SITI, uuid4()).complaint
    complaint, case = complaint_query.with_case(register.unit, written.subject)
    assert complaint == written
    assert case == Case()


def test_what_nobody_recorded_is_unknown(register: Register) -> None:
    with pytest.raises(Refused, match="complaint_unknown"):
        complaint_query.with_case(register.unit, uuid4())


def test_an_item_is_taken_by_another_complaint_only(register: Register) -> None:
    subject = recorded(register, "SP4N-17")
    again = a_letter(external_id="SP4N-17")
    (problem,) = complaint_query.item_taken(register.unit, again, None)
    assert (problem.code, problem.facts["subject"]) == ("external_id_taken", subject)
    assert complaint_query.item_taken(register.unit, again, subject) == ()
    assert complaint_query.item_taken(register.unit, a_letter(external_id="SP4N-18"), None) == ()


def test_what_is_written_and_cannot_be_read_back_is_of_unknown_outcome(register: Register) -> None:
    subject = recorded(register)
    register.unit.connection.execute("ALTER TABLE payload RENAME TO away")
    with pytest.raises(Unavailable, match="outcome_unknown"):
        complaint_query.as_written(register.unit, subject)
    register.unit.connection.execute("ALTER TABLE away RENAME TO payload")
