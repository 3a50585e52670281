"""Numbered slips for hours without power: six on a sheet of A4, each with its number and places to write on by hand.

The strip at its foot goes to the complainant as the receipt; the QR code holds the number, as that of a resi does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from frontoffice.documents.counter_papers.receipt_pdf import draw_code
from frontoffice.documents.layout import archive_pdf, lettering
from frontoffice.documents.layout.structure import Element, tag_content
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.slips import Slip
from frontoffice.settings import Office

NAME: Final = "Slip Bernomor"
_MM: Final = 72 / 25.4
_COLUMNS, _ROWS = 2, 3
_CODE: Final = 20 * _MM
_REGULAR, _BOLD = "Lato-Regular", "Lato-Bold"
_BLANKS: Final = (
    "Tanggal / jam",
    "Nama",
    "Telepon",
    "Jenis: pengaduan / saran / masukan",
    "Kanal: loket / telepon / surat",
)
_MATTER_LINES: Final = 2
_SMALL: Final = (_REGULAR, 8.0)
_NAME, _NAME_LEADING = 8.0, 8.6


def slip_sheet(office: Office, slips: Sequence[Slip], made_at: datetime, *, training: bool = False) -> bytes:
    """The slips as PDF, in their order; cut along the lines."""
    from reportlab.lib.pagesizes import A4

    lettering.register_fonts()
    title = f"{NAME} {slips[0].text} - {slips[-1].text}"
    canvas = archive_pdf.begin_canvas(
        A4, title, NAME, office.name, (_REGULAR, 12), made_at.astimezone(ZONES[office.zone])
    )
    width, height = A4[0] / _COLUMNS, A4[1] / _ROWS
    for place, slip in enumerate(slips):
        at = place % (_COLUMNS * _ROWS)
        if place and not at:
            canvas.showPage()
        left, top = (at % _COLUMNS) * width, A4[1] - (at // _COLUMNS) * height
        _draw(canvas, office, slip, (left, top, width, height), training=training)
    return archive_pdf.finish_pdf(canvas)


def _draw(canvas: Any, office: Office, slip: Slip, box: tuple[float, float, float, float], *, training: bool) -> None:
    left, top, width, height = box
    canvas.saveState()
    canvas.setDash(2, 2)
    canvas.setLineWidth(0.4)
    canvas.rect(left, top - height, width, height)
    canvas.restoreState()
    x, right, y = left + 8 * _MM, left + width - 8 * _MM, top - 9 * _MM
    _draw_name(canvas, office.name, (x, y), (right - x, right - x - _CODE - 4))
    _draw_fitted(
        canvas, "LATIHAN - TIDAK BERLAKU" if training else "Slip pengaduan (listrik padam)", (x, y - 11), right - x
    )
    _draw_fitted(canvas, slip.text, (x, y - 36), right - x - _CODE - 4, (_BOLD, 18))
    canvas.setFont(_REGULAR, 7)
    with tag_content(canvas, Element("P")):
        canvas.drawString(x, y - 48, f"Berlaku tahun {slip.number.year}.")
    draw_code(canvas, slip.text, (right - _CODE, y - 6 - _CODE), _CODE)
    y -= 76
    canvas.setFont(_REGULAR, 8)
    canvas.setLineWidth(0.4)
    for words in (*_BLANKS, "Perihal", *("",) * _MATTER_LINES):
        with tag_content(canvas, Element("P")) if words else contextlib.nullcontext():
            canvas.drawString(x, y, words)
        begin = x + (canvas.stringWidth(words, _REGULAR, 8) + 4 if words else 0)
        if begin < right:
            canvas.line(begin, y - 1.5, right, y - 1.5)
        y -= 17
    _strip(canvas, slip, (left, top - height), width)


def _draw_name(canvas: Any, name: str, at: tuple[float, float], rooms: tuple[float, float]) -> None:
    """Draw the office's name in one line above the code, else in several beside it, the last one at ``at``."""
    from reportlab.lib.utils import simpleSplit

    (x, y), (whole, beside) = at, rooms
    lines = simpleSplit(name, _BOLD, _NAME, whole)
    lines = lines if len(lines) <= 1 else simpleSplit(name, _BOLD, _NAME, beside)
    lower = 2.0 if len(lines) > 1 else 0.0
    for above, line in zip(reversed(range(len(lines))), lines, strict=True):
        _draw_fitted(canvas, line, (x, y - lower + above * _NAME_LEADING), whole, (_BOLD, _NAME))


def _strip(canvas: Any, slip: Slip, at: tuple[float, float], width: float) -> None:
    """Draw the tear-off strip for the complainant."""
    (left, foot), edge = at, 8 * _MM
    canvas.saveState()
    canvas.setDash(2, 2)
    canvas.line(left, foot + 17 * _MM, left + width, foot + 17 * _MM)
    canvas.restoreState()
    _draw_fitted(canvas, f"Tanda terima {slip.text}", (left + edge, foot + 10 * _MM), width - 2 * edge, (_BOLD, 10))
    _draw_fitted(canvas, f"Tanggal {'.' * 30}  Petugas {'.' * 30}", (left + edge, foot + 4 * _MM), width - 2 * edge)


def _draw_fitted(
    canvas: Any, text: str, at: tuple[float, float], room: float, font: tuple[str, float] = _SMALL
) -> None:
    name, size = font
    wide = canvas.stringWidth(text, name, size)
    canvas.setFont(name, min(size, size * room / wide) if wide else size)
    with tag_content(canvas, Element("P")):
        canvas.drawString(*at, text)
