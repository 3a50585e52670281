"""A report as a workbook, read back and computed anew."""

from __future__ import annotations

import dataclasses
import re
import tempfile
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import ListColumn, ListTable
from frontoffice.documents.reports import figure_tables
from frontoffice.documents.reports.period_report import CUTS
from frontoffice.documents.reports.report_workbook import SHEET, write_report
from frontoffice.domain.reports.report import Cut, Figures
from frontoffice.domain.reports.report_approval import SupervisorWords
from tests.support.report_figures import figures, with_cut
from tests.support.report_files import report_file


def made(target: Path, of: Figures, table: ListTable | None = None) -> Path:
    return write_report(report_file(of), CUTS, table, target / "laporan.xlsx", ExportProgress())


def computed(sheet: Any, formula: str) -> object:
    """What one of our four formulas gives of the cells' own numbers."""
    if found := re.fullmatch(r"=SUM\((\w+):(\w+)\)", formula):
        return sum(cell_value(sheet, cell.coordinate) for (cell,) in sheet[f"{found[1]}:{found[2]}"])
    if found := re.fullmatch(r"=(\w+)\+(\w+)-(\w+)", formula):
        first, second, third = (cell_value(sheet, name) for name in found.groups())
        return first + second - third
    if found := re.fullmatch(r"=(\w+)-(\w+)", formula):
        return cell_value(sheet, found[1]) - cell_value(sheet, found[2])
    found = re.fullmatch(r'=IF\((\w+)=0,"",(\w+)/(\w+)\)', formula)
    assert found, formula
    whole = cell_value(sheet, found[1])
    return cell_value(sheet, found[2]) / whole if whole else None


def cell_value(sheet: Any, name: str) -> float:
    value = sheet[name].value
    return computed(sheet, value) if isinstance(value, str) else value  # type: ignore[return-value]


def formulas(path: Path) -> list[tuple[object, object]]:
    """Of every formula what it gives, and the value that is kept with it."""
    as_written, kept = openpyxl.load_workbook(path)[SHEET], openpyxl.load_workbook(path, data_only=True)[SHEET]
    cells = [cell for row in as_written.iter_rows() for cell in row if cell.data_type == "f"]
    return [(computed(as_written, cell.value), kept[cell.coordinate].value) for cell in cells]


@pytest.mark.thorough
@pytest.mark.parametrize(("period", "received"), [("2026-11", 75), ("2026", 1_000_000), ("2026-Q1", 0)])
def test_every_formula_gives_the_value_that_is_kept_with_it(tmp_path: Path, period: str, received: int) -> None:
    found = formulas(made(tmp_path, figures(period, received)))
    assert len(found) > 40
    assert [pair for pair in found if pair[0] != pytest.approx(pair[1])] == []


