"""One complaint as it stands, and what other complaints say about it."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Intake
from frontoffice.domain.text.typed_text import same_item
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure, RegisterRefusal
from frontoffice.register.journal import journal
from frontoffice.register.projection import complaint_fold, item_projection
from frontoffice.register.unit_of_work import UnitOfWork


class SameItem(NamedTuple):
    """Another complaint of the same letter or SP4N-LAPOR! item."""

    subject: UUID
    number_text: str
    is_closed: bool


def with_case(unit: UnitOfWork, subject: UUID) -> tuple[Complaint, Case]:
    """The complaint and its handling; Refused (``complaint_unknown``) when there is none."""
    with unit.reading():
        found = complaint_fold.fold_case(journal.story(unit.connection, subject))
    if found is None:
        raise Refused(Problem("", RegisterRefusal.COMPLAINT_UNKNOWN))
    return found


def as_written(unit: UnitOfWork, subject: UUID, folded: tuple[Complaint, Case] | None) -> tuple[Complaint, Case]:
    """A complaint after an action that is in the journal: as its projection ``folded`` it, or else read back.

    It is read back where the action was done before. That it cannot be read must not sound like "not done".
    """
    try:
        return folded or with_case(unit, subject)
    except Unavailable as error:
        raise Unavailable(RegisterFailure.OUTCOME_UNKNOWN, path=str(unit.file.path), reason=error.code) from error


def find_merged_number(unit: UnitOfWork, subject: UUID) -> str:
    """The number of a complaint that stands merged into this one, "" when there is none."""
    rows: Any = unit.connection.execute(
        "SELECT number_text FROM complaint WHERE merged_into = ? AND merged_into <> x'' LIMIT 1", (subject.bytes,)
    )
    return next((str(number) for (number,) in rows), "")


def is_merged_in_vain(unit: UnitOfWork, subject: UUID) -> bool:
    """Whether nobody handles what it was merged into (``projection/merge_ends``)."""
    found = "SELECT EXISTS (SELECT 1 FROM complaint JOIN merged_in_vain ON complaint = id WHERE subject = ?)"
    return bool(unit.connection.execute(found, (subject.bytes,)).get)


def of_the_same_item(unit: UnitOfWork, subject: UUID) -> tuple[SameItem, ...]:
    """The other complaints of the same letter or item, the oldest first."""
    row_id = unit.connection.execute("SELECT id FROM complaint WHERE subject = ?", (subject.bytes,)).get
    found = () if row_id is None else item_projection.others(unit.connection, row_id)
    return tuple(SameItem(UUID(bytes=other), number, status in set(CLOSED)) for other, number, status in found)


def item_taken(unit: UnitOfWork, intake: Intake, mine: UUID | None) -> tuple[Problem, ...]:
    """The problem of an item that its channel's complaints have already; a cancelled one frees it."""
    if not same_item(intake.external_id):
        return ()
    with unit.reading():
        row = unit.connection.execute(
            "SELECT subject, number_text FROM complaint WHERE channel = ? AND external_id <> '' AND external_id = ?"
            " AND status <> 'cancelled' AND subject <> ? LIMIT 1",
            (intake.channel, same_item(intake.external_id), mine.bytes if mine else b""),
        ).fetchone()
    if row is None:
        return ()
    return (Problem("external_id", IntakeRefusal.EXTERNAL_ID_TAKEN, {"subject": UUID(bytes=row[0]), "number": row[1]}),)
