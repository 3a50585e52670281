from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.register.projection.appending import heads
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.mark.thorough
def test_two_desks_that_went_on_from_the_same_entry_leave_two_heads(register: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    register.handling.review(complaint.subject, "", SUPERVISOR, uuid4())
    story = register.complaints.story(complaint.subject)
    elsewhere = story[1]._replace(entry_id=uuid4())
    assert heads(story) == (story[1].entry_id,)
    assert set(heads([*story, elsewhere])) == {story[1].entry_id, elsewhere.entry_id}


def test_papers_and_looks_are_no_steps(register: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    register.complaints.reveal(complaint.subject, "x", OFFICER, uuid4())
    assert heads(register.complaints.story(complaint.subject)) == (complaint.subject,)
