"""Drafts: unrecorded forms, with their attachments. They stay at this desk.

Of complaints there are many, and whoever may goes on with one. Of a *form* (a report's words, a consultation, a step)
there is one for each person, who alone sees it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.domain.calendar.dates import from_text, to_text
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.reports.report import Scope
from frontoffice.register.commands.authenticating import demand_own
from frontoffice.register.journal import reading
from frontoffice.register.journal.draft_fields import AMENDS
from frontoffice.register.journal.tables import DraftRow
from frontoffice.register.unit_of_work import UnitOfWork

CONSULTATION_FORM: Final = "consultation"
BOX_FORM: Final = "box"  # the beginning of an opening of the suggestion box
ABSENCE_FORM: Final = "absence"
PAPER_FORMAT_FORM: Final = "paper_format"


def report_form(scope: Scope) -> str:
    """The form of a report's words and meeting: one for each period, kind of date and counter."""
    return f"report/{scope.period}/{scope.basis}/{scope.counter}"


def box_sheet_form(opening: UUID) -> str:
    """The form of a sheet of an opening of the suggestion box."""
    return f"{BOX_FORM}/{opening}"


def box_closing_form(opening: UUID) -> str:
    """The form of the end of an opening of the suggestion box."""
    return f"{BOX_FORM}/{opening}/closing"


def officer_form(officer_id: UUID | None) -> str:
    """The form of an officer, of a new one for None. No secret stands in it."""
    return f"officer/{officer_id or 'new'}"


def limit_form(code: str) -> str:
    """The form of a limit of time."""
    return f"limit/{code}"


def step_form(subject: UUID, purpose: str) -> str:
    """The form of a step, a contact or papers of a complaint."""
    return f"step/{subject}/{purpose}"


@dataclass(frozen=True, slots=True)
class Draft:
    """Text of each field typed so far, with its author and time of the last save (UTC)."""

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
        """Save the draft over its previous version; Refused (``not_allowed``) for who only reads."""
        demand_own(self._unit, draft.officer_id)
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
        """Drafts of amendments to this complaint."""
        return tuple(draft for draft in self.all() if draft.fields.get(AMENDS) == str(subject))

    def drop(self, draft_id: UUID) -> None:
        """Delete a draft, if there is one."""
        with self._unit.briefly():
            drop(self._unit.db, draft_id)

    def save_form(self, form: str, officer_id: UUID, fields: Mapping[str, str]) -> None:
        """Save the fields of a form as text, over their previous version."""
        demand_own(self._unit, officer_id)
        row = (form, officer_id.bytes, to_text(self._unit.now()), json.dumps(dict(fields), sort_keys=True))
        with self._unit.briefly():
            self._unit.connection.execute("INSERT OR REPLACE INTO form_draft VALUES (?, ?, ?, ?)", row)

    def find_form(self, form: str, officer_id: UUID) -> dict[str, str] | None:
        """Saved fields of a form for this officer; None where nothing is kept."""
        question = "SELECT fields FROM form_draft WHERE form = ? AND officer_id = ?"
        with self._unit.briefly():
            row: Any = self._unit.connection.execute(question, (form, officer_id.bytes)).fetchone()
        if row is None:
            return None
        with reading.row_of("form_draft"):
            return dict(json.loads(row[0]))

    def drop_form(self, form: str, officer_id: UUID) -> None:
        """Delete the saved fields of a form; forgetting what is not there is no error."""
        with self._unit.briefly():
            drop_form(self._unit, form, officer_id)


def origin_of(db: Any, draft_id: UUID, name: str) -> UUID | None:
    """What a draft goes on from, by the name of its value (consultation, message); None for a draft of another kind."""
    fields: str | None = db.connection().execute("SELECT fields FROM draft WHERE draft_id = ?", (draft_id.bytes,)).get
    if fields is None or f'"{name}"' not in fields:  # most begin by themselves, and a form is long
        return None
    with reading.row_of("draft"):
        subject = dict(json.loads(fields)).get(name)
        return UUID(subject) if subject else None


def drop(db: Any, draft_id: UUID) -> None:
    """Delete a draft and its attachments, if there is one."""
    drop_attachments(db.connection(), draft_id)
    db.connection().execute("DELETE FROM draft WHERE draft_id = ?", (draft_id.bytes,))


