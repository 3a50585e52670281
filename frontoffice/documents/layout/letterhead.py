"""Letterhead (*kop*): the office's lines and emblem at the head of a sheet, and the mark of the training register."""

from __future__ import annotations

import dataclasses
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from frontoffice.documents.layout.archive_pdf import UNDATED
from frontoffice.documents.layout.lettering import BOLD, REGULAR
from frontoffice.documents.layout.structure import Element, tag_content
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office

_MM: Final = 72 / 25.4
_EMBLEM: Final = 18 * _MM  # high, and wide at most
_ABOVE: Final = 11 * _MM  # from the edge of the sheet to the emblem
_LINES: Final = 4  # of a usual letterhead
_SMALLER: Final = 0.85  # of its size, before a line is broken
_APART: Final = 3 * _MM
_SHORT: Final = 7.5  # points
_SHORT_LEADING: Final = 9.0
_SHORT_AT: Final = 13 * _MM  # from the edge of the sheet
MOST_KEPT: Final = 200_000  # bytes of an emblem
_SIDES: Final = (425, 300, 212)  # dots; of noise in the last one, 135,000 bytes are made
_WIDEST: Final = 2_000  # dots of an emblem that is kept as it is
_EMBLEM_SPOKEN: Final = "Lambang instansi"
MARK: Final = "LATIHAN - TIDAK BERLAKU"  # on papers of the training register


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Letterhead of a paper: office, layout, and training mark.

    ``emblem`` is the image itself, in place of the file that the layout names.
    """

    office: Office
    training: bool = False
    layout: PaperLayout = dataclasses.field(default_factory=PaperLayout)
    emblem: bytes = b""
    made_at: datetime = UNDATED  # (aware) when the paper is made

    @property
    def made_there(self) -> datetime:
        """When the paper is made, in the office's zone."""
        return self.made_at.astimezone(ZONES[self.office.zone])

    def draw(self, canvas: Any, size: tuple[float, float], left: float, right: float) -> None:
        """Draw the full letterhead at the head of a page of this size, between margins in points."""
        width, height = size
        emblem = emblem_of(self.layout, self.emblem)
        aside = (_EMBLEM + _APART if emblem else 0.0) + max(left, right)
        lines = self._wrap_lines(canvas, width - 2 * aside)
        middle = width / 2 + (left - right) / 2
        top = height - (14 if len(lines) <= _LINES else 12) * _MM
        canvas.saveState()
        if emblem:
            place = (left, height - _ABOVE - _EMBLEM, _EMBLEM, _EMBLEM)
            with tag_content(canvas, Element("Figure", spoken=_EMBLEM_SPOKEN, box=_box(place)), once=_EMBLEM_SPOKEN):
                canvas.drawImage(emblem, *place, preserveAspectRatio=True, anchor="c")
        for line, (font, points, text) in enumerate(lines):
            canvas.setFont(font, points)
            with tag_content(canvas, Element("P"), once=line):
                canvas.drawCentredString(middle, top, text)
            top -= points * (1.45 if len(lines) <= _LINES else 1.2)
        canvas.setLineWidth(1.2)
        canvas.line(left, top, width - right, top)
        canvas.restoreState()

    def draw_short(self, canvas: Any, size: tuple[float, float], left: float, right: float) -> None:
        """Draw the office's name in small lines, as many as necessary, at the head of a continuation page."""
        from reportlab.lib.utils import simpleSplit

        width, height = size
        lines = simpleSplit(self.office.name, REGULAR, _SHORT, width - left - right)
        canvas.saveState()
        canvas.setFont(REGULAR, _SHORT)
        for above, line in zip(reversed(range(len(lines))), lines, strict=True):
            with tag_content(canvas, Element("P"), once=line):
                canvas.drawString(left, height - _SHORT_AT + above * _SHORT_LEADING, line)
        canvas.setLineWidth(0.4)
        canvas.line(left, height - _SHORT_AT - 3, width - right, height - _SHORT_AT - 3)
        canvas.restoreState()

    def mark_training(self, canvas: Any, size: tuple[float, float]) -> None:
        """Mark a sheet of the training register across its head."""
        if self.training:
            canvas.saveState()
            canvas.setFont(BOLD, 12)
            with tag_content(canvas, Element("P"), once=MARK):
                canvas.drawCentredString(size[0] / 2, size[1] - 9 * _MM, MARK)
            canvas.restoreState()

    def _wrap_lines(self, canvas: Any, room: float) -> list[tuple[str, float, str]]:
        """Its lines, each within ``room``: a long name is a little smaller, then goes on in another line."""
        lines: list[tuple[str, float, str]] = []
        for font, points, text in self._lines():
            fits = max(points * room / (canvas.stringWidth(text, font, points) or room), points * _SMALLER)
            size = min(points, fits)
            begun = ""
            for word in text.split(" "):
                longer = f"{begun} {word}" if begun else word
                if begun and canvas.stringWidth(longer, font, size) > room + 0.01:
                    lines.append((font, size, begun))
                    longer = word
                begun = longer
            lines.append((font, size, begun))
        return lines

    def _lines(self) -> tuple[tuple[str, float, str], ...]:
        office = self.office
        return (
            (REGULAR, 11, office.government.upper()),
            (BOLD, 13, office.name.upper()),
            (REGULAR, 7.5, ", ".join(part for part in (office.address, office.city) if part)),
            (REGULAR, 7.5, f"Telepon {office.telephone}  Faks {office.fax}  {office.email}  {office.website}"),
        )


def _box(place: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Its corners."""
    left, bottom, width, height = place
    return left, bottom, left + width, bottom + height


def emblem_of(layout: PaperLayout, kept: bytes = b"") -> Any:
    """The emblem as reportlab draws it; None where there is none, or its file is gone: a letter goes out without it.

    So it does where what was ``kept`` instead of a file is no image, or a larger one than is ever kept.
    """
    from PIL.Image import DecompressionBombError
    from reportlab.lib.utils import ImageReader

    file = emblem_file(layout)
    image: Any
    try:
        if kept:
            image = ImageReader(io.BytesIO(kept))
            if max(image.getSize()) > _WIDEST:
                return None
        elif file:
            image = ImageReader(str(file))
        else:
            return None
        image.getRGBData()  # or what is torn would be found while the page is drawn
    except (OSError, SyntaxError, ValueError, LookupError, DecompressionBombError):
        return None
    return image


def emblem_bytes(layout: PaperLayout) -> bytes:
    """The emblem as an approved report keeps it, at most ``MOST_KEPT`` bytes; nothing where there is none.

    A larger one is made as small as a printer of 600 dots an inch shows it, or 300: it is 18 mm high.
    """
    from PIL import Image

    file = emblem_file(layout)
    if file is None or emblem_of(layout) is None:
        return b""
    content = file.read_bytes()
    with Image.open(io.BytesIO(content)) as image:
        if len(content) <= MOST_KEPT and max(image.size) <= _WIDEST:
            return content
        whole = image.convert("RGB")
    for most in _SIDES:
        whole.thumbnail((most, most))
        written = io.BytesIO()
        whole.save(written, "PNG", optimize=True)
        if len(written.getvalue()) <= MOST_KEPT:
            break
    return written.getvalue()


def emblem_file(layout: PaperLayout) -> Path | None:
    """Path of the emblem file; None where there is none, or its file is gone."""
    file = Path(layout.emblem) if layout.emblem else None
    return file if file and file.is_file() else None
