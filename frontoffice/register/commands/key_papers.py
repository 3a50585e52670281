"""Recovery papers in the journal: who made one of which key, and whose code was typed back.

Whoever has such a paper and a file opens the register, so the making is written down before the code can be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import KeyPaperedBody
from frontoffice.domain.people import Officer
from frontoffice.register.journal import ids, journal, origins
from frontoffice.register.unit_of_work import UnitOfWork


class KeyPaperStep(StrEnum):
    """Step in the life of a key paper. The value stands in journals."""

    MADE = "made"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class KeyPaperNote:
    """Step in the life of a key paper, with its time (UTC) and officer."""

    step: KeyPaperStep
    at: datetime
    officer: str


def note(unit: UnitOfWork, key_name: str, step: KeyPaperStep, by: Officer) -> None:
    """Record the making of a key's paper, or the check of its code. Raises Refused (``not_allowed``)."""
    entry_kinds.demand(by, EntryKind.KEY_PAPERED)
    action, body = ids.new_id(), KeyPaperedBody(key=key_name, step=str(step), by=str(by.officer_id))
    unit.run_once(action, lambda: unit.append_entry(action, _subject(unit), EntryKind.KEY_PAPERED, body, by))


def notes(unit: UnitOfWork, key_name: str) -> tuple[KeyPaperNote, ...]:
    """Recorded steps of the papers of a key at this desk, in the order of writing."""
    with unit.reading():
        lines = journal.own_story(unit.connection, _subject(unit))
    return tuple(
        KeyPaperNote(KeyPaperStep(str(line.body["step"])), line.recorded_at, line.officer)
        for line in lines
        if line.kind == EntryKind.KEY_PAPERED
        and line.body.get("key") == key_name
        and line.body.get("step") in tuple(KeyPaperStep)
    )


def _subject(unit: UnitOfWork) -> UUID:
    with unit.reading():
        return ids.subject("key papers", str(origins.first_written(unit.connection)))
