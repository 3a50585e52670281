"""A list as a file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from frontoffice.documents.layout import workbook
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import CellKind, ListColumn, ListTable
from frontoffice.documents.lists import list_paper
from frontoffice.documents.lists.list_paper import write_xlsx
from frontoffice.register.commands.exporting import ListFormat
from tests.support.refusals import failure

LATE = datetime(2026, 11, 24, 17, 32, 5, tzinfo=UTC)  # half past midnight in the office


def test_it_is_called_by_the_moment_in_the_offices_zone() -> None:
    assert list_paper.list_name("daftar", LATE, "WIB", ListFormat.CSV) == "daftar-2026-11-25-00-32-05.csv"
    assert list_paper.list_name("daftar", LATE, "WIT", ListFormat.XLSX) == "daftar-2026-11-25-02-32-05.xlsx"
    assert list_paper.creation_time_text(LATE, "WIB") == "Rabu, 25 November 2026 00.32 WIB"


@pytest.mark.parametrize(("form", "begins"), [(ListFormat.CSV, b"\xef\xbb\xbfNomor"), (ListFormat.XLSX, b"PK")])
def test_it_is_of_the_format_that_was_chosen(tmp_path: Path, form: ListFormat, begins: bytes) -> None:
    table = ListTable("Daftar", (), (ListColumn("Nomor"),), [("1",)], 1)
    written = list_paper.write(table, form, tmp_path / f"daftar.{form}", LATE, ExportProgress())
    assert written.read_bytes().startswith(begins)


# --- A list as a workbook, read back with another library ---


AT = datetime(2026, 12, 1, 1, 30, 15, 99, tzinfo=UTC)
COLUMNS = (
    ListColumn("Nomor"),
    ListColumn("Uraian", CellKind.LONG, 70),
    ListColumn("Diterima", CellKind.DATE, 12),
    ListColumn("Siklus", CellKind.NUMBER, 8),
)
HOSTILE = [
    '=HYPERLINK("http://x","klik")',
    "+62 812-3456",
    "-1",
    "@SUM(A1)",
    "http://contoh.id/klik",
    "<r><t>x</t></r>",
    "<b>&amp;</b> ]]>",
    "internal:Sheet!A1",
    "baris satu\nbaris dua",
    "{=A1}",
    "  depan",
    "0012",
]


def table(*texts: str) -> ListTable:
    rows = [(f"{place:04}/PGD-L1/2026", text, date(2026, 11, 24), 2) for place, text in enumerate(texts)]
    return ListTable("Daftar pengaduan", ("November 2026", "=semua"), COLUMNS, rows, len(rows))


def made(folder: Path, *texts: str) -> Path:
    return write_xlsx(table(*texts), folder / "daftar.xlsx", AT, ExportProgress())


def sheet(path: Path, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(path, data_only=values).active


@pytest.mark.parametrize("text", HOSTILE)
def test_what_somebody_wrote_is_the_same_string_and_nothing_else(tmp_path: Path, text: str) -> None:
    cell = sheet(made(tmp_path, text))["B7"]
    assert cell.data_type in {"s", "inlineStr"}
    assert cell.hyperlink is None
    assert cell.value == (f"{text} " if text.startswith("<r>") else text)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_a_text_like_a_formula_stays_one_when_its_cell_is_edited(tmp_path: Path, text: str) -> None:
    assert sheet(made(tmp_path, text))["B7"].quotePrefix


@pytest.mark.thorough
def test_the_only_formula_counts_the_rows_and_carries_its_value(tmp_path: Path) -> None:
    path = made(tmp_path, *HOSTILE)
    formulas = [cell.value for row in sheet(path).iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == [f"=SUBTOTAL(103,A7:A{6 + len(HOSTILE)})"]
    assert sheet(path, values=True)["B4"].value == len(HOSTILE)


def test_dates_and_numbers_are_dates_and_numbers(tmp_path: Path) -> None:
    row = sheet(made(tmp_path, "Uraian"))[7]
    assert row[2].value == datetime(2026, 11, 24)  # noqa: DTZ001  (a workbook knows no zones)
    assert row[2].number_format == "dd/mm/yyyy"
    assert (row[3].value, row[3].data_type) == (2, "n")


def test_heads_stay_and_filter_and_columns_have_their_width(tmp_path: Path) -> None:
    of = sheet(made(tmp_path, "a", "b"))
    assert of.freeze_panes == "C7"
    assert of.auto_filter.ref == "A6:D8"
    assert of.print_title_rows == "$6:$6"
    assert of.column_dimensions["B"].width == pytest.approx(70, abs=1)
    assert of.print_area == "'Daftar'!$A$1:$D$8"
    assert [of[f"{column}7"].alignment.wrap_text for column in "ABCD"] == [True, True, None, None]


def test_a_long_note_is_as_long_as_a_page_is_wide(tmp_path: Path) -> None:
    said = " ".join(f"kanal{no}" for no in range(100))
    long = ListTable("Daftar pengaduan", (said,), COLUMNS, [], 0)
    found = [cell.value for cell in sheet(write_xlsx(long, tmp_path / "daftar.xlsx", AT, ExportProgress()))["A"]]
    notes = [text for text in found if text and text.startswith("kanal")]
    assert " ".join(notes) == said
    assert max(map(len, notes)) <= 150


@pytest.mark.thorough
def test_a_text_longer_than_a_cell_ends_in_an_ellipsis(tmp_path: Path) -> None:
    value = sheet(made(tmp_path, "a" * 40_000))["B7"].value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_a_list_of_nothing_has_its_heads(tmp_path: Path) -> None:
    of = sheet(made(tmp_path), values=True)
    assert [cell.value for cell in of[6]] == ["Nomor", "Uraian", "Diterima", "Siklus"]
    assert of["B4"].value == 0


@pytest.mark.thorough
def test_a_list_too_long_for_a_sheet_goes_on_upon_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 2)
    book = openpyxl.load_workbook(made(tmp_path, "a", "b", "c"))
    assert book.sheetnames == ["Daftar", "Daftar 2"]
    assert (book["Daftar"]["B8"].value, book["Daftar 2"]["B7"].value) == ("b", "c")


def test_the_same_list_is_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path / "a", *HOSTILE).read_bytes()
    assert made(tmp_path / "b", *HOSTILE).read_bytes() == first


def test_the_properties_name_the_list_and_its_moment_and_nobody(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(tmp_path, "a")) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "Daftar pengaduan" in core
    assert "2026-12-01T01:30:15Z" in core
    assert "<dc:creator></dc:creator>" in core


@pytest.mark.thorough
def test_a_list_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    seen: list[int] = []

    def rows() -> Iterator[tuple[str, str, date, int]]:
        for place in range(5_000):
            yield (str(place), "x", date(2026, 1, 1), 1)

    def stopped() -> bool:
        return bool(seen) and seen[-1] >= 1_000

    whole = ListTable("Daftar", (), COLUMNS, rows(), 5_000)
    progress = ExportProgress(lambda done, _of: seen.append(done), stopped)
    assert failure(lambda: write_xlsx(whole, tmp_path / "daftar.xlsx", AT, progress)) == ("document_stopped", {})
    assert seen == [0, 500, 1_000]
    assert list(tmp_path.iterdir()) == []
