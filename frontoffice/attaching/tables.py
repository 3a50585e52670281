"""An export as a table of texts: CSV in the encodings that offices meet, and the first sheet of an XLSX.

Runs in the reading process only. Nothing in a file is evaluated: a formula is the text that stands in its cell. Of a
workbook three kinds of parts are read, by an XML parser that takes no document type.
"""

from __future__ import annotations

import codecs
import csv
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final
from xml.parsers import expat

from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.limits import MEGABYTE
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.errors import Problem, Refused

MOST_ROWS: Final = 10_000  # beside the headers
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = LONGEST_TEXT + 1  # letters: who reads it knows that there were more
MOST_LETTERS: Final = 40_000_000  # of all cells
_WITH_TITLES: Final = 3  # columns, from which on a row with one text alone names the table
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """Headers and rows, each as wide as the headers. ``counts_from_1904`` says how its dates as numbers count."""

    headers: Row
    rows: tuple[Row, ...] = field(repr=False)
    counts_from_1904: bool = False


def read(content: bytes) -> ReadTable:
    """Read an export. Raises Refused."""
    if content.startswith(b"PK"):
        return _read_workbook(content)
    if content.startswith(_OTHERS):
        raise _refusal(FileRefusal.NO_TABLE)
    usual = csv.field_size_limit(MOST_LETTERS)  # one for all of this process, so it is put back
    try:
        return _as_table(_read_lines(_decode(content)))
    finally:
        csv.field_size_limit(usual)


_OTHERS: Final = (
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
)


def _refusal(code: FileRefusal) -> Refused:
    return Refused(Problem("", code, {"most": MOST_ROWS, "columns": MOST_COLUMNS}))


def _as_table(rows: Iterable[Row], *, counts_from_1904: bool = False) -> ReadTable:
    """The first row with texts is the headers; rows without any are left out, and titles above the headers."""
    found: list[Row] = []
    letters = 0
    for row in rows:
        if not any(row):
            continue
        if len(row) > MOST_COLUMNS:
            raise _refusal(FileRefusal.TABLE_TOO_WIDE)
        if len(found) > MOST_ROWS:
            raise _refusal(FileRefusal.TABLE_TOO_LONG)
        letters += sum(map(len, row))
        if letters > MOST_LETTERS:
            raise _refusal(FileRefusal.TOO_HARD)
        found.append(row)
    if not found:
        raise _refusal(FileRefusal.NO_TABLE)
    width = max(map(len, found))
    while width >= _WITH_TITLES and len(found) > 1 and sum(map(bool, found[0])) == 1:
        del found[0]
    headers, *others = (row + ("",) * (width - len(row)) for row in found)
    return ReadTable(headers, tuple(others), counts_from_1904)


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()[:LONGEST_CELL]


def _trim(cells: list[str]) -> Row:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


# --- CSV ---

_DELIMITERS: Final = (",", ";", "\t")
_SEP: Final = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)  # with which Excel begins some


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _read_lines(text: str) -> Iterable[Row]:
    said = _SEP.match(text)
    text = text[said.end() :] if said else text.lstrip("\r\n")
    lines = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=said[1] if said else _delimiter(text))
    try:
        for cells in lines:
            yield _trim([_clean(cell) for cell in cells])
    except csv.Error:
        raise _refusal(FileRefusal.DAMAGED) from None


def _delimiter(text: str) -> str:
    """The sign that parts the headers, outside of quotes."""
    line = re.sub(r'"[^"]*"', "", text[: 100 * LONGEST_CELL].partition("\n")[0])
    return max(_DELIMITERS, key=line.count)


# --- XLSX ---

_MOST_PARTS: Final = 2_000
_LARGEST_PART: Final = 80 * MEGABYTE
_LARGEST: Final = 120 * MEGABYTE
_MOST_STRINGS: Final = 2_000_000
_WIDEST: Final = 16_384  # columns that Excel has
_ENCRYPTED: Final = 0x1
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_CELL: Final = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
_LONGEST_NUMBER: Final = 15  # digits that a workbook keeps of one


def _read_workbook(content: bytes) -> ReadTable:
    parts = _Parts(content)
    book = _Workbook()
    _parse(parts.read(_WORKBOOK), book.begin)
    targets: dict[str, str] = {}

    def relate(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(parts.read(_RELATIONS), relate)
    sheet = next((targets[one] for one in book.sheets if one in targets), "")
    if not sheet:
        raise _refusal(FileRefusal.NO_TABLE)
    strings = _Strings()
    shared = next((one for one in targets.values() if one.lower().endswith("sharedstrings.xml")), "")
    if shared:
        _parse(parts.read(_inside(shared)), strings.begin, strings.end, strings.hear)
    rows = _SheetRows(strings.found)
    _parse(parts.read(_inside(sheet)), rows.begin, rows.end, rows.hear)
    return _as_table(rows.found, counts_from_1904=book.counts_from_1904)


def _inside(target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target))