@pytest.mark.thorough
def test_shares_are_written_as_per_cent_and_counts_as_whole_numbers(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(made(tmp_path, figures("2026-11", 75)))[SHEET]
    formats = {
        "share" if "/" in str(cell.value) else "count": cell.number_format
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert set(formats) == {"share", "count"}
    assert formats["share"].endswith("%")
    assert "%" not in formats["count"]
    assert "." not in formats["count"]


@pytest.mark.thorough
@settings(max_examples=5)  # each is a workbook
@given(st.lists(st.integers(0, 1_000), min_size=2, max_size=5))
def test_sums_are_the_figures_whatever_they_are(counts: list[int]) -> None:
    of = with_cut(figures("2026-11", 0), Cut.KIND, counts)
    with tempfile.TemporaryDirectory() as place:
        sheet = openpyxl.load_workbook(made(Path(place), of), data_only=True)[SHEET]
    names = [cell.value for cell in sheet["A"]]
    at = names.index("Jumlah", names.index("Menurut jenis")) + 1
    assert sheet[f"B{at}"].value == sum(counts) == of.movement.received


def test_charts_are_the_spreadsheets_own_and_carry_their_numbers(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(tmp_path, figures("2026", 900))) as parts:
        charts = sorted(name for name in parts.namelist() if name.startswith("xl/charts/chart"))
        first = parts.read(charts[0]).decode()
    assert len(charts) == 6
    assert "<c:numCache>" in first
    assert "<c:v>75</c:v>" in first
    assert "<c:v>Januari 2026</c:v>" in first
    assert "pattFill" in first


def test_a_chart_keeps_the_numbers_of_its_bars_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(tmp_path, with_cut(figures(), Cut.CHANNEL, [9] * 15))) as parts:
        charts = "".join(parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart"))
    assert "Nilai 11" in charts
    assert "Nilai 12" not in charts


@pytest.mark.parametrize("period", ["2026-11", "2026"])
@pytest.mark.parametrize("lengths", [(1, 3, 1, 2), (9, 60, 22, 4), (40, 17, 130, 12)])
def test_a_page_begins_before_a_table_and_never_within_a_chart(
    tmp_path: Path, period: str, lengths: tuple[int, ...]
) -> None:
    of = figures(period, 900)
    for cut, many in zip((Cut.CHANNEL, Cut.SERVICE, Cut.CATEGORY, Cut.STATUS), lengths, strict=True):
        of = with_cut(of, cut, [1] * many)
    path = made(tmp_path, of)
    sheet = openpyxl.load_workbook(path)[SHEET]
    begins = [0, *(one.id for one in sheet.row_breaks.brk)]  # counted from 0, as charts are
    with zipfile.ZipFile(path) as parts:
        rows = [int(row) for row in re.findall(r"<xdr:row>(\d+)<", parts.read("xl/drawings/drawing1.xml").decode())]
    charts = list(zip(rows[::2], rows[1::2], strict=True))  # from and to
    assert len(charts) >= 3
    assert [(begin, chart) for begin in begins for chart in charts if chart[0] < begin <= chart[1]] == []
    heights = {row: (sheet.row_dimensions[row + 1].height or 15) / 15 for row in range(sheet.max_row)}
    pages = pairwise((*begins, sheet.max_row))
    assert max(sum(heights[row] for row in range(*page)) for page in pages) <= 54  # of 56
    titles = [cell.row - 1 for cell in sheet["A"] if cell.font.b and cell.font.sz == 12]
    within = [row for row in begins[1:] if row not in (*titles, *(end + 1 for _, end in charts))]
    assert len(within) == sum(-(-many // 50) - 1 for many in lengths if many > 50)  # through long tables alone
    assert sheet.page_setup.scale == 60
    assert sheet.print_area.startswith("'Angka'!$A$1:$O$")


def test_a_long_name_goes_on_in_another_line_of_its_cell(tmp_path: Path) -> None:
    of, name = figures(), "Tim Teknis Perhubungan, OPD Perhubungan dan OPD Ketenagakerjaan"
    lines = (dataclasses.replace(of.cuts[Cut.CHANNEL][0], label=name), *of.cuts[Cut.CHANNEL][1:])
    sheet = openpyxl.load_workbook(made(tmp_path, dataclasses.replace(of, cuts={**of.cuts, Cut.CHANNEL: lines})))[SHEET]
    (cell,) = (cell for cell in sheet["A"] if cell.value == name)
    assert cell.alignment.wrap_text
    assert not cell.alignment.shrink_to_fit
    assert sheet.row_dimensions[cell.row].height == 30
    (head,) = (cell for cell in sheet["B"] if cell.value == "Sampai tanggapan")
    assert sheet.row_dimensions[head.row].height == 30


def test_a_table_begins_right_beneath_its_head(tmp_path: Path) -> None:
    of = figures()
    column = [cell.value for cell in openpyxl.load_workbook(made(tmp_path, of))[SHEET]["A"]]
    at = column.index(figure_tables.CUT_TITLES[Cut.CHANNEL])
    assert column[at + 2] == of.cuts[Cut.CHANNEL][0].label


def test_words_of_any_length_are_printed_to_the_last(tmp_path: Path) -> None:
    words = " ".join(f"kata{no}" for no in range(600))
    file = dataclasses.replace(report_file(figures()), words=SupervisorWords(words, "Satu.\nDua."))
    path = write_report(file, CUTS, None, tmp_path / "laporan.xlsx", ExportProgress())
    sheet = openpyxl.load_workbook(path)[SHEET]
    written = [str(cell.value) for cell in sheet["A"] if cell.value]
    assert " ".join(text for text in written if text.startswith("kata")) == words
    assert max(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)) < 409
    assert written[-3:-1] == ["Satu.", "Dua."] or written[-2:] == ["Satu.", "Dua."]
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.thorough
def test_the_list_stands_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    rows = [("0001/PGD-L1/2026", date(2026, 11, 3))]
    table = ListTable("Daftar pengaduan", (), (ListColumn("Nomor"), ListColumn("Diterima")), rows, 1)
    book = openpyxl.load_workbook(made(tmp_path, figures(), table))
    assert book.sheetnames == ["Angka", "Daftar"]
    assert book["Daftar"]["A5"].value == "0001/PGD-L1/2026"
    assert book["Daftar"].page_setup.fitToWidth in (None, 1)


def test_a_list_is_as_many_pages_wide_as_it_can_be_read_on(tmp_path: Path) -> None:
    columns = (ListColumn("Nomor", width=22), *[ListColumn("Uraian", width=70)] * 5)
    table = ListTable("Daftar pengaduan", (), columns, [("0001/PGD-L1/2026", *["Antre"] * 5)], 1)
    sheet = openpyxl.load_workbook(made(tmp_path, figures(), table))["Daftar"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert sheet.print_title_cols == "$A:$A"


@pytest.mark.thorough
def test_the_same_figures_are_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path / "a", figures()).read_bytes()
    assert made(tmp_path / "b", figures()).read_bytes() == first


@pytest.mark.thorough
def test_the_supervisors_words_stand_at_the_end_and_desks_at_the_beginning(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(made(tmp_path, figures()))[SHEET]
    first = [cell.value for cell in sheet["A"]]
    assert first[4].startswith("Catatan terakhir tiap loket")
    assert first[-1] == "Berjalan baik."
    assert sheet.freeze_panes == "B6"
