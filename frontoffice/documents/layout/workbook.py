"""Workbooks (XLSX) row by row in little memory, the same bytes for the same contents: the one door to XlsxWriter.

What somebody wrote is a string and never a formula, a link or markup; one that looks like a formula also stays a string
when its cell is edited (``quote_prefix``).
"""

from __future__ import annotations

import contextlib
import itertools
import string
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import Cell, CellKind, ListTable

ROWS_A_SHEET: Final = 1_000_000  # of the 1,048,576 that a sheet has
_LONGEST: Final = 32_767  # letters of a cell
_LETTERS_ACROSS: Final = 300  # of a page: more in its width can no longer be read
_NOTE: Final = 150  # letters of a line that stands across columns, where it would be cut at the edge of the page
_LINE: Final = 15.0  # points of a row of one line
_FORMULA: Final = ("=", "+", "-", "@")
_PLAIN_BEGINNING: Final = frozenset(string.ascii_letters + string.digits)
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_FONT: Final = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_LOOKS: Final[Mapping[str, Mapping[str, object]]] = {
    "text": {},
    "quoted": {"quote_prefix": True},
    "long": {"text_wrap": True},
    "long_quoted": {"text_wrap": True, "quote_prefix": True},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "number": {"num_format": "#,##0"},
    "decimal": {"num_format": "#,##0.0"},
    "share": {"num_format": "0.0%"},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#E8EDF3", "border": 1, "border_color": "#9AA5B1"},
    "head_number": {
        "bold": True,
        "text_wrap": True,
        "bg_color": "#E8EDF3",
        "border": 1,
        "border_color": "#9AA5B1",
        "align": "right",
    },
    "sum": {"bold": True, "num_format": "#,##0", "top": 1},
    "sum_text": {"bold": True, "top": 1},
    "title": {"bold": True, "font_size": 14},
    "part": {"bold": True, "font_size": 12},
    "note": {"font_color": "#5B6672"},
}


@dataclass(frozen=True, slots=True)
class Book:
    """An open workbook of XlsxWriter and its formats by name."""

    made: Any
    looks: Mapping[str, Any]

    def text(self, sheet: Any, row: int, column: int, text: str, look: str = "text") -> None:
        """Write a text as a string, also when it looks like a number or formula."""
        if text[:1] in _PLAIN_BEGINNING and len(text) <= _LONGEST:  # a list of 100,000 lines has two million texts
            sheet.write_string(row, column, text, self.looks[look])
            return
        text = cell_text(text)
        if text.startswith(_FORMULA) and f"{look}_quoted" in _LOOKS:
            look = f"{look}_quoted"
        elif text.startswith(_FORMULA) and look == "text":
            look = "quoted"
        sheet.write_string(row, column, text, self.looks[look])

    def cell(self, sheet: Any, row: int, column: int, cell: Cell, kind: CellKind) -> None:
        """Write a cell of a list in its own type; None is left empty."""
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, self.looks["number"])
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.looks["date"])
        elif cell:
            self.text(sheet, row, column, cell, "text" if kind is CellKind.DATE else "long")


@contextlib.contextmanager
def workbook(path: Path, title: str, made_at: datetime) -> Iterator[Book]:
    """A new workbook at ``path``; ``made_at`` (UTC) is the date in its properties, which name no person.

    What XlsxWriter holds on the way lies beside ``path``. Rows are written from above to below.
    """
    import xlsxwriter  # its two dozen modules, where a workbook is made

    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
    }
    made = xlsxwriter.Workbook(path, options)
    try:
        made.set_properties({"title": title, "created": made_at.replace(tzinfo=None, microsecond=0)})
        made.set_calc_mode("auto")
        yield Book(made, {name: made.add_format({**_FONT, **look}) for name, look in _LOOKS.items()})
    except BaseException:
        _close_files(made)
        raise
    made.close()


def write_list(book: Book, table: ListTable, progress: ExportProgress, name: str = "Daftar") -> None:
    """The list on a sheet (on several, when it is too long for one): frozen heads, filters, widths, types.

    Above it the number of the rows that the filter shows, as a formula.
    """
    rows = iter(progress.track_rows(table.rows, table.total))
    for part, begins in enumerate(range(0, max(table.total, 1), ROWS_A_SHEET)):
        here = min(table.total - begins, ROWS_A_SHEET)
        sheet = book.made.add_worksheet(name if not part else f"{name} {part + 1}")
        head = _above(book, sheet, table, here)
        for row, cells in enumerate(itertools.islice(rows, here), start=head + 1):
            for column, cell in enumerate(cells):
                book.cell(sheet, row, column, cell, table.columns[column].kind)


def cell_text(text: str) -> str:
    """The text as a cell takes it: no more letters than one has, and never taken for XlsxWriter's own markup."""
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + _ELLIPSIS
    return f"{text[: _LONGEST - 1]} " if text.startswith("<r>") and text.endswith("</r>") else text


def notes(lines: Sequence[str]) -> list[str]:
    """Wrap notes across columns to the width of a page."""
    return [part for line in lines for part in textwrap.wrap(line, _NOTE) or [""]]


def fit_row_height(sheet: Any, row: int, texts: Mapping[str, int]) -> int:
    """Set the height of a row to fit its texts in columns of so many letters; the lines beyond the first."""
    lines = max(len(textwrap.wrap(text, width)) for text, width in texts.items())
    if lines > 1:
        sheet.set_row(row, lines * _LINE)
    return max(lines - 1, 0)


def page(sheet: Any, *, wide: bool, across: int = 1) -> None:
    """How a sheet is printed: A4, as wide as the page or as ``across`` of them, its pages numbered."""
    sheet.set_paper(9)
    sheet.set_landscape() if wide else sheet.set_portrait()
    sheet.fit_to_pages(across, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&R&8Halaman &P dari &N")


def _above(book: Book, sheet: Any, table: ListTable, count: int) -> int:
    """Title, notes, count and heads; the row (from 0) of the heads."""
    across = -(-int(sum(one.width for one in table.columns)) // _LETTERS_ACROSS)
    page(sheet, wide=True, across=max(across, 1))
    sheet.repeat_columns(0)
    for column, one in enumerate(table.columns):
        sheet.set_column(column, column, one.width)
    book.text(sheet, 0, 0, table.title, "title")
    said = notes(table.notes)
    for row, note in enumerate(said, start=1):
        book.text(sheet, row, 0, note, "note")
    counted, head = len(said) + 1, len(said) + 3
    last = head + max(count, 1)
    book.text(sheet, counted, 0, "Baris", "sum_text")
    sheet.write_formula(counted, 1, f"=SUBTOTAL(103,A{head + 2}:A{last + 1})", book.looks["sum"], count)
    _heads(book, sheet, head, [one.title for one in table.columns])
    sheet.freeze_panes(head + 1, min(2, len(table.columns)))
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last, len(table.columns) - 1)
    sheet.autofilter(head, 0, last, len(table.columns) - 1)
    return head


def _heads(book: Book, sheet: Any, row: int, titles: Sequence[str]) -> None:
    for column, one in enumerate(titles):
        book.text(sheet, row, column, one, "head")


def _close_files(made: Any) -> None:
    """Close the open files of XlsxWriter without writing a workbook."""
    for sheet in made.worksheets():
        sheet.row_data_fh.close()
    made.fileclosed = True
