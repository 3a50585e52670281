"""Exports as tables of texts: what offices meet, and what whoever means harm makes."""

from __future__ import annotations

import contextlib
import io
import json
import zlib
from datetime import UTC, date, datetime
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.attaching import requests, tables
from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.tables import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, ReadTable
from frontoffice.errors import Refused, Unavailable
from frontoffice.receiving import exports
from tests.support.exports import FIRST, HEADERS, OTHER, a_csv, a_workbook, change_parts

WANTED: Final = ReadTable(HEADERS, (FIRST, OTHER))
WORKBOOK: Final = a_workbook(HEADERS, FIRST, OTHER)


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        tables.read(content)
    return refused.value.problems[0].code


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_parts_its_cells_and_encodes_its_letters(delimiter: str, encoding: str) -> None:
    rows = (HEADERS, FIRST, (*OTHER[:4], "Zoë’s é", ""))
    assert tables.read(a_csv(*rows, delimiter=delimiter, encoding=encoding)) == ReadTable(rows[0], rows[1:])


def test_a_workbook_is_read_from_its_first_sheet_that_is_shown() -> None:
    assert tables.read(WORKBOOK) == WANTED
    assert tables.read(a_workbook(HEADERS, FIRST, OTHER, options={"constant_memory": True})) == WANTED


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (81234567890, "81234567890"),
        (7.0, "7"),
        (46360.4375, "46360.4375"),
        (True, "TRUE"),
        ("0812", "0812"),
        ("a\nb", "a\nb"),
        (" x ", "x"),
    ],
)
def test_a_cell_of_a_workbook_is_the_text_that_it_shows(cell: object, text: str) -> None:
    assert tables.read(a_workbook(("x",), (cell,))).rows == ((text,),)


def test_a_workbook_says_from_which_year_its_days_count() -> None:
    assert tables.read(a_workbook(("x",), (1,), options={"date_1904": True})).counts_from_1904
    assert not tables.read(a_workbook(("x",), (1,))).counts_from_1904


def test_a_formula_is_text_and_never_reckoned() -> None:
    said = '=HYPERLINK("http://x.example","x")'
    assert tables.read(("x;y\n" + "=1+1;\"=cmd|'/c calc'!A1\"").encode()).rows == (("=1+1", "=cmd|'/c calc'!A1"),)
    assert tables.read(a_workbook(("x",), (said,))).rows == (("0",),)  # what its program reckoned last
    bare = b'<worksheet><sheetData><row><c r="A1"><f>1+1</f></c></row></sheetData></worksheet>'
    assert tables.read(change_parts(WORKBOOK, sheet1=bare)).headers == ("=1+1",)


def test_rows_are_as_wide_as_the_widest_and_empty_ones_are_left_out() -> None:
    assert tables.read(b"\n\n,,\na,b\n,\n1\n1,2,3\n") == ReadTable(("a", "b", ""), (("1", "", ""), ("1", "2", "3")))
    assert tables.read(b"sep=;\r\na;b,c\r\n") == ReadTable(("a", "b,c"), ())
    assert tables.read(b'"a;b;c;d",e\n1,2').headers == ("a;b;c;d", "e")


def test_titles_above_the_headers_are_left_out_where_they_can_be_known() -> None:
    titled = (b"Laporan SP4N,,\n,Desember 2026,\n\na,b,c\n1,,\n2,x,y\n", b"a,b\n1,2\n", b"a\n1\n", b"x,,\n")
    assert [tables.read(one).headers for one in titled] == [("a", "b", "c"), ("a", "b"), ("a",), ("x",)]
    assert len(tables.read(titled[0]).rows) == 2


def test_a_workbook_of_another_program_is_read_with_its_days() -> None:
    book, written = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("Tanggal", "Isi"), (datetime(2026, 12, 3, 14, 5), "Zoë"), (date(2026, 12, 3), "x")):  # noqa: DTZ001
        sheet.append(row)
    sheet.sheet_state = "visible"
    book.create_sheet("hidden", 0).sheet_state = "hidden"
    book.save(written)
    table = tables.read(written.getvalue())
    assert table.headers == ("Tanggal", "Isi")
    now = datetime(2026, 12, 4, tzinfo=UTC)
    moments = [exports.read_moment(row[0], table, now, "WIB") for row in table.rows]
    assert moments == [datetime(2026, 12, 3, 7, 5, tzinfo=UTC), datetime(2026, 12, 2, 17, tzinfo=UTC)]


def test_zeros_go_and_a_long_cell_is_cut() -> None:
    table = tables.read(b"a\0b\n\0c\n" + b"x" * (LONGEST_CELL + 9))
    assert (table.headers, table.rows[0], len(table.rows[1][0])) == (("ab",), ("c",), LONGEST_CELL)