class _Parts:
    """Parts of a workbook, never more than is bearable: what one says of its own size is not believed."""

    def __init__(self, content: bytes) -> None:
        self._left = _LARGEST
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _refusal(FileRefusal.DAMAGED) from error
        if len(self._file.infolist()) > _MOST_PARTS:
            raise _refusal(FileRefusal.TOO_HARD)

    def read(self, name: str) -> bytes:
        """A part. Raises Refused."""
        try:
            member = self._file.getinfo(name)
            if member.flag_bits & _ENCRYPTED:
                raise _refusal(FileRefusal.ENCRYPTED)
            with self._file.open(member) as part:
                content = part.read(min(self._left, _LARGEST_PART) + 1)
        except KeyError as error:
            raise _refusal(FileRefusal.NO_TABLE) from error
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise _refusal(FileRefusal.DAMAGED) from error
        self._left -= len(content)
        if self._left < 0 or len(content) > _LARGEST_PART:
            raise _refusal(FileRefusal.TOO_HARD)
        return content


Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Hear = Callable[[str], None]


def _parse(part: bytes, begin: Begin, end: End | None = None, hear: Hear | None = None) -> None:
    """Read a part by an XML parser that refuses a document type: entities are how a small file becomes a great one."""

    def refuse(*_said: object) -> int:
        raise _refusal(FileRefusal.DAMAGED)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = refuse
    parser.StartElementHandler = lambda name, attributes: begin(name.rpartition(":")[2], attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if hear is not None:
        parser.CharacterDataHandler = hear
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise _refusal(FileRefusal.DAMAGED) from error


class _Workbook:
    """Shown sheets of a workbook by their relations, hidden ones behind them."""

    def __init__(self) -> None:
        self._shown: list[str] = []
        self._hidden: list[str] = []
        self.counts_from_1904 = False

    @property
    def sheets(self) -> list[str]:
        return [*self._shown, *self._hidden]

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904", "") in ("1", "true")
        elif name == "sheet":
            found = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            is_shown = attributes.get("state", "visible") == "visible"
            (self._shown if is_shown else self._hidden).append(found)


class _Strings:
    """Shared strings; what is written above a word to say how it is read (``rPh``) is no part of them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._said: list[str] = []
        self._is_text = self._is_beside = False

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._said = []
        self._is_beside = self._is_beside or name == "rPh"
        self._is_text = name == "t" and not self._is_beside

    def hear(self, text: str) -> None:
        if self._is_text:
            self._said.append(text)

    def end(self, name: str) -> None:
        self._is_text = False
        if name == "rPh":
            self._is_beside = False
        elif name == "si":
            if len(self.found) >= _MOST_STRINGS:
                raise _refusal(FileRefusal.TOO_HARD)
            self.found.append(_clean("".join(self._said)))


class _SheetRows:
    """Rows of a sheet."""

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self.found: list[Row] = []
        self._cells: dict[int, str] = {}
        self._place = -1
        self._kind = ""
        self._said: dict[str, list[str]] = {}
        self._in = ""
        self._letters = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._cells, self._place = {}, -1
        elif name == "c":
            self._place = _column(attributes.get("r", ""), self._place + 1)
            self._kind, self._said = attributes.get("t", "n"), {}
        self._in = name if name in ("v", "t", "f") else ""

    def hear(self, text: str) -> None:
        if self._in:
            self._said.setdefault(self._in, []).append(text)

    def end(self, name: str) -> None:
        self._in = ""
        if name == "c":
            if text := self._text():
                self._keep(text)
        elif name == "row" and self._cells:
            self.found.append(tuple(self._cells.get(place, "") for place in range(max(self._cells) + 1)))
            if len(self.found) > MOST_ROWS + 1:
                raise _refusal(FileRefusal.TABLE_TOO_LONG)

    def _keep(self, text: str) -> None:
        if not 0 <= self._place < MOST_COLUMNS:
            raise _refusal(FileRefusal.TABLE_TOO_WIDE)
        self._letters += len(text)
        if self._letters > MOST_LETTERS:
            raise _refusal(FileRefusal.TOO_HARD)
        self._cells[self._place] = text

    def _text(self) -> str:
        """What a cell shows; of a formula that was never reckoned, the formula."""
        value, inline, formula = ("".join(self._said.get(part, ())) for part in ("v", "t", "f"))
        if self._kind == "s":
            place = int(value) if value.isdecimal() else -1
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, "")
        text = _clean(inline or value)
        if not text and formula:
            return _clean(f"={formula}")
        return _number(text) if self._kind == "n" else text


def _column(reference: str, following: int) -> int:
    """Place of a cell, by its reference or behind the one before it."""
    found = _CELL.fullmatch(reference)
    if found is None:
        return following
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return min(place, _WIDEST) - 1


def _number(text: str) -> str:
    """A number without what its way of being stored adds: ``8.1E+10`` is 81000000000, ``7.0`` is 7."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or number.adjusted() >= _LONGEST_NUMBER or number.adjusted() < -_LONGEST_NUMBER:
        return text
    whole = number.to_integral_value()
    return str(int(whole)) if whole == number else text
