from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands import turning
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
ASKED = Inquiry("counter", "Syarat izin trayek", answered_by="Siti")


def test_of_two_complaints_that_go_on_from_one_consultation_the_first_is_what_it_became(register: Register) -> None:
    one = register.consulting.record(ASKED, OFFICER, uuid4())
    drafts = [register.consulting.draft_of(one.subject, OFFICER) for _ in range(2)]
    made = [
        register.complaints.record(an_intake(), OFFICER, uuid4(), draft_id=draft.draft_id).complaint for draft in drafts
    ]
    assert register.consultations.get(one.subject).complaint == made[0].subject
    assert register.consultations.before(made[1].subject) == ()
    kinds = [str(line.kind) for line in register.complaints.story(one.subject)]
    assert kinds == ["consultation.recorded", "consultation.turned"]
    with pytest.raises(Refused, match="consultation_turned"):
        turning.demand_not_turned(register.consultations.get(one.subject))


@pytest.mark.thorough
def test_a_complaint_stands_by_itself_where_the_consultation_is_unknown(register: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    with register.unit.writing():
        turning.record_conversion(register.unit, uuid4(), complaint, OFFICER)
    assert register.consultations.before(complaint.subject) == ()
