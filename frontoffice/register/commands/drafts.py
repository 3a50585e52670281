"""Drafts: forms that were begun and not recorded. They stay at this desk and never become entries by themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from frontoffice.domain.complaint import Identity
from frontoffice.domain.dates import from_text, to_text
from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal import reading
from frontoffice.register.journal.tables import AMENDS, CONSULTATION, DraftRow
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed so far, field by field as text, by whom and when it was last saved (UTC)."""

    draft_id: UUID
    officer_id: UUID
    saved_at: datetime
    fields: Mapping[str, str]


def may_take_up(draft: Draft, officer: Officer) -> bool:
    """Whether an officer may go on with a draft: a confidential case's only who began it, or the supervisor."""
    is_confidential = draft.fields.get("identity") == Identity.CONFIDENTIAL
    return not is_confidential or draft.officer_id == officer.officer_id or officer.role is Role.SUPERVISOR


class Drafts:
    """The drafts of this desk."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def save(self, draft: Draft) -> None:
        """Keep the draft in place of what it was before."""
        with self._unit.briefly():
            DraftRow.insert(
                draft_id=draft.draft_id.bytes,
                officer_id=draft.officer_id.bytes,
                saved_at=to_text(draft.saved_at),
                fields=json.dumps(dict(draft.fields), sort_keys=True),
            ).on_conflict_replace().execute(self._unit.db)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the latest first."""
        with self._unit.briefly():
            rows = DraftRow.select().order_by(DraftRow.saved_at.desc(), DraftRow.draft_id).execute(self._unit.db)
            return tuple(_draft(row) for row in rows)

    def amending(self, subject: UUID) -> tuple[Draft, ...]:
        """The drafts that amend this complaint."""
        return tuple(draft for draft in self.all() if draft.fields.get(AMENDS) == str(subject))

    def drop(self, draft_id: UUID) -> None:
        """Forget a draft; forgetting one that is not there is no error."""
        with self._unit.briefly():
            drop(self._unit.db, draft_id)


def consultation_of(db: Any, draft_id: UUID) -> UUID | None:
    """The consultation that a draft goes on from, None for what began by itself or is not there."""
    row = DraftRow.select().where(DraftRow.draft_id == draft_id.bytes).first(db)
    subject = _draft(row).fields.get(CONSULTATION) if row else None
    return UUID(subject) if subject else None


def drop(db: Any, draft_id: UUID) -> None:
    """Forget a draft; forgetting one that is not there is no error."""
    DraftRow.delete().where(DraftRow.draft_id == draft_id.bytes).execute(db)


def _draft(row: Any) -> Draft:
    with reading.row_of("draft"):
        return Draft(
            UUID(bytes=row.draft_id), UUID(bytes=row.officer_id), from_text(row.saved_at), dict(json.loads(row.fields))
        )
