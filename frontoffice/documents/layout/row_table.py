"""Table of many rows, drawn line by line on the page: for register page and lists, on lying sheets.

It looks as ``tables`` does in ``small_cell``, and takes a fifteenth of its time: each word is measured once, nothing is
a paragraph. Text stays text, and is never markup.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from frontoffice.documents.layout import structure
from frontoffice.documents.layout.lettering import BOLD, REGULAR, register_fonts, replace_missing_letters
from frontoffice.documents.layout.structure import Element

# --- A list of complaints as a table of typed cells, for workbook, CSV and paper alike; its rows may come one
# by one ---

Cell = str | int | date | None


class CellKind(StrEnum):
    """Kind of the cells in a column."""

    TEXT = "text"
    LONG = "long"  # text of many lines
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its head, what stands in it, and how wide it is in letters."""

    title: str
    kind: CellKind = CellKind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list: what it is, lines about it (period, as of when, of which desks), its columns, and ``total`` rows."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    rows: Iterable[Sequence[Cell]]
    total: int


# --- row table ---

_MM: Final = 72 / 25.4
_SIZE: Final = 7.0
_LEADING: Final = 8.8
_AROUND: Final = 2.0  # points beside a cell
_PADDING: Final = 1.5  # points above and below a row
_MOST_LINES: Final = 29  # a higher row goes on in parts, since no sheet may lack the room for one
_LINE: Final = 0.4

_Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _RowPart:
    """Part of a table row: wrapped lines and structure element of each cell.

    ``begins`` is False for the continuation of a row.
    """

    cells: tuple[_Lines, ...]
    height: float
    heard: tuple[Element, ...]
    begins: bool = True


def row_table(rows: Sequence[Sequence[str]], widths: Sequence[float], ending: Any = None) -> Any:
    """Ruled table over any number of pages.

    Widths in millimetres (273 in all), its first row repeated as its head.

    ``ending`` is a part of one page's height at most, less a row, that stands directly beneath the last row: it is on
    no page without it.
    """
    register_fonts()
    room = tuple(width * _MM for width in widths)
    whole = Element("Table")
    (head,) = itertools.islice(_split_row(rows[0], room, BOLD, whole), 1)
    every = [part for row in rows[1:] for part in _split_row(row, room, REGULAR, whole)]
    return _flowable()(head, every, room, ending)


def wrap_text(text: str, room: float, font: str = REGULAR) -> _Lines:
    """Wrap a text to a cell width in points.

    Broken at blanks, within a word only where it has no room.

    There it is broken behind a slash where it has one: no year of a number stands in halves.
    """
    lines: list[str] = []
    for line in replace_missing_letters(text).split("\n"):
        lines += _break_line(line, room, font)
    return tuple(lines)


def _break_line(line: str, room: float, font: str) -> Iterator[str]:
    blank = _width(" ", font)
    begun, used = "", 0.0
    for word in line.split():
        wide = _width(word, font)
        if begun and used + blank + wide <= room:
            begun, used = f"{begun} {word}", used + blank + wide
            continue
        if begun:
            yield begun
        begun, used = word, wide
        while used > room:
            cut = _fitting(begun, room, font)
            yield begun[:cut]
            begun = begun[cut:]
            used = _width(begun, font)
    yield begun


def _fitting(word: str, room: float, font: str) -> int:
    """How many of a word's letters have room: one at least; of what has slashes, as a number has, up to one."""
    used = 0.0
    for place, letter in enumerate(word):
        used += _width(letter, font)
        if used > room:
            return word.rfind("/", 1, place) + 1 or max(place, 1)
    return len(word)


