"""How this office lays out its papers: emblem, letterhead, margins, place of the date, copies, room to sign.

And what this computer remembers of them: where each was printed, and the certificate that signed last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MARGINS, BINDINGS = range(15, 31), range(21)  # mm, as the page has them
_BETWEEN: Final = ";"


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """Layout of letters and pages; the defaults are how they were laid out before there was a choice.

    ``emblem`` is the path of the image beside the letterhead, "" for none; ``letterhead_once`` whether it stands on the
    first page only. ``margin`` is at the left and the right of an upright sheet, ``binding`` more of it at the left, in
    mm. ``dated_in`` is the place before the date, "" for the office's city. ``copies`` are those who get every letter
    and report besides, with semicolons between them. ``signed_electronically`` leaves the signatory room for that.
    """

    emblem: str = ""
    letterhead_once: bool = False
    margin: int = 20
    binding: int = 0
    dated_in: str = ""
    copies: str = ""
    signed_electronically: bool = False

    @property
    def copied_to(self) -> tuple[str, ...]:
        """Standing recipients of a copy of every letter, one by one."""
        return tuple(name for part in self.copies.split(_BETWEEN) if (name := part.strip()))

    @property
    def is_drawable(self) -> bool:
        """Whether a sheet has room within these margins: a file written by hand may say anything."""
        return self.margin in MARGINS and self.binding in BINDINGS


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """Printer last used for a ``kind`` of the office's papers, and whether on both sides of a sheet."""

    kind: str = ""
    printer: str = ""
    duplex: bool = False
