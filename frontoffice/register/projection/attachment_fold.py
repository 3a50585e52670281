"""The attachments of a complaint, from its entries.

Other desks write what they like: a name is made plain, a kind that is not known is *other*, and what names no content
that can be is passed over. Whatever was attached for somebody who asked for confidence may say who that is: all of it
is hidden, as is what shows an identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from frontoffice.domain import attachments
from frontoffice.domain.attachments import Attachment, AttachmentKind
from frontoffice.domain.complaint import Identity
from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.attachment_bodies import AttachmentAddedBody, AttachmentWithdrawnBody
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.content_address import ContentAddress
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, whole
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_fold

_KINDS: Final = frozenset(AttachmentKind)
NAMELESS: Final = "Lampiran"


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment, where its content is found, and the text in it; None for one without."""

    attachment: Attachment
    content: ContentAddress
    text: ContentAddress | None = None


def concerns(lines: Iterable[StoryLine]) -> bool:
    """Whether any of these entries is about an attachment."""
    return not _ABOUT.isdisjoint([line.kind for line in lines])


_ABOUT: Final = frozenset({EntryKind.ATTACHED, EntryKind.ATTACHMENT_WITHDRAWN})


def list_attachments(subject: UUID, lines: Sequence[StoryLine]) -> tuple[Attached, ...]:
    """What is attached to a complaint that was not erased, those taken back as well, in the order of their entries."""
    withdrawn = dict(_list_withdrawals(lines))
    found = _read(subject, lines, withdrawn)
    complaint = complaint_fold.fold_without_case(lines)
    is_open = complaint is not None and complaint.intake.complainant.identity is Identity.OPEN
    return tuple(_in_its_place(one, no, is_open=is_open) for no, one in enumerate(found, start=1))


def _in_its_place(one: Attached, no: int, *, is_open: bool) -> Attached:
    hidden = not is_open or one.attachment.kind is AttachmentKind.IDENTITY
    return replace(one, attachment=replace(one.attachment, no=no, hidden=hidden))


def _list_withdrawals(lines: Iterable[StoryLine]) -> Iterable[tuple[UUID, str]]:
    for line in lines:
        if line.kind == EntryKind.ATTACHMENT_WITHDRAWN and line.version <= KNOWN_VERSION:
            try:
                body = decode(AttachmentWithdrawnBody, line.body)
                yield UUID(body.attachment), str(body.why) or "-"
            except UNREADABLE:
                continue


def _read(subject: UUID, lines: Iterable[StoryLine], withdrawn: dict[UUID, str]) -> Iterable[Attached]:
    for line in lines:
        if line.kind == EntryKind.ATTACHED and line.version <= KNOWN_VERSION:
            try:
                yield _one(subject, line, withdrawn.get(line.entry_id, ""))
            except UNREADABLE:
                continue


def _one(subject: UUID, line: StoryLine, withdrawn: str) -> Attached:
    body = decode(AttachmentAddedBody, line.body)
    content = content_address.read(body.content)
    kind = AttachmentKind(body.kind) if body.kind in _KINDS else AttachmentKind.OTHER
    found = Attachment(
        attachment_id=line.entry_id,
        complaint=subject,
        kind=kind,
        file_name=attachments.plain_name(str(body.name), NAMELESS),
        media_type=attachments.plain_media_type(str(body.media_type)),
        pages=min(max(whole(body.pages), 0), attachments.MOST_PAGES),
        size=content.size,
        digest=content.digest.hex(),
        added_at=line.recorded_at,
        zone=line.zone,
        officer=line.officer,
        counter=str(body.counter),
        step=UUID(body.step) if body.step else None,
        signed_original=bool(body.signed),
        withdrawn=withdrawn,
    )
    return Attached(found, content, _text(body))


def _text(body: AttachmentAddedBody) -> ContentAddress | None:
    """Where its text is found; what cannot be read is none, and keeps nobody from the file itself."""
    try:
        return content_address.read(body.text) if body.text else None
    except UNREADABLE:
        return None
