"""Letters that are due on days known beforehand, and the people who look at the lists of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.people import Officer, Role
from frontoffice.register.register import Register
from tests.support.examples import a_letter, an_officer

SITI = an_officer()
BAMBANG = an_officer(Role.HANDLER, "Bambang Sutrisno")
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
YULIANA = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


def letters(register: Register, *received: date) -> Iterator[UUID]:
    for on in received:
        yield register.complaints.record(
            a_letter(received_on=on, received_why="Libur", external_id=""), SITI, uuid4()
        ).complaint.subject


def numbers(register: Register, group: str, officer: Officer = HENDRA) -> list[int]:
    return [int(line.number_text[:4]) for line in register.worklist.read(officer, group).lines]


@pytest.fixture
def many(register: Register) -> Register:
    """Due (14 working days) on 20, 24, 25, 27 November and 3, 14 December; today is Tuesday, 24 November."""
    received = [date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 5), date(2026, 11, 9), date(2026, 11, 13)]
    list(letters(register, *reversed(received), date(2026, 11, 24)))
    return register