def test_as_many_rows_and_columns_as_are_bearable_are_read() -> None:
    table = tables.read(b"\n".join([b",".join([b"x"] * MOST_COLUMNS)] * (MOST_ROWS + 1)))
    assert (len(table.headers), len(table.rows)) == (MOST_COLUMNS, MOST_ROWS)
    assert len(tables.read(a_workbook(*[["x"]] * (MOST_ROWS + 1))).rows) == MOST_ROWS


SHEET: Final = b"<worksheet><sheetData>%s</sheetData></worksheet>"
DOCTYPE: Final = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + SHEET % b""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FileRefusal.NO_TABLE),
        (b"\0" * 100, FileRefusal.NO_TABLE),
        (b"%PDF-1.7", FileRefusal.NO_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileRefusal.NO_TABLE),
        (b"PK\x03\x04", FileRefusal.DAMAGED),
        (WORKBOOK[:-200], FileRefusal.DAMAGED),
        (a_workbook(), FileRefusal.NO_TABLE),
        (b"x\n" * (MOST_ROWS + 2), FileRefusal.TABLE_TOO_LONG),
        (b"x," * 1_000_000, FileRefusal.TABLE_TOO_WIDE),
        (a_workbook(*[["x"]] * (MOST_ROWS + 2)), FileRefusal.TABLE_TOO_LONG),
        (a_workbook(["x"] * (MOST_COLUMNS + 1)), FileRefusal.TABLE_TOO_WIDE),
        (change_parts(WORKBOOK, sheet1=SHEET % (b"<c><v>1</v></c>" * 1_000_000)), FileRefusal.TABLE_TOO_WIDE),
        (change_parts(WORKBOOK, sheet1=SHEET % b'<row><c r="ZZZ1"><v>1</v></c></row>'), FileRefusal.TABLE_TOO_WIDE),
        (change_parts(WORKBOOK, sheet1=DOCTYPE), FileRefusal.DAMAGED),
        (change_parts(WORKBOOK, sharedStrings=DOCTYPE), FileRefusal.DAMAGED),
        (change_parts(WORKBOOK, sheet1=b"<a>" * 1000), FileRefusal.DAMAGED),
        (change_parts(WORKBOOK, workbook=b"<workbook/>"), FileRefusal.NO_TABLE),
        (change_parts(WORKBOOK, sheet1=SHEET % (b" " * 100_000_000)), FileRefusal.TOO_HARD),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_what_is_no_table_or_too_great_a_one_is_refused(content: bytes, code: FileRefusal) -> None:
    assert refusal(content) == code


def test_a_string_that_is_none_of_the_workbook_is_empty() -> None:
    row = b'<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c t="inlineStr"><is><t>x</t></is></c></row>'
    assert tables.read(change_parts(WORKBOOK, sheet1=SHEET % row)).headers == ("", "", "x")


def test_how_a_word_is_read_is_no_part_of_it() -> None:
    strings = b"<sst><si><t>Na</t><rPh><t>zz</t></rPh><r><t>ma</t></r></si></sst>"
    sheet = SHEET % b'<row><c t="s"><v>0</v></c></row>'
    assert tables.read(change_parts(WORKBOOK, sheet1=sheet, sharedStrings=strings)).headers == ("Nama",)


@pytest.mark.thorough
@given(st.one_of(st.binary(), st.binary().map(lambda rest: WORKBOOK[: len(WORKBOOK) // 2] + rest)))
def test_whatever_is_in_a_file_it_is_a_table_or_refused(content: bytes) -> None:
    with contextlib.suppress(Refused, zlib.error):  # which the reading process takes for damage
        table = tables.read(content)
        assert {len(row) for row in table.rows} <= {len(table.headers)}


def test_the_confined_process_reads_a_table_and_refuses_a_bomb() -> None:
    ask = ReadingProcess().ask
    assert requests.read_table(ask, WORKBOOK) == WANTED
    bomb = change_parts(WORKBOOK, sheet1=SHEET % (b"<row><c><v>1</v></c></row>" * 3_000_000))
    with pytest.raises(Refused) as refused:
        requests.read_table(ask, bomb)
    assert refused.value.problems[0].code in (FileRefusal.TABLE_TOO_LONG, FileRefusal.TOO_HARD)


@pytest.mark.parametrize(
    "rows",
    [[], [[1]], [["a"], ["b", "c"]], [["a"]] * (MOST_ROWS + 2), [["a"] * (MOST_COLUMNS + 1)], {"a": 1}, 7],
)
def test_nothing_that_the_process_says_of_a_table_is_trusted(rows: Any) -> None:
    said = requests.pack({"counts_from_1904": False}, [json.dumps(rows).encode()])
    with pytest.raises(Unavailable):
        requests.read_table(lambda _request: said, b"x")
