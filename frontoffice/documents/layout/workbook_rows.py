"""Rows of a list as XlsxWriter writes them, each at once: cell by cell it takes more time than all else of a long list.

A row in which something is not plain (a text with signs that XML has not, one that its own escapes would be taken for,
a date of the century before) is left to XlsxWriter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from frontoffice.documents.layout.list_table import Cell

_PLAIN_LENGTH: Final = 16_383  # letters: no more than a cell has, also where each of them counts twice
_REMEMBERED: Final = 4096  # texts that come again, and days
_DAY_ZERO: Final = date(1899, 12, 30).toordinal()  # right from March 1900 on, where spreadsheets know a day too many
_FIRST_YEAR: Final = 1901


class RowWriter:
    """Gives rows as text; ``style`` says a look's number in the file.

    Of each column come its letters, its look, and the look of what resembles a formula there.
    """

    def __init__(self, style: Callable[[str], int], columns: Sequence[tuple[str, str, str]]) -> None:
        self._style = style
        self._columns = columns
        self._short = lru_cache(_REMEMBERED)(self._text)
        self._day = lru_cache(_REMEMBERED)(self._date)

    def row(self, number: int, cells: Sequence[Cell]) -> str | None:
        """The row of that number (from 0); None for one that is empty or not plain."""
        parts = [f'<row r="{number + 1}">']
        for (letters, look, quoted), cell in zip(self._columns, cells, strict=True):
            if cell is not None and cell != "":
                if (written := self._cell(cell, look, quoted)) is None:
                    return None
                parts.append(f'<c r="{letters}{number + 1}{written}')
        return "".join((*parts, "</row>")) if len(parts) > 1 else None

    def _cell(self, cell: Cell, look: str, quoted: str) -> str | None:
        if isinstance(cell, str):
            return (self._text if look == "long" else self._short)(cell, look, quoted)
        if isinstance(cell, int):
            return f'" s="{self._style("number")}"><v>{cell:.16G}</v></c>'
        return self._day(cell)

    def _text(self, text: str, look: str, quoted: str) -> str | None:
        if not _is_plain(text):
            return None
        number = self._style(quoted if text[0] in "=+-@" else look)
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f'" s="{number}" t="inlineStr"><is><t>{escaped}</t></is></c>'

    def _date(self, on: date) -> str | None:
        if type(on) is not date or on.year < _FIRST_YEAR:
            return None
        return f'" s="{self._style("date")}"><v>{on.toordinal() - _DAY_ZERO}</v></c>'


def _is_plain(text: str) -> bool:
    return (
        (text.isprintable() or text.replace("\n", "").isprintable())
        and "_x" not in text
        and text[0] != "<"
        and text == text.strip()
        and len(text) <= _PLAIN_LENGTH
    )
