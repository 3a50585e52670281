"""A list as CSV."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import ListColumn, ListTable
from frontoffice.documents.lists.list_csv import field, write_csv


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+62 812", "'+62 812"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("\t=1", "'\t'=1"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("Budi = Ani", "Budi = Ani"),
        ("Jalan Depati Amir 12, Pangkalpinang; a-b", "Jalan Depati Amir 12, Pangkalpinang; a-b"),
        ("Budi,=1+1", "Budi,'=1+1"),
        ("Budi, \"=cmd|'/C calc'!A0\"", "Budi, \"'=cmd|'/C calc'!A0\""),
        ("Budi;@x", "Budi;'@x"),
        ("satu\n=1+1\r\n-2", "satu\n'=1+1\r\n'-2"),
        ("a,\uff1d1", "a,'\uff1d1"),
        ('"=1"', '\'"=1"'),
        ("", ""),
    ],
)
def test_a_text_like_a_formula_has_an_apostrophe_before_it(text: str, written: str) -> None:
    assert field(text) == written


@given(st.text())
def test_no_field_begins_as_a_formula_does_and_none_loses_its_letters(text: str) -> None:
    written = field(text)
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert written.replace("'", "") == text.replace("\x00", "").replace("'", "")


@given(st.text(alphabet='=+-@a ,;\t\n"'))
def test_wherever_a_spreadsheet_cuts_a_field_no_cell_begins_as_a_formula_does(text: str) -> None:
    cells = re.split(r"[,;\t\r\n]", field(text))
    assert not [cell for cell in cells[1:] if cell.lstrip(' "').startswith(("=", "+", "-", "@"))]


def test_a_list_has_its_mark_its_semicolons_and_its_dates(tmp_path: Path) -> None:
    rows = [("0001/PGD-L1/2026", 'kata "kutip"; titik koma\nbaris dua', date(2026, 11, 24), 3, None)]
    table = ListTable("Daftar", ("catatan",), tuple(ListColumn(name) for name in "ABCDE"), rows, 1)
    path = write_csv(table, tmp_path / "daftar.csv", ExportProgress())
    assert path.read_bytes().startswith(b"\xef\xbb\xbfA;B;C;D;E\r\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, row = csv.reader(file, delimiter=";")
    assert row == ["0001/PGD-L1/2026", 'kata "kutip"; titik koma\nbaris dua', "2026-11-24", "3", ""]
