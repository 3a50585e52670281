"""A report as a workbook: a sheet of figures with the spreadsheet's own charts, and a sheet of the list behind them.

What follows from other cells is a formula with its value, so that a reader can follow it, and a program that does not
compute shows it all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

from frontoffice.documents.layout import output_file, workbook
from frontoffice.documents.layout.a4_sheet import break_line
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import ListTable
from frontoffice.documents.layout.workbook import Book
from frontoffice.documents.reports import figure_tables, report_file
from frontoffice.documents.reports.figure_tables import ComputedCell, FigureCell, FigureTable
from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.reports.report import WITHIN, Cut

SHEET: Final = "Angka"
_CHARTS_AT: Final = 7  # the column, right of the tables
_CHART_ROWS: Final = 16
_CHART_WIDTH: Final = 460  # pixels
_CHART_COLUMNS: Final = 8  # that it covers
_SCALE: Final = 60  # %, at which tables and charts are side by side on A4 lying, in whatever takes Calibri's place
_PAGE_ROWS: Final = 52  # of some 56 that a page then has, since heads may take two lines
_FIRST: Final = 52  # letters
_OTHER: Final = 11
_BETWEEN: Final = 2
_A_ROW: Final = 500  # letters: a row that is as high as a page is cut there
_BELOW_THE_BREAK: Final = {"y_offset": 4}  # pixels: an edge on the first row of a page is drawn on the page before, too


def write_report(
    file: ReportFile, cuts: Sequence[Cut], table: ListTable | None, target: Path, progress: ExportProgress
) -> Path:
    """Write figures by these cuts, and the list unless it is None. Raises Unavailable as ``output_file``."""

    def fill(path: Path) -> None:
        name = report_file.name(file.figures.scope.period)
        with workbook.workbook(path, name, file.figures.as_of) as book:
            _figures(book, file, cuts)
            if table is not None:
                workbook.write_list(book, table, progress)

    return output_file.write(target, fill)


def _figures(book: Book, file: ReportFile, cuts: Sequence[Cut]) -> None:
    sheet = book.made.add_worksheet(SHEET)
    workbook.page(sheet, wide=True)
    sheet.set_print_scale(_SCALE)  # a sheet that is fitted to a page has no breaks of ours
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, _CHARTS_AT - 2, _OTHER)
    sheet.set_column(_CHARTS_AT - 1, _CHARTS_AT - 1, _BETWEEN)
    lines = _lines(file)
    book.text(sheet, 0, 0, f"{report_file.heading(file)} pengelolaan pengaduan, saran dan masukan", "title")
    for row, line in enumerate(lines, start=1):
        book.text(sheet, row, 0, line, "note")
    sheet.freeze_panes(len(lines) + 1, 1)
    row = len(lines) + 2
    chart_row = row
    blocks, more = [], dict[int, int]()
    for one in figure_tables.all_tables(file.figures, file.zone, cuts):
        chart = _chart(book, one, row + 2)
        before, first = chart_row, row
        if chart is not None:
            sheet.insert_chart(max(row, chart_row), _CHARTS_AT, chart, _BELOW_THE_BREAK)
            chart_row = max(row, chart_row) + _CHART_ROWS
        end = _table(book, sheet, one, row, more)
        blocks.append(_Block(first, end, before, chart_row if chart is not None else end))
        row = end + 2
    end = _words(book, sheet, file, row, more)
    blocks.append(_Block(row, end, chart_row, end))
    sheet.set_h_pagebreaks(list(_page_breaks(blocks, more)))
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(chart_row, end), _CHARTS_AT + _CHART_COLUMNS - 1)


class _Block(NamedTuple):
    """First row of a table, the row after it, and the end rows of the charts before it and its own."""

    first: int
    end: int
    charts_before: int
    charts: int


def _page_breaks(blocks: Iterable[_Block], more: Mapping[int, int]) -> Iterator[int]:
    """Page breaks, as the first row of each page.

    None goes through a chart, and through a table only where it is too long.

    ``more`` is how many lines a row has beyond its first.
    """

    def lines(first: int, end: int) -> int:
        return end - first + sum(many for row, many in more.items() if first <= row < end)

    begins = 0
    for block in blocks:
        if lines(begins, max(block.end, block.charts)) > _PAGE_ROWS and block.first > begins:
            begins = max(block.first, block.charts_before)
            yield begins
        while lines(begins, block.end) > _PAGE_ROWS:
            begins = max(end for end in range(begins + 1, block.end) if lines(begins, end) <= _PAGE_ROWS)
            yield begins


def _lines(file: ReportFile) -> tuple[str, ...]:
    heard = report_file.sources(file.figures, file.zone)
    about = (
        *report_file.about(file.figures, file.zone),
        *report_file.approval_lines(file),
        *((heard,) if heard else ()),
    )
    return tuple(workbook.notes(about))


def _table(book: Book, sheet: Any, table: FigureTable, row: int, more: dict[int, int]) -> int:
    """Write a table from ``row`` on; the row after it. ``more`` gets the lines of a row beyond its first."""
    book.text(sheet, row, 0, table.title, "part")
    more[row + 1] = workbook.fit_row_height(
        sheet, row + 1, {head: _OTHER if at else _FIRST for at, head in enumerate(table.heads)}
    )
    for column, head in enumerate(table.heads):
        book.text(sheet, row + 1, column, head, "head_number" if column else "head")
    first = row = row + 2
    for one in table.rows:
        more[row] = workbook.fit_row_height(sheet, row, {one.label: _FIRST})
        book.text(sheet, row, 0, one.label, "long")
        for column, cell in enumerate(one.cells, start=1):
            _cell(book, sheet, (row, column), cell, first)
        row += 1
    if table.summed and len(table.rows) > 1:
        book.text(sheet, row, 0, "Jumlah", "sum_text")
        for column, total in enumerate(table.sums(), start=1):
            letter = chr(ord("A") + column)
            sheet.write_formula(row, column, f"=SUM({letter}{first + 1}:{letter}{row})", book.looks["sum"], total)
        row += 1
    return row


def _cell(book: Book, sheet: Any, at: tuple[int, int], cell: FigureCell, top: int) -> None:
    """Write a figure; ``top`` is the first row of its table (from 0)."""
    row, column = at
    if isinstance(cell, ComputedCell):
        look = book.looks["share" if cell.is_share else "number"]
        value = "" if cell.value is None else float(cell.value) if isinstance(cell.value, Fraction) else cell.value
        formula = cell.formula.format(r=row + 1, top=top + 1, within=row + 1 - len(WITHIN))
        sheet.write_formula(row, column, f"={formula}", look, value)
    elif isinstance(cell, str):
        book.text(sheet, row, column, cell)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, book.looks["number"])
    elif cell is not None:
        sheet.write_number(row, column, float(cell), book.looks["decimal"])


def _words(book: Book, sheet: Any, file: ReportFile, row: int, more: dict[int, int]) -> int:
    """Write the supervisor's words from ``row`` on; the row after them. ``more`` as :func:`_table` has it."""
    words = file.words
    named = (
        ("Kendala", words.obstacles),
        ("Solusi dan tindak lanjut", words.solutions),
        ("Kesimpulan", words.conclusion),
    )
    for name, text in named:
        if text.strip():
            book.text(sheet, row, 0, name, "part")
            row += 1
            for part in (part for line in text.strip().split("\n") for part in break_line(line, _A_ROW)):
                more[row] = workbook.fit_row_height(sheet, row, {part: _FIRST})
                book.text(sheet, row, 0, part, "long")
                row += 1
            row += 1
    return row


