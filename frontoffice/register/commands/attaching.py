"""Attach files to a complaint, give their contents, take wrongly attached ones back.

What shows an identity, and all that belongs to who asked for confidence, is given only to who says why, and that is
written down first; so is what is printed, or saved outside the register. An attachment that was taken back stays
readable: what was written stays written.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from uuid import UUID

from frontoffice.domain.attachments import Attachment, AttachmentKind, AttachmentUse, NewAttachment, RefusedFile
from frontoffice.domain.codes import AttachmentRefusal, FieldRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AttachmentOpenedBody, AttachmentWithdrawnBody
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands import attachment_entry, complaints
from frontoffice.register.journal import contents, journal
from frontoffice.register.projection import complaint_fold
from frontoffice.register.projection.attachment_projection import NAMELESS, Attached, list_attachments
from frontoffice.register.queries import complaint_list
from frontoffice.register.unit_of_work import UnitOfWork


class Attachments:
    """The attachments of complaints."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def attach(
        self, subject: UUID, new: NewAttachment, by: Officer, action: UUID, *, step: UUID | None = None
    ) -> Attachment:
        """Attach a file to a complaint, or to one of its entries (``step``); gives it as the register keeps it.

        Raises Refused: ``domain.attachments.problems``, ``complaint_unknown``, ``complaint_erased``,
        ``attachment_unknown`` (field ``step``).
        """
        entry_kinds.demand(by, EntryKind.ATTACHED)

        def work() -> None:
            complaint_list.with_case(self._unit, subject)  # Refused when there is none
            attachment_entry.append(self._unit, subject, new, by, action, step)

        self._unit.run_once(action, work)
        return self.get(action)

    def note_refused(self, subject: UUID, files: Sequence[RefusedFile], by: Officer, action: UUID) -> None:
        """Record the files refused as attachments of a complaint; Refused (``complaint_unknown``)."""
        entry_kinds.demand(by, EntryKind.ATTACHMENT_REFUSED)

        def work() -> None:
            complaint_list.with_case(self._unit, subject)
            attachment_entry.append_refused(self._unit, subject, files, by, action)

        self._unit.run_once(action, work)

    def of(self, subject: UUID) -> tuple[Attachment, ...]:
        """Attachments of a complaint, in order of attachment; none of an erased one."""
        with self._unit.reading():
            return tuple(self._as_kept(one) for one in self._read(subject))

    def get(self, attachment_id: UUID) -> Attachment:
        """One attachment; Refused (``attachment_unknown``) when there is none."""
        with self._unit.reading():
            return self._as_kept(self._find(attachment_id))

    def content(self, attachment_id: UUID, *, revealed: bool = False) -> bytes:
        """Bytes of an attachment viewable without a reason.

        Where they are not here, they are fetched next.

        ``revealed`` says that a reason for looking at who complained is written down: then it is enough for all but
        what shows an identity.

        Raises Refused: ``attachment_unknown``, ``attachment_not_here``, ``why_missing`` (for a hidden one).
        Unavailable: ``attachment_damaged``, for as long as the same file was not attached again.
        """
        with self._unit.reading():
            found = self._find(attachment_id)
        if found.attachment.hidden and (not revealed or found.attachment.kind is AttachmentKind.IDENTITY):
            raise Refused(Problem("why", FieldRefusal.WHY_MISSING))
        return self._content(found)

    def open(self, attachment_id: UUID, use: AttachmentUse, by: Officer, action: UUID, why: str = "") -> bytes:
        """Log the use of an attachment and return its bytes.

        A hidden one asks ``why``.

        Where they are not here, they are fetched next, and nothing is written down.

        Raises Refused: ``attachment_unknown``, ``attachment_not_here``, ``why_missing``, ``too_long``.
        Unavailable: ``attachment_damaged``.
        """
        entry_kinds.demand(by, EntryKind.ATTACHMENT_OPENED)

        def work() -> None:
            one = self._find(attachment_id)
            reason = complaints.reason(why) if why.strip() or one.attachment.hidden else ""
            name = one.attachment.file_name
            body = AttachmentOpenedBody(attachment=str(attachment_id), name=name, use=str(use), why=reason)
            self._unit.append_entry(action, one.attachment.complaint, EntryKind.ATTACHMENT_OPENED, body, by)

        with self._unit.reading():
            found = self._find(attachment_id)
        content = self._content(found)
        self._unit.run_once(action, work)
        return content

    def withdraw(self, attachment_id: UUID, why: str, by: Officer, action: UUID) -> None:
        """Withdraw a wrong attachment.

        It stays readable, and is not found by its words any more.

        Raises Refused: ``attachment_unknown``, ``attachment_withdrawn``, ``why_missing``, ``too_long``.
        """
        entry_kinds.demand(by, EntryKind.ATTACHMENT_WITHDRAWN)

        def work() -> None:
            one = self._find(attachment_id).attachment
            if one.withdrawn:
                raise Refused(Problem("", AttachmentRefusal.WITHDRAWN))
            reason = complaints.reason(why)
            body = AttachmentWithdrawnBody(attachment=str(attachment_id), name=one.file_name, why=reason)
            self._unit.append_entry(action, one.complaint, EntryKind.ATTACHMENT_WITHDRAWN, body, by)

        self._unit.run_once(action, work)

    def _read(self, subject: UUID) -> tuple[Attached, ...]:
        lines = journal.story(self._unit.connection, subject)
        return () if complaint_fold.find_erasing_entry(lines) else list_attachments(subject, lines)

    def _find(self, attachment_id: UUID) -> Attached:
        subject = journal.subject_of_entry(self._unit.connection, attachment_id)
        found = self._read(subject) if subject else ()
        for one in found:
            if one.attachment.attachment_id == attachment_id:
                return one
        raise Refused(Problem("", AttachmentRefusal.UNKNOWN))

    def _as_kept(self, one: Attached) -> Attachment:
        is_here = contents.is_whole(self._unit.connection, one.content.key)
        return dataclasses.replace(one.attachment, present=is_here)

    def _content(self, one: Attached) -> bytes:
        """Its bytes; where they are not here, the next exchange with the centre fetches them before all others."""
        try:
            with self._unit.reading():
                content = contents.read(self._unit.connection, one.content.key)
        except contents.ContentDamaged:
            what = one.attachment
            name = f"{NAMELESS} {what.no}" if what.hidden else what.file_name
            raise Unavailable(RegisterFailure.ATTACHMENT_DAMAGED, name=name) from None
        if content is None:
            with self._unit.writing(announced=False):
                contents.ask(self._unit.connection, one.content)
            raise Refused(Problem("", AttachmentRefusal.NOT_HERE))
        return content
