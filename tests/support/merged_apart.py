"""Two desks that work apart, and what they merge meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID, uuid4

from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.examples import a_letter, a_register, an_intake, an_officer
from tests.support.manual_sync import carry

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def recorded(register: Register) -> UUID:
    """A complaint that is reviewed."""
    subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    register.handling.review(subject, "", SUPERVISOR, uuid4())
    return subject


def merge(register: Register, subject: UUID, into: UUID) -> None:
    """Merge one into another, as that desk lets its supervisor."""
    register.handling.advance(subject, StepForm(Step.MERGE, "Hal yang sama", other=into), SUPERVISOR, uuid4())


@contextmanager
def second_desk(register: Register, folder: Path) -> Iterator[Register]:
    """A second desk that has all of the first."""
    folder.mkdir()
    with closing(a_register(folder, counter="L2")) as desk:
        carry(register, desk)
        yield desk


def exchange(one: Register, other: Register) -> None:
    """Bring each what the other has."""
    carry(one, other)
    carry(other, one)


def merge_into_each_other(register: Register, folder: Path) -> tuple[UUID, UUID]:
    """Two complaints of which one desk merged the first into the second, and another the second into the first."""
    first, second = recorded(register), recorded(register)
    with second_desk(register, folder) as desk:
        merge(register, first, second)
        merge(desk, second, first)
        exchange(register, desk)
    return first, second


def record_at_two_desks(register: Register, folder: Path) -> tuple[UUID, UUID]:
    """The same letter, recorded at two desks that exchanged only afterwards."""
    with second_desk(register, folder) as desk:
        first, second = (
            one.complaints.record(a_letter(), an_officer(), uuid4()).complaint.subject for one in (register, desk)
        )
        exchange(register, desk)
    return first, second
