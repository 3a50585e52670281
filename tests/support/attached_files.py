"""Files as they are attached: of any size, with bytes that stand nowhere else."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID, uuid4

from frontoffice.attaching.codes import Change
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.requests import Pixels, ReadFile
from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.domain.limits import ATTACHMENT_FILE, ATTACHMENTS_OF_ONE, Limit, Limits, Unit
from frontoffice.register.commands.drafts import PendingAttachment
from frontoffice.ui.attachments.hidden_files import Hiding, from_others

MARK = b"ZulkarnainRahasiaSekali"


def a_scan(size: int = 300_000, seed: int = 1, **changes: Any) -> NewAttachment:
    """A scanned permit; the same bytes for the same size and seed, with :data:`MARK` at both ends and in between."""
    drawn = random.Random(seed).randbytes(size)  # noqa: S311
    content = b"".join(MARK + drawn[at + len(MARK) : at + 50_000] for at in range(0, size, 50_000))[:size]
    given: dict[str, Any] = {
        "kind": AttachmentKind.SUPPORTING,
        "file_name": "Surat izin.pdf",
        "media_type": "application/pdf",
    }
    return NewAttachment(**(given | {"pages": 2, "content": content} | changes))


def pending(
    name: str = "ktp.jpg", content: bytes = b"\xff\xd8\xff isi", brought_by: UUID | None = None
) -> PendingAttachment:
    new = NewAttachment(AttachmentKind.IDENTITY, name, "image/jpeg", 1, content, "teks", signed_original=True)
    return PendingAttachment(uuid4(), new, (2, 1, b"rgbrgb"), ("shrunk",), brought_by)


LIMITS = Limits({code: Limit(code, "", 50, Unit.MEGABYTES) for code in (ATTACHMENT_FILE, ATTACHMENTS_OF_ONE)})


def a_file(
    name: str, kind: AttachmentKind = AttachmentKind.IDENTITY, brought_by: UUID | None = None
) -> PendingAttachment:
    new = NewAttachment(kind, name, "image/jpeg", 1, b"x")
    return PendingAttachment(uuid4(), new, (1, 1, b"\0\0\0"), brought_by=brought_by)


def another() -> Hiding:
    """Somebody else sits down, where the identity is open."""
    return from_others(uuid4(), is_open=True)


def read(media_type: Content = Content.PDF, pages: int = 2) -> ReadFile:
    thumbnails = (Pixels(1, 1, b"rgb"),) * pages
    return ReadFile(b"x", media_type, pages, thumbnails, "teks", changes=(Change.SHRUNK,))
