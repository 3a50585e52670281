"""Rows of a list, held to the bytes that XlsxWriter makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontoffice.documents.layout import workbook
from frontoffice.documents.layout.list_table import Cell, CellKind, ListColumn, ListTable
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.workbook_rows import RowWriter
from frontoffice.documents.lists.list_workbook import write_xlsx

KINDS = (CellKind.TEXT, CellKind.LONG, CellKind.DATE, CellKind.NUMBER)
PLAIN: tuple[tuple[Cell, ...], ...] = (
    ("0001/PGD-L1/2026", "Izin belum selesai", date(2026, 11, 24), 2),
    ("0002", "baris satu\nbaris dua: a & b < c > d", date(1901, 1, 1), 0),
    ("+62 812", "=1+1", None, 1234567),
    ("", "", None, None),
    ("-1", "@x", date(9999, 12, 31), -3),
    ("Ñandú \N{GRINNING FACE}", '"kutip" {=A1} ]]>', date(2024, 2, 29), 10**17),
)
ODD: tuple[tuple[Cell, ...], ...] = (
    ("  depan", "belakang ", date(1900, 2, 28), 2),
    ("_x0041_", "\x07 bel", date(1900, 3, 1), None),
    ("<r><t>x</t></r>", "<b>", None, 1),
    ("tab\tdan\rulang", "\N{NO-BREAK SPACE}", None, 1),
    ("\ufffe", "\N{GRINNING FACE}" * 20_000, None, 1),
    ("a" * 40_000, "b" * 16_384, datetime(2026, 11, 24, 8, 5), True),  # noqa: DTZ001  (a workbook knows no zones)
)


def made(path: Path, rows: Sequence[Sequence[Cell]]) -> bytes:
    columns = tuple(ListColumn(kind, kind) for kind in KINDS)
    table = ListTable("Daftar", ("catatan",), columns, rows, len(rows))
    return write_xlsx(table, path, datetime(2026, 12, 1, tzinfo=UTC), ExportProgress()).read_bytes()


def cell_by_cell(folder: Path, rows: Sequence[Sequence[Cell]]) -> bytes:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(RowWriter, "row", lambda *_: None)
        return made(folder / "cells.xlsx", rows)


@pytest.mark.parametrize(
    "rows",
    [PLAIN, ODD, (*PLAIN, *ODD, *PLAIN), tuple(row for pair in zip(ODD, PLAIN, strict=True) for row in pair), ()],
    ids=["plain", "odd", "blocks", "in turns", "none"],
)
def test_rows_written_at_once_are_the_bytes_of_rows_written_cell_by_cell(
    tmp_path: Path, rows: Sequence[Sequence[Cell]]
) -> None:
    assert made(tmp_path / "rows.xlsx", rows) == cell_by_cell(tmp_path, rows)


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.text(max_size=12), st.none() | st.dates(), st.none() | st.integers(-9, 9))
    )
)
def test_whatever_was_typed_is_the_bytes_that_it_is_cell_by_cell(tmp_path: Path, rows: list[tuple[Cell, ...]]) -> None:
    assert made(tmp_path / "rows.xlsx", rows) == cell_by_cell(tmp_path, rows)


def test_plain_rows_are_not_written_cell_by_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook.Book, "cell", lambda *_: pytest.fail("one was"))
    made(tmp_path / "rows.xlsx", [row for row in PLAIN if any(row)])
