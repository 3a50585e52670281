"""Letterhead (*kop*): the office's lines and emblem at the head of a sheet, and the mark of the training register."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any, Final

from frontoffice.documents.lettering import BOLD, REGULAR
from frontoffice.frozen import frozen
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office

_MM: Final = 72 / 25.4
_EMBLEM: Final = 18 * _MM  # high, and wide at most
_ABOVE: Final = 11 * _MM  # from the edge of the sheet to the emblem
_APART: Final = 3 * _MM
MARK: Final = "LATIHAN - TIDAK BERLAKU"  # on papers of the training register


@frozen
class Letterhead:
    """Whose sheet it is, how this office lays it out, and whether it only serves to practise."""

    office: Office
    training: bool = False
    layout: PaperLayout = dataclasses.field(default_factory=PaperLayout)

    def draw(self, canvas: Any, size: tuple[float, float], left: float, right: float) -> None:
        """Draw it at the head of a page of that size, between margins in points."""
        width, height = size
        emblem = emblem_of(self.layout)
        aside = (_EMBLEM + _APART if emblem else 0.0) + max(left, right)
        middle, top = width / 2 + (left - right) / 2, height - 14 * _MM
        canvas.saveState()
        if emblem:
            place = (left, height - _ABOVE - _EMBLEM, _EMBLEM, _EMBLEM)
            canvas.drawImage(emblem, *place, preserveAspectRatio=True, anchor="c")
        for font, points, text in self._lines():
            wide = canvas.stringWidth(text, font, points)
            fits = min(points, points * (width - 2 * aside) / wide) if wide else points
            canvas.setFont(font, fits)
            canvas.drawCentredString(middle, top, text)
            top -= points * 1.45
        canvas.setLineWidth(1.2)
        canvas.line(left, top, width - right, top)
        canvas.restoreState()

    def mark_training(self, canvas: Any, size: tuple[float, float]) -> None:
        """Mark a sheet of the training register across its head."""
        if self.training:
            canvas.saveState()
            canvas.setFont(BOLD, 12)
            canvas.drawCentredString(size[0] / 2, size[1] - 9 * _MM, MARK)
            canvas.restoreState()

    def _lines(self) -> tuple[tuple[str, float, str], ...]:
        office = self.office
        return (
            (REGULAR, 10, office.government.upper()),
            (BOLD, 11, office.name.upper()),
            (REGULAR, 7.5, ", ".join(part for part in (office.address, office.city) if part)),
            (REGULAR, 7.5, f"Telepon {office.telephone}  Faks {office.fax}  {office.email}  {office.website}"),
        )


def emblem_of(layout: PaperLayout) -> Any:
    """The emblem as reportlab draws it; None where there is none, or its file is gone: a letter goes out without it."""
    from reportlab.lib.utils import ImageReader

    file = emblem_file(layout)
    try:
        return ImageReader(str(file)) if file else None
    except OSError:
        return None


def emblem_file(layout: PaperLayout) -> Path | None:
    """Where the emblem is kept; None where there is none, or its file is gone."""
    file = Path(layout.emblem) if layout.emblem else None
    return file if file and file.is_file() else None
