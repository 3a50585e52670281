"""Entry and content of an attachment, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from frontoffice.domain import attachments
from frontoffice.domain.attachments import AttachmentKind, NewAttachment, RefusedFile
from frontoffice.domain.codes import AttachmentRefusal
from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AttachmentAddedBody, AttachmentRefusedBody
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import contents, journal
from frontoffice.register.projection.attachment_projection import list_attachments
from frontoffice.register.unit_of_work import UnitOfWork


def append_refused(unit: UnitOfWork, subject: UUID, files: Sequence[RefusedFile], by: Officer, action: UUID) -> None:
    """Append an entry about refused files and the reasons; nothing where there are none."""
    if files:
        body = AttachmentRefusedBody(files=attachments.refusal_parts(files))
        unit.append_entry(action, subject, EntryKind.ATTACHMENT_REFUSED, body, by)


def append(
    unit: UnitOfWork, subject: UUID, new: NewAttachment, by: Officer, action: UUID, step: UUID | None = None
) -> None:
    """Keep the content and append the entry. Raises Refused as ``attachments.problems`` says, ``attachment_unknown``.

    The text of what shows an identity is not kept: nothing is found by it.
    """
    lines = journal.story(unit.connection, subject)
    if step is not None and all(line.entry_id != step for line in lines):
        raise Refused(Problem("step", AttachmentRefusal.UNKNOWN))
    there = sum(one.attachment.size for one in list_attachments(subject, lines) if not one.attachment.withdrawn)
    found = attachments.problems(new, unit.limits, there)
    if found:
        raise Refused(*found)
    content = contents.put(unit.connection, new.content)
    searched = "" if new.kind is AttachmentKind.IDENTITY else clean(new.text)
    text = contents.put(unit.connection, searched.encode()) if searched else None
    body = AttachmentAddedBody(
        name=new.file_name,
        kind=str(new.kind),
        media_type=new.media_type,
        pages=new.pages,
        content=content_address.part(content),
        counter=unit.desk.counter_name,
        text=content_address.part(text) if text else None,
        step=str(step) if step else None,
        signed=True if new.signed_original else None,
    )
    unit.append_entry(action, subject, EntryKind.ATTACHED, body, by)
