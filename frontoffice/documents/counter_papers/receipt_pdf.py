"""Receipt as a PDF of one page as wide as the roll, and saving it in a folder.

The lines of the thermal printer's layout, in IBM Plex Mono, whose letters all have one width: one layout for all. It
has many more letters than a printer, so they stand as they were written; a receipt with others comes as
an image (from the caller).
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from frontoffice import qr_code, replacing
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import archive_pdf
from frontoffice.documents.layout.structure import Element, tag_content
from frontoffice.domain.receipts import Line, Receipt
from frontoffice.domain.text.printable_text import is_plain
from frontoffice.errors import Unavailable

_MM: Final = 72 / 25.4
_PAPER: Final = {32: 58 * _MM, 42: 80 * _MM, 48: 80 * _MM}  # width of the roll, in points
_PRINTED: Final = {32: 50 * _MM, 42: 72 * _MM, 48: 72 * _MM}
_MARGIN: Final = 5 * _MM  # above and below
_LETTER: Final = 0.6  # width of every letter of IBM Plex Mono, as a part of its size
_LEADING: Final = 1.3
_BLANK: Final = 0.7  # an empty line, as a part of a full one
_TALL: Final = 1.45  # letters that the printer makes twice as tall are drawn larger as a whole, not stretched
_REGULAR: Final = "IBMPlexMono-Regular"
_BOLD: Final = "IBMPlexMono-Bold"


def receipt_pdf(receipt: Receipt, title: str, made_at: datetime, office: str = "") -> bytes:
    """``receipt`` as PDF, 58 mm (32 columns) or 80 mm wide and as long as it has to be; the same bytes each time.

    ``title`` stands in the document's properties, the number and never a person's name, ``office`` as its author,
    ``made_at`` (in the office's zone) as its date.
    """
    _register_fonts()
    size = _PRINTED[receipt.columns] / receipt.columns / _LETTER
    heights = [_height(line, size, receipt) for line in receipt.lines]
    page = (_PAPER[receipt.columns], sum(heights) + 2 * _MARGIN)
    canvas = archive_pdf.begin_canvas(page, title, title, office, (_REGULAR, size), made_at)
    top = page[1] - _MARGIN
    for line, height, element in zip(receipt.lines, heights, _tag_lines(receipt.lines), strict=True):
        with tag_content(canvas, element) if line.kind == "text" and line.text else contextlib.nullcontext():
            _draw(canvas, line, receipt, top, size)
        top -= height
    return archive_pdf.finish_pdf(canvas)


def _tag_lines(lines: Sequence[Line]) -> Iterator[Element]:
    """Structure element of each line: lines of one look, with none but them between, are one paragraph."""
    element, look = Element("P"), tuple[object, ...]()
    for line in lines:
        of_line = (line.align, line.tall, line.bold) if line.kind == "text" and line.text else ()
        if look != of_line:
            element, look = Element("P"), of_line
        yield element


def has_letters(receipt: Receipt) -> bool:
    """Whether the PDF's own letters can show all of ``receipt`` as it is written."""
    odd = {letter for line in receipt.lines if not is_plain(line.text) for letter in line.text}
    if not odd:
        return True
    _register_fonts()
    from reportlab.pdfbase.pdfmetrics import getFont

    fonts: list[Any] = [getFont(name) for name in (_REGULAR, _BOLD)]
    # (Marks that stand on another letter have no width of their own, and would be set beside it.)
    return all(font.face.charWidths.get(ord(letter)) == _LETTER * 1000 for font in fonts for letter in odd)


def draw_pdf(
    rows: Sequence[bytes], columns: int, title: str, made_at: datetime, office: str = "", words: str = ""
) -> bytes:
    """PDF of a receipt image: eight dots to a byte, the leftmost first, 1 for black; ``words`` are heard instead."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    _register_fonts()
    dots = Image.frombytes("1", (len(rows[0]) * 8, len(rows)), b"".join(rows), "raw", "1;I").convert("L")
    width = _PRINTED[columns]
    height = width * dots.height / dots.width
    page = (_PAPER[columns], height + 2 * _MARGIN)
    canvas = archive_pdf.begin_canvas(page, title, title, office, (_REGULAR, width / columns / _LETTER), made_at)
    left = (page[0] - width) / 2
    box = (left, _MARGIN, left + width, _MARGIN + height)
    with tag_content(canvas, Element("Figure", spoken=words or title, box=box)):
        canvas.drawImage(ImageReader(dots), left, _MARGIN, width, height)
    return archive_pdf.finish_pdf(canvas)


def save(pdf: bytes, folder: Path, name: str) -> Path:
    """Save ``pdf`` in ``folder``, whole or not at all, and return its path; an existing file stays.

    ``name`` is the kind of paper with the number, and no person's: ``resi 0147/PGD-L1/2026`` is kept as
    ``resi-0147-PGD-L1-2026.pdf``, then ``...-2.pdf``. Raises Unavailable (``pdf_not_saved``) when the disk refuses.
    """
    name = re.sub(r"[^0-9A-Za-z]+", "-", name).strip("-") or "0"
    beside = folder / f".{name}-{os.getpid()}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        path = _move_to_free_name(beside, folder, name)
        replacing.sync_folder(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Unavailable(DocumentFailure.PDF_NOT_SAVED, path=str(folder), reason=error.strerror) from error
    return path


def _move_to_free_name(finished: Path, folder: Path, name: str) -> Path:
    """Move a finished paper to the first free name, never shared by two papers."""
    for copy in itertools.count(1):
        path = folder / (f"{name}.pdf" if copy == 1 else f"{name}-{copy}.pdf")
        with contextlib.suppress(FileExistsError):
            _name_at_once(finished, path)
            break
    return path


def _name_at_once(finished: Path, path: Path) -> None:
    """Move the paper to that name, unless the name is taken: FileExistsError."""
    if _has_second_name(finished, path):  # so no empty paper is left, whenever the power is cut
        finished.unlink()
        return
    path.open("xb").close()
    try:
        replacing.put_in_place(finished, path)
    except OSError:
        path.unlink()
        raise


def _has_second_name(finished: Path, path: Path) -> bool:
    """Link the paper to that name as a second one and return whether it worked.

    False on a stick or share that knows no second ones.

    Not asked of Windows, where a scanner that looks at the paper would keep the first name from being taken away.
    """
    if os.name != "posix":
        return False
    try:
        os.link(finished, path)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _factor(line: Line, receipt: Receipt) -> float:
    """How much larger than the text around it a line is drawn, without leaving the paper."""
    factor = 1.0 if line.tall == 1 else _TALL if line.wide == 1 or line.inverted else 2.0
    return min(factor, receipt.columns / max(len(line.text), 1))


def _height(line: Line, size: float, receipt: Receipt) -> float:
    if line.kind == "qr":
        return _code_side(receipt)
    if line.kind == "rule" or not line.text:
        return size * _LEADING * _BLANK
    return size * _LEADING * _factor(line, receipt)


def _code_side(receipt: Receipt) -> float:
    """The side of the code in points: as large as the printer has it."""
    code = qr_code.modules(receipt.qr)
    return len(code) * qr_code.dots(code) / qr_code.DOTS_TO_MM * _MM


def _draw(canvas: Any, line: Line, receipt: Receipt, top: float, size: float) -> None:
    paper = _PAPER[receipt.columns]
    left = (paper - _PRINTED[receipt.columns]) / 2
    if line.kind == "qr":
        side = _code_side(receipt)
        draw_code(canvas, receipt.qr, ((paper - side) / 2, top - side), side)
    elif line.kind == "rule":
        middle = top - size * _LEADING * _BLANK / 2
        canvas.setLineWidth(0.5)
        canvas.line(left, middle, paper - left, middle)
    elif line.text:
        _draw_text(canvas, line, top, size * _factor(line, receipt), (left, paper))


def _draw_text(canvas: Any, line: Line, top: float, size: float, across: tuple[float, float]) -> None:
    left, paper = across
    width = len(line.text) * size * _LETTER
    x = (paper - width) / 2 if line.align == "center" else left
    baseline = top - size * (_LEADING + 0.7) / 2
    if line.inverted:
        canvas.rect(x, top - size * _LEADING + 0.3, width, size * _LEADING - 0.6, stroke=0, fill=1)
        canvas.setFillGray(1)
    canvas.setFont(_BOLD if line.bold else _REGULAR, size)
    canvas.drawString(x, baseline, f"{line.text} ")  # the blank: its last word would run into the next line's
    canvas.setFillGray(0)


def draw_code(canvas: Any, text: str, at: tuple[float, float], size: float) -> None:
    """Draw the code of a text as one filled shape: its rows touch, and no hair line shows between them."""
    code, (x, y) = qr_code.modules(text), at
    side = size / len(code)
    shape, spoken_words = canvas.beginPath(), f"Kode QR: {text}"
    for row, modules in enumerate(code):
        column = 0
        for black, run in itertools.groupby(modules):
            length = len(list(run))
            if black:
                shape.rect(x + column * side, y + size - (row + 1) * side, length * side, side)
            column += length
    with tag_content(canvas, Element("Figure", spoken=spoken_words, box=(x, y, x + size, y + size))):
        canvas.drawPath(shape, stroke=0, fill=1)


@functools.lru_cache(maxsize=1)
def _register_fonts() -> None:
    import fontpkg_ibm_plex_mono
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (_REGULAR, _BOLD):
        registerFont(TTFont(name, fontpkg_ibm_plex_mono.ROOT / "files" / f"{name}.ttf"))
