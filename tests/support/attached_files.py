"""Files as they are attached: of any size, with bytes that stand nowhere else."""

from __future__ import annotations

import random
from typing import Any

from frontoffice.domain.attachments import AttachmentKind, NewAttachment

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