@functools.lru_cache(maxsize=16_384)
def _width(word: str, font: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return stringWidth(word, font, _SIZE)


def _split_row(row: Sequence[str], room: Sequence[float], font: str, whole: Element) -> Iterator[_RowPart]:
    """The row in as many parts as it needs: one, unless it is higher than a page surely has room for."""
    cells = [wrap_text(text, width - 2 * _AROUND, font) if text else () for text, width in zip(row, room, strict=True)]
    most = max(map(len, cells)) or 1
    row_of, kind, scope = Element("TR", whole), *(("TH", "Column") if font == BOLD else ("TD", ""))
    heard = tuple(Element(kind, row_of, scope=scope) for _ in room)
    for at in range(0, most, _MOST_LINES):
        part = tuple(lines[at : at + _MOST_LINES] for lines in cells) if most > _MOST_LINES else tuple(cells)
        yield _RowPart(part, min(most - at, _MOST_LINES) * _LEADING + 2 * _PADDING, heard, begins=not at)


def _fitting_rows(rows: Sequence[_RowPart], height: float) -> int:
    """How many rows a page has room for; never all of them, since what stands beneath the last one has none."""
    for fit, row in enumerate(rows):
        height -= row.height
        if height < 0:
            return fit
    return len(rows) - 1


@functools.cache
def _flowable() -> Any:
    from reportlab.platypus import Flowable

    class RowTable(Flowable):
        """Remaining rows of a table, as a reportlab flowable."""

        def __init__(self, head: _RowPart, rows: Sequence[_RowPart], room: Sequence[float], ending: Any) -> None:
            super().__init__()
            self._head, self._rows, self._room, self._ending = head, rows, room, ending
            self._below = 0.0

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            """Width and height of the remaining rows."""
            if self._ending:
                self._below = self._ending.wrapOn(self.canv, width, height)[1]
            self.width, self.height = width, sum(row.height for row in (self._head, *self._rows)) + self._below
            return self.width, self.height

        def split(self, _width: float, height: float) -> list[Any]:
            """Split into the rows with room on this page, and the rest."""
            fit = _fitting_rows(self._rows, height - self._head.height)
            if fit <= 0:
                return []
            first, rest = self._rows[:fit], self._rows[fit:]
            return [
                RowTable(self._head, first, self._room, None),
                RowTable(self._head, rest, self._room, self._ending),
            ]

        def draw(self) -> None:
            """Draw head, rows, and the part beneath them."""
            canvas: Any = self.canv
            under = self.height - self._head.height
            _draw_lines(canvas, self._head, self._rows, self._room, self.height)
            code = ["BT", *_draw_cells(canvas, (self._head,), self._room, self.height, BOLD)]
            code += [*_draw_cells(canvas, self._rows, self._room, under, REGULAR), "ET"]
            canvas._code.append(structure.Marked("\n".join(code)))  # noqa: SLF001  (of reportlab)
            if self._ending:
                self._ending.drawOn(canvas, 0, 0)

    return RowTable


def _draw_lines(canvas: Any, head: _RowPart, rows: Sequence[_RowPart], room: Sequence[float], top: float) -> None:
    from reportlab.lib import colors

    width, under = sum(room), top - head.height
    canvas.saveState()
    canvas.setFillColor(colors.whitesmoke)
    canvas.rect(0, under, width, head.height, stroke=0, fill=1)
    canvas.setStrokeColor(colors.grey)
    canvas.setLineWidth(_LINE)
    tops = [*itertools.accumulate((row.height for row in rows), lambda y, height: y - height, initial=under)]
    begins = [y for y, row in zip(tops, rows, strict=False) if row.begins or y == under]
    canvas.lines([(0, y, width, y) for y in (top, *begins, tops[-1])])
    canvas.lines([(x, top, x, tops[-1]) for x in itertools.accumulate(room, initial=0.0)])
    canvas.restoreState()


def _draw_cells(canvas: Any, rows: Sequence[_RowPart], room: Sequence[float], top: float, name: str) -> Iterator[str]:
    """PDF operators for each line of each cell."""
    from reportlab.pdfbase.pdfmetrics import getFont

    font: Any = getFont(name)
    document, escaped = canvas._doc, canvas._escape  # noqa: SLF001  (as its own text objects do)
    heard, page, chosen = structure.structure_of(canvas), canvas.getPageNumber() - 1, -1
    yield f"{_LEADING} TL"
    lefts = [*itertools.accumulate(room, initial=_AROUND)]
    for row in rows:
        is_again = heard is not None and name == BOLD and not heard.mark_drawn(row.heard)
        for x, lines, element in zip(lefts, row.cells, row.heard, strict=False):
            if heard is not None:
                yield structure.ARTIFACT if is_again else heard.opening(page, element)
            if lines:
                yield f"1 0 0 1 {x:.2f} {top - _PADDING - _SIZE:.2f} Tm"
            ending = " " if heard is not None else ""  # else the last word of a line would run into the next
            parts = (_parts(font, line + ending, document) for line in lines)
            for subset, letters in itertools.chain.from_iterable(parts):
                if subset != chosen and letters:
                    chosen = subset
                    yield f"{font.getSubsetInternalName(subset, document)} {_SIZE} Tf"
                yield f"({escaped(letters)}) Tj" if letters else "T*"
            if heard is not None:
                yield structure.END
        top -= row.height


def _parts(font: Any, line: str, document: Any) -> Iterator[tuple[int, bytes]]:
    """A line in the subsets of the font, and its end."""
    yield from font.splitString(line, document)
    yield -1, b""
