"""An attachment of a complaint: the permitted contents, and the register's data on one.

Its content comes from anybody. It is bytes here, never looked into; its name is one line that stands on screens and
papers and is never used as the name of a file by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import UUID

from frontoffice.domain.codes import AttachmentRefusal
from frontoffice.domain.limits import ATTACHMENT_FILE, ATTACHMENTS_OF_ONE
from frontoffice.errors import Problem

if TYPE_CHECKING:
    from frontoffice.domain.limits import Limits

MEGABYTE: Final = 1_000_000
LONGEST_NAME: Final = 150  # characters of what stands on screens and papers
MOST_PAGES: Final = 9_999
LONGEST_TEXT: Final = 200_000  # characters of what can be searched
_MEDIA_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}")
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # control, bidi, surrogates, other line ends


class AttachmentKind(StrEnum):
    """Kind of an attachment."""

    IDENTITY = "identity"
    SUPPORTING = "supporting"
    LETTER = "letter"
    ANSWER = "answer"
    SLIP = "slip"
    OTHER = "other"


class AttachmentUse(StrEnum):
    """Recorded use of an opened attachment."""

    SHOWN = "shown"
    PRINTED = "printed"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """File to attach, in its final form.

    ``pages`` is 0 where it has none; ``text`` is what can be searched of it, at most :data:`LONGEST_TEXT` characters;
    ``signed_original`` says that it was left as it came, for its signature's sake.
    """

    kind: AttachmentKind
    file_name: str
    media_type: str
    pages: int
    content: bytes = field(repr=False)
    text: str = field(default="", repr=False)
    signed_original: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment as the register knows it.

    ``added_at`` is UTC, ``counter`` the desk where it was attached, ``step`` the entry that it belongs to, None where
    it belongs to the complaint as a whole. ``no`` counts the attachments of the complaint from 1. ``present`` says that
    its content is at this desk; ``hidden`` that content and name are shown only to who gives a reason: it shows an
    identity, or whoever complained asked for confidence. ``withdrawn`` is why it was taken back, "" where it was not.
    """

    attachment_id: UUID
    complaint: UUID
    kind: AttachmentKind
    file_name: str
    media_type: str
    pages: int
    size: int
    digest: str
    added_at: datetime
    zone: str
    officer: str
    counter: str
    no: int = 1
    step: UUID | None = None
    signed_original: bool = False
    present: bool = False
    hidden: bool = False
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """File brought for a complaint but not attached, with the reason shown to the bringer."""

    name: str = field(repr=False)
    why: str = field(repr=False)
    brought_by: UUID | None = None


MOST_REFUSED: Final = 40  # named in one entry
_LONGEST_WHY: Final = 500


def refusal_parts(files: Sequence[RefusedFile]) -> list[dict[str, str]]:
    """Name and reason of each as an entry keeps them: plain, of one line each, and not more than fit."""
    kept = [
        {"name": plain_name(one.name, UNNAMED), "why": " ".join(one.why.split())[:_LONGEST_WHY]}
        for one in files[:MOST_REFUSED]
    ]
    if more := len(files) - len(kept):
        kept.append({"name": f"+{more}", "why": ""})
    return kept


UNNAMED: Final = "berkas tanpa nama"


def problems(new: NewAttachment, limits: Limits, there: int = 0) -> tuple[Problem, ...]:
    """Problems against attaching a file to a complaint with ``there`` bytes of attachments already."""
    return tuple(_problems(new, limits, there))


def _problems(new: NewAttachment, limits: Limits, there: int) -> Iterator[Problem]:
    if not is_plain_name(new.file_name):
        yield Problem("file_name", AttachmentRefusal.NAME, {"most": LONGEST_NAME})
    if not _MEDIA_TYPE.fullmatch(new.media_type):
        yield Problem("media_type", AttachmentRefusal.MEDIA_TYPE)
    if not 0 <= new.pages <= MOST_PAGES:
        yield Problem("pages", AttachmentRefusal.PAGES, {"pages": new.pages, "most": MOST_PAGES})
    if len(new.text) > LONGEST_TEXT:
        yield Problem("text", AttachmentRefusal.TEXT_LONG, {"length": len(new.text), "most": LONGEST_TEXT})
    size = len(new.content)
    if not size:
        yield Problem("content", AttachmentRefusal.EMPTY)
    one, all_of_it = (limits.amount(code) for code in (ATTACHMENT_FILE, ATTACHMENTS_OF_ONE))
    if size > one * MEGABYTE:
        yield Problem("content", AttachmentRefusal.LARGE, {"size": megabytes(size), "most": one})
    elif there + size > all_of_it * MEGABYTE:
        facts = {"size": megabytes(size), "there": megabytes(there), "most": all_of_it}
        yield Problem("content", AttachmentRefusal.FULL, facts)


def is_plain_name(name: str) -> bool:
    """Whether a file's name is one line of visible letters, without path, control and direction marks."""
    return (
        0 < len(name) <= LONGEST_NAME
        and unicodedata.is_normalized("NFC", name)
        and name == name.strip(" .")
        and not any(c in _FORBIDDEN or unicodedata.category(c) in _UNSEEN for c in name)
    )


def plain_name(name: str, instead: str) -> str:
    """Clean a file name for storage.

    Without its path and what cannot be seen, its ending kept.

    ``instead`` where nothing is left.
    """
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    seen = "".join(
        "_" if c in _FORBIDDEN else " " if c.isspace() else c
        for c in name
        if c.isspace() or unicodedata.category(c) not in _UNSEEN
    )
    seen = " ".join(seen.split()).strip(" .")
    if len(seen) > LONGEST_NAME:
        stem, dot, ending = seen.rpartition(".")
        ending = dot + ending if stem and len(ending) <= _LONGEST_ENDING else ""
        seen = seen[: LONGEST_NAME - len(ending)].strip(" .") + ending
    return seen if is_plain_name(seen) else instead


_LONGEST_ENDING: Final = 10
UNKNOWN_TYPE: Final = "application/octet-stream"


def plain_media_type(name: str) -> str:
    """Media type as received, or :data:`UNKNOWN_TYPE` for an invalid one."""
    return name if _MEDIA_TYPE.fullmatch(name) else UNKNOWN_TYPE


def megabytes(size: int) -> str:
    """A size in megabytes with one decimal as Indonesian writes it, rounded up: what is over a limit shows so."""
    tenths = -(-size * 10 // MEGABYTE)
    return f"{tenths // 10},{tenths % 10}"
