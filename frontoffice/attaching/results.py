"""What comes out of the process that reads: a file, its pages' pixels, a mail.

Frozen values without any format left to decode but the content that is kept, which nobody opens outside that process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from frontoffice.attaching.codes import Change
from frontoffice.attaching.content_type import Content

THUMBNAIL: Final = 180  # pixels of the longer side


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image, three bytes a pixel (red, green, blue), row after row without gaps."""

    width: int
    height: int
    rgb: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not (self.width > 0 and self.height > 0 and len(self.rgb) == 3 * self.width * self.height):
            raise ValueError(self.width, self.height)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it may be kept. ``signed`` PDFs are as they came; of every other file nothing foreign is left."""

    content: bytes = field(repr=False)
    media_type: Content
    pages: int
    thumbnails: tuple[Pixels, ...] = field(repr=False)
    text: str = field(default="", repr=False)
    signed: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page of a file that is put together: page (from 0) of a source, turned by 0, 90, 180 or 270 degrees."""

    source: int
    page: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a mail, as it was named there."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail as an intake needs it.

    ``sent_at`` is UTC, None where the mail says no date. ``left_out`` names files that were too many, empty or mails
    themselves ("" for one without a name), ``unseen`` counts parts that nobody looked at.
    """

    sender: str = field(repr=False)
    address: str = field(repr=False)
    sent_at: datetime | None
    subject: str = field(repr=False)
    text: str = field(repr=False)
    files: tuple[MailFile, ...] = ()
    left_out: tuple[str, ...] = ()
    unseen: int = 0
