"""An erasure that two people decided."""

from __future__ import annotations

from uuid import UUID, uuid4

from frontoffice.domain.people import Role
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
