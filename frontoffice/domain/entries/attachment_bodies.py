"""The bodies of entries about attachments.

They are written and read like all others; see ``body_codec``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frontoffice.domain.entries.office_bodies import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentAddedBody:
    """A file that was attached: its name and kind, and where its content and the text in it are found.

    ``content`` and ``text`` are addresses (``content_address``); ``step`` is the entry that it belongs to, ``signed``
    stands where it was left as it came for its signature's sake.
    """

    name: str
    kind: str
    media_type: str
    pages: int
    content: Json
    counter: str
    text: Json | None = None
    step: str | None = None
    signed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentWithdrawnBody:
    """An attachment that was taken back, and why; it stays readable."""

    attachment: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentOpenedBody:
    """An attachment that was shown against a reason, printed, or saved outside the register (``use``)."""

    attachment: str
    name: str
    use: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRefusedBody:
    """Files that were brought for a complaint and not attached: ``name`` and ``why`` of each, as plain text."""

    files: list[Any]


AttachmentBody = AttachmentAddedBody | AttachmentWithdrawnBody | AttachmentOpenedBody | AttachmentRefusedBody
