"""A list as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontoffice.documents.layout.list_table import ListColumn, ListTable
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.lists import list_file
from frontoffice.register.commands.exporting import ListFormat

LATE = datetime(2026, 11, 24, 17, 32, 5, tzinfo=UTC)  # half past midnight in the office


def test_it_is_called_by_the_moment_in_the_offices_zone() -> None:
    assert list_file.list_name("daftar", LATE, "WIB", ListFormat.CSV) == "daftar-2026-11-25-00-32-05.csv"
    assert list_file.list_name("daftar", LATE, "WIT", ListFormat.XLSX) == "daftar-2026-11-25-02-32-05.xlsx"
    assert list_file.creation_time_text(LATE, "WIB") == "Rabu, 25 November 2026 00.32 WIB"


@pytest.mark.parametrize(("form", "begins"), [(ListFormat.CSV, b"\xef\xbb\xbfNomor"), (ListFormat.XLSX, b"PK")])
def test_it_is_of_the_format_that_was_chosen(tmp_path: Path, form: ListFormat, begins: bytes) -> None:
    table = ListTable("Daftar", (), (ListColumn("Nomor"),), [("1",)], 1)
    written = list_file.write(table, form, tmp_path / f"daftar.{form}", LATE, ExportProgress())
    assert written.read_bytes().startswith(begins)
