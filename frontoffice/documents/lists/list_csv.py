"""CSV of a list for opening in a local spreadsheet by double click.

UTF-8 with its mark, semicolons, dates as in ISO 8601.

The comma is the decimal sign of Indonesian systems, so their spreadsheets expect a semicolon between fields. A text
that begins with ``=``, ``+``, ``-``, ``@``, their wide forms, a tab or a new line would be read as a formula: it gets
an apostrophe before it, and a telephone number written ``+62...`` with it. So does what follows a comma, a semicolon, a
tab or a line end within a text: a spreadsheet of another country begins a new cell there. The first line is the
columns' heads; nothing else is in the file.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Final

from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import Cell, ListTable

_SIGNS: Final = "=+@\uff1d\uff0b\uff0d\uff20-"
_FORMULA: Final = (*_SIGNS, "\t", "\r", "\n")
_WITHIN: Final = re.compile(rf"([,;\t\r\n][\s\"]*)([{_SIGNS}])")
_GUARD: Final = "'"


def write_csv(table: ListTable, target: Path, progress: ExportProgress) -> Path:
    """Write the list. Raises Unavailable: ``file_not_saved``, ``stopped``."""

    def fill(path: Path) -> None:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file, delimiter=";")
            lines.writerow([field(column.title) for column in table.columns])
            for row in progress.track_rows(table.rows, table.total):
                lines.writerow([field(cell) for cell in row])

    return output_file.write(target, fill)


def field(cell: Cell) -> str:
    """Text of a cell, safe from being read as a formula by a spreadsheet."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    text = (cell or "").replace("\x00", "")
    text = _WITHIN.sub(rf"\1{_GUARD}\2", text)
    return _GUARD + text if text.lstrip(' "').startswith(_FORMULA) else text
