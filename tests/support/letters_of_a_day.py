"""A letter of a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.examples import a_letter, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def a_letter_of(register: Register, on: date, **changes: object) -> UUID:
    letter = a_letter(received_on=on, received_why="Libur", external_id="", **changes)
    return register.complaints.record(letter, SITI, uuid4()).complaint.subject