_FIRST_FILL: Final = {"color": "#0B5CAD"}
_SECOND_PATTERN: Final = {"pattern": "wide_upward_diagonal", "fg_color": "#1B7F4B", "bg_color": "#FFFFFF"}
_COLUMNS: Final = frozenset({"Perkembangan", "Umur yang masih terbuka (hari kalender)"})
_BARS: Final = frozenset(figure_tables.CUT_TITLES[by] for by in (Cut.CHANNEL, Cut.CATEGORY, Cut.SERVICE, Cut.STATUS))
_MOST_BARS: Final = 12


def _chart(book: Book, table: FigureTable, first: int) -> Any:
    """Native spreadsheet chart of a table with its first row at ``first`` (from 0); None for most."""
    kind = "column" if table.title in _COLUMNS else "bar" if table.title in _BARS else ""
    if not kind or len(table.rows) < _LEAST_BARS:
        return None
    rows = table.rows if kind == "column" else table.rows[:_MOST_BARS]
    chart = book.made.add_chart({"type": kind})
    series = 2 if table.title == "Perkembangan" else 1
    for column in range(1, series + 1):
        chart.add_series(_series(table, column, first, first + len(rows) - 1))
    chart.set_title({"name": table.title, "name_font": {"size": 11}})
    chart.set_legend({"none": True} if series == 1 else {"position": "top"})
    plain = {"major_gridlines": {"visible": False}, "num_font": {"size": 8}}
    values = {**plain, "min": 0, "visible": False}
    if kind == "bar":  # lying, so its categories are on the axis that stands
        chart.set_y_axis({**plain, "reverse": True})
        chart.set_x_axis(values)
    else:
        chart.set_x_axis(plain)
        chart.set_y_axis(values)
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_ROWS * 20 - 16})
    return chart


_LEAST_BARS: Final = 2


def _series(table: FigureTable, column: int, first: int, last: int) -> dict[str, object]:
    rows = table.rows[: last - first + 1]
    return {
        "name": table.heads[column],
        "categories": [SHEET, first, 0, last, 0],
        "values": [SHEET, first, column, last, column],
        "categories_data": [row.label for row in rows],
        "values_data": [figure_tables.value(row.cells[column - 1]) for row in rows],
        "data_labels": {"value": True, "font": {"size": 8}},
        **({"pattern": _SECOND_PATTERN} if column > 1 else {"fill": _FIRST_FILL}),
        "gap": 60,
    }
