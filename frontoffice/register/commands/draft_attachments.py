"""Attachments of an unfinished form: kept with its draft, gone with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import apsw

from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.register.journal import reading
from frontoffice.register.unit_of_work import UnitOfWork


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


def drop(connection: apsw.Connection, draft_id: UUID) -> None:
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
