"""Papers as they are called before they are recorded, and plans of the pages of which others are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from frontoffice.attaching.content_type import Content
from frontoffice.attaching.paper import PlannedPage, ReadPaper
from frontoffice.domain.attachments import LONGEST_TEXT, AttachmentKind, NewAttachment, plain_name
from frontoffice.register.commands.draft_attachments import PendingAttachment
from frontoffice.register.journal.ids import new_id

_ENDINGS: Final = {Content.PDF: ".pdf", Content.JPEG: ".jpg", Content.PNG: ".png"}
_OTHER_ENDINGS: Final = (".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".gif")
_IDENTITY: Final = ("ktp", "identitas", "paspor", "kitas")
Plan = list[PlannedPage]


def pending(name: str, read: ReadPaper, kind: AttachmentKind | None = None) -> PendingAttachment:
    """A file that was read, called by its name with the ending of what it is; its kind is proposed by the name."""
    called = _named(plain_name(name, "lampiran"), read.media_type)
    new = NewAttachment(
        kind=kind or _proposed(name),
        file_name=called,
        media_type=str(read.media_type),
        pages=read.pages,
        content=read.content,
        text=read.text[:LONGEST_TEXT],
        signed_original=read.signed,
    )
    small = read.thumbnails[0]
    return PendingAttachment(new_id(), new, (small.width, small.height, small.rgb), tuple(map(str, read.changes)))


def made_of(source: PendingAttachment, read: ReadPaper, part: str = "") -> PendingAttachment:
    """A paper that was put together of another's pages; ``part`` tells two of one name apart."""
    stem = source.new.file_name.rpartition(".")[0] or source.new.file_name
    made = pending(f"{stem}{part}.{source.new.file_name.rpartition('.')[2]}", read, source.new.kind)
    return replace(made, changes=source.changes)


def all_pages(one: PendingAttachment, source: int = 0, turn: int = 0) -> Plan:
    """Every page of a paper, in its order."""
    return [PlannedPage(source, page, turn) for page in range(one.new.pages)]


def moved(plan: Plan, page: int, by: int) -> Plan:
    """The plan with one page a place earlier or later; the same where it stands at the end already."""
    to = page + by
    if not 0 <= to < len(plan):
        return plan
    changed = list(plan)
    changed.insert(to, changed.pop(page))
    return changed


def turned(plan: Plan, page: int) -> Plan:
    """The plan with one page turned clockwise."""
    return [replace(one, turn=(one.turn + 90) % 360) if no == page else one for no, one in enumerate(plan)]


def joined(papers: Sequence[PendingAttachment]) -> Plan:
    """All pages of several papers, one after the other."""
    return [page for source, one in enumerate(papers) for page in all_pages(one, source)]


def _named(name: str, media_type: Content) -> str:
    stem, dot, ending = name.rpartition(".")
    known = (*_ENDINGS.values(), *_OTHER_ENDINGS)
    return (stem if stem and dot + ending.lower() in known else name) + _ENDINGS[media_type]


def _proposed(name: str) -> AttachmentKind:
    return AttachmentKind.IDENTITY if any(word in name.lower() for word in _IDENTITY) else AttachmentKind.SUPPORTING
