"""Tables of the PDF documents: unbroken rows where a page has room, fields with their names beside."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from frontoffice.documents.layout.a4_sheet import break_line
from frontoffice.documents.layout.lettering import EMBEDDED, paragraph, paragraph_style
from frontoffice.documents.layout.structure import Element

_MM: Final = 72 / 25.4
_WIDTH: Final = 170  # mm, of a sheet
_WIDEST_NAME: Final = 60  # mm
_AROUND: Final = 2.0  # points beside a cell
_HIGHEST: Final = 260.0  # points; a higher row goes on in parts, since no sheet may lack the room for one
_LONGEST: Final = 1_500  # letters that are laid out at once: more take time in their square
_A_LINE: Final = 30  # what a new line takes of that


def fields(rows: Iterable[tuple[str, str]], style: str = "field") -> Any:
    """Names and values side by side, the colon as near as the longest name allows; "" for a name is a further line."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    rows, font = list(rows), paragraph_style(style)
    widest = max((stringWidth(name, font.fontName, font.fontSize) / _MM for name, _ in rows), default=0)
    names = min(widest + 3, _WIDEST_NAME)
    cells = [(name, ":" if name else "", value) for name, value in rows]
    return table(cells, (names, 4, _WIDTH - names - 4), ruled=False, style=style, padding=0.5)


def table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    ruled: bool = True,
    head: bool = False,
    style: str | Sequence[str] = "cell",
    padding: float = 1.5,
) -> Any:
    """Table over any number of pages.

    Widths in millimetres (170 in all, 273 on a wide sheet).

    ``head`` repeats its first row. ``style`` is ``cell``, ``small_cell``, ``large_cell``, ``field``, or of figures,
    which stand at the right, ``number`` and ``small_number``: one for all columns, or one for each. ``padding`` is
    above and below a row, in points: more of it leaves room to write by hand.
    """
    from reportlab.platypus import LongTable, Spacer

    if not rows:
        return Spacer(1, 1)
    room = [width * _MM for width in widths]
    styles = [style] * len(room) if isinstance(style, str) else style
    heads = [one.replace("cell", "head").replace("number", "number_head") for one in styles]
    cells: list[tuple[Any, ...]] = []
    whole = Element("Table") if ruled else None
    begins = []  # where a row begins, and not only goes on
    for place, row in enumerate(rows):
        begins.append(len(cells))
        is_head = head and not place
        cells += _split_row(row, room, heads if is_head else styles, [*_tag_cells(whole, len(room), is_head=is_head)])
    return LongTable(
        cells, room, repeatRows=int(head), style=_lines(begins, padding, ruled=ruled, head=head), splitInRow=0
    )


def keep_sum_row_on_page(made: Any, before: int = 2) -> Any:
    """Set a table to hold its last row together with so many rows before it on one page."""
    from reportlab.platypus import TableStyle

    made.setStyle(TableStyle([("NOSPLIT", (0, -1 - before), (-1, -1))]))
    return made


def _lines(begins: Sequence[int], padding: float, *, ruled: bool, head: bool) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import TableStyle

    commands: list[Any] = [EMBEDDED, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    commands += [(f"{side}PADDING", (0, 0), (-1, -1), _AROUND) for side in ("LEFT", "RIGHT")]
    commands += [(f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("TOP", "BOTTOM")]
    if ruled:
        line = (0.4, colors.grey)
        commands += [("LINEBEFORE", (0, 0), (-1, -1), *line), ("LINEAFTER", (-1, 0), (-1, -1), *line)]
        commands += [("LINEABOVE", (0, row), (-1, row), *line) for row in begins]
        commands += [("LINEBELOW", (0, last), (-1, last), *line) for last in (-1, "splitlast")]
        commands += [("LINEABOVE", (0, "splitfirst"), (-1, "splitfirst"), *line)]
    if ruled and head:
        commands.append(("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke))
    return TableStyle(commands)


def _tag_cells(table: Element | None, columns: int, *, is_head: bool) -> Iterator[Element]:
    """Structure element of each cell of a row: an unruled row is a paragraph."""
    row = Element("TR", table) if table else Element("P")
    for _ in range(columns):
        yield Element("TH", row, scope="Column") if is_head else Element("TD", row) if table else row


def _split_row(
    row: Sequence[str], room: Sequence[float], styles: Sequence[str], heard: Sequence[Element]
) -> Iterator[tuple[Any, ...]]:
    """The row in as many rows as it needs: one, unless it is higher than a page surely has room for."""
    columns = (
        list(_in_parts(cell, width - 2 * _AROUND, style, element))
        for cell, width, style, element in zip(row, room, styles, heard, strict=True)
    )
    yield from itertools.zip_longest(*columns, fillvalue="")


def _in_parts(text: str, width: float, style: str, element: Element) -> Iterator[Any]:
    for part in _texts(text):
        left: list[Any] = [paragraph(part, style, element)]
        while left and left[0].wrap(width, _HIGHEST)[1] > _HIGHEST:
            first, *left = left[0].split(width, _HIGHEST)
            yield first
        yield from left


def _texts(text: str) -> Iterator[str]:
    part, room = "", _LONGEST
    for line in itertools.chain.from_iterable(break_line(line, _LONGEST) for line in text.split("\n")):
        if len(line) + _A_LINE > room and part:
            yield part.removesuffix("\n")
            part, room = "", _LONGEST
        part += line + "\n"
        room -= len(line) + _A_LINE
    yield part.removesuffix("\n")