def drop_form(unit: UnitOfWork, form: str, officer_id: UUID) -> None:
    """Delete the saved fields of a form, in its recording transaction."""
    statement = "DELETE FROM form_draft WHERE form = ? AND officer_id = ?"
    unit.connection.execute(statement, (form, officer_id.bytes))


def _draft(row: Any) -> Draft:
    with reading.row_of("draft"):
        return Draft(
            UUID(bytes=row.draft_id), UUID(bytes=row.officer_id), from_text(row.saved_at), dict(json.loads(row.fields))
        )


# --- Attachments of an unfinished form: kept with its draft, gone with it ---


@dataclass(frozen=True, slots=True)
class PendingAttachment:
    """An attachment before it is recorded.

    ``thumbnail`` is the first page small, as width, height and three bytes a pixel; ``changes`` names what was changed
    in the file. ``brought_by`` is the officer who brought it, None for what was kept before that was.
    """

    attachment_id: UUID
    new: NewAttachment
    thumbnail: tuple[int, int, bytes] = field(repr=False)
    changes: tuple[str, ...] = ()
    brought_by: UUID | None = None


class DraftAttachments:
    """The attachments of this desk's drafts."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def keep(self, draft_id: UUID, attachments: Sequence[PendingAttachment]) -> None:
        """Save the attachments of a draft in this order, instead of the former ones.

        The bytes of one that is there already stay.
        """
        with self._unit.briefly(), self._unit.connection as connection:
            connection.execute("DELETE FROM draft_attachment WHERE draft_id = ?", (draft_id.bytes,))
            for place, one in enumerate(attachments):
                width, height, rgb = one.thumbnail
                small, name = width.to_bytes(4) + height.to_bytes(4) + rgb, one.attachment_id.bytes
                row = (draft_id.bytes, place, name, _facts(one), small)
                connection.execute("INSERT INTO draft_attachment VALUES (?, ?, ?, ?, ?)", row)
                connection.execute("INSERT OR IGNORE INTO draft_content VALUES (?, ?)", (name, one.new.content))
            connection.execute(_LEFT_OVER)

    def of(self, draft_id: UUID) -> tuple[PendingAttachment, ...]:
        """Saved attachments of a draft, in order."""
        with self._unit.briefly():
            rows = self._unit.connection.execute(_READ, (draft_id.bytes,))
            return tuple(_attachment(*row) for row in rows)


def drop_attachments(connection: apsw.Connection, draft_id: UUID) -> None:
    """Delete the saved attachments of a draft."""
    connection.execute("DELETE FROM draft_attachment WHERE draft_id = ?", (draft_id.bytes,))
    if connection.changes():
        connection.execute(_LEFT_OVER)


_LEFT_OVER: Final = "DELETE FROM draft_content WHERE attachment_id NOT IN (SELECT attachment_id FROM draft_attachment)"
_READ: Final = """
    SELECT attachment_id, facts, thumbnail, content FROM draft_attachment NATURAL JOIN draft_content
    WHERE draft_id = ? ORDER BY place"""


def _facts(one: PendingAttachment) -> str:
    new = one.new
    facts = {
        "kind": str(new.kind),
        "file_name": new.file_name,
        "media_type": new.media_type,
        "pages": new.pages,
        "text": new.text,
        "signed_original": new.signed_original,
    }
    brought_by = {"brought_by": str(one.brought_by)} if one.brought_by else {}
    return json.dumps({"new": facts, "changes": [str(change) for change in one.changes], **brought_by})


def _attachment(attachment_id: bytes, facts: str, small: bytes, content: bytes) -> PendingAttachment:
    with reading.row_of("draft_attachment"):
        said = json.loads(facts)
        kind = AttachmentKind(said["new"].pop("kind"))
        thumbnail = (int.from_bytes(small[:4]), int.from_bytes(small[4:8]), small[8:])
        new = NewAttachment(kind=kind, content=content, **said["new"])
        brought_by = UUID(said["brought_by"]) if "brought_by" in said else None
        return PendingAttachment(UUID(bytes=attachment_id), new, thumbnail, tuple(said["changes"]), brought_by)
