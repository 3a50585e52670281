"""Files as they are called before they are recorded, and plans of the pages of which others are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from frontoffice.attaching.content_type import ENDINGS, Content
from frontoffice.attaching.results import PlannedPage, ReadFile
from frontoffice.domain.attachments import LONGEST_NAME, LONGEST_TEXT, AttachmentKind, NewAttachment, plain_name
from frontoffice.register.commands.draft_attachments import PendingAttachment
from frontoffice.register.journal.ids import new_id

_KNOWN_ENDINGS: Final = (*ENDINGS.values(), "jpeg", "tiff")
_NAMELESS: Final = "lampiran"
_IDENTITY: Final = ("ktp", "identitas", "paspor", "kitas")
Plan = list[PlannedPage]


def pending(name: str, read: ReadFile, kind: AttachmentKind | None = None, part: str = "") -> PendingAttachment:
    """A file that was read, called by its name with the ending of what it is; its kind is proposed by the name.

    ``part`` tells two of one name apart.
    """
    new = NewAttachment(
        kind=kind or _guess_kind(name),
        file_name=_build_name(name, read.media_type, part),
        media_type=str(read.media_type),
        pages=read.pages,
        content=read.content,
        text=read.text[:LONGEST_TEXT],
        signed_original=read.signed,
    )
    small = read.thumbnails[0]
    return PendingAttachment(new_id(), new, (small.width, small.height, small.rgb), tuple(map(str, read.changes)))


def derive_file(source: PendingAttachment, read: ReadFile, part: str = "") -> PendingAttachment:
    """A file that was put together of another's pages, as who brought it; ``part`` tells two of one name apart."""
    made = pending(source.new.file_name, read, source.new.kind, part)
    return replace(made, changes=source.changes, brought_by=source.brought_by)


def all_pages(one: PendingAttachment, source: int = 0, turn: int = 0) -> Plan:
    """Every page of a file, in its order."""
    return [PlannedPage(source, page, turn) for page in range(one.new.pages)]


def move_page(plan: Plan, page: int, by: int) -> Plan:
    """The plan with one page a place earlier or later; the same where it stands at the end already."""
    to = page + by
    if not 0 <= to < len(plan):
        return plan
    changed = list(plan)
    changed.insert(to, changed.pop(page))
    return changed


def rotate_page(plan: Plan, page: int) -> Plan:
    """The plan with one page turned clockwise."""
    return [replace(one, turn=(one.turn + 90) % 360) if no == page else one for no, one in enumerate(plan)]


def join_pages(files: Sequence[PendingAttachment]) -> Plan:
    """All pages of several files, one after the other."""
    return [page for source, one in enumerate(files) for page in all_pages(one, source)]


def _build_name(name: str, media_type: Content, part: str) -> str:
    """The name as it can be kept: cut before its part and its ending, so that both stay."""
    plain = plain_name(name, _NAMELESS)
    stem, _, ending = plain.rpartition(".")
    behind = f"{part}.{ENDINGS[media_type]}"
    whole = stem if stem and ending.lower() in _KNOWN_ENDINGS else plain
    return (whole[: LONGEST_NAME - len(behind)].strip(" .") or _NAMELESS) + behind


def _guess_kind(name: str) -> AttachmentKind:
    return AttachmentKind.IDENTITY if any(word in name.lower() for word in _IDENTITY) else AttachmentKind.SUPPORTING
