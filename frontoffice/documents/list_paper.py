"""A list of complaints on paper: lying sheets, the columns that somebody reads there, each row whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from frontoffice.documents import a4_sheet, report_file, tables
from frontoffice.documents.case_file import signed
from frontoffice.documents.list_table import Cell, ListTable
from frontoffice.documents.output_file import ExportProgress
from frontoffice.documents.report_file import ReportFile
from frontoffice.domain import dates
from frontoffice.domain.report_period import title

_WIDTHS: Final = {
    "Nomor register": 34,
    "Diterima": 17,
    "Kanal": 20,
    "Jenis": 17,
    "Pengadu": 28,
    "Layanan": 32,
    "Uraian": 58,
    "Keadaan": 24,
    "Batas": 17,
    "Selesai": 16,
}  # mm, 263 in all, beside the running number; the other columns are in the workbook
_A_TABLE: Final = 100  # rows: one long table takes time in its square
_WIDTH: Final = 273.0  # mm
_NUMBER: Final = 10.0


def list_paper(file: ReportFile, table: ListTable, progress: ExportProgress) -> bytes:
    """The list of a period as PDF, for the Ombudsman and the Inspektorat; names as the table has them.

    Raises Unavailable (``document_stopped``) when it shall not go on.
    """
    name = f"Daftar pengaduan {title(file.figures.scope.period)}"
    story = [
        a4_sheet.heading("DAFTAR PENGADUAN, SARAN DAN MASUKAN", large=True),
        *a4_sheet.paragraphs("\n".join(report_file.about(file.figures, file.zone))),
        *_tables(table, progress),
        *_end(file, table),
    ]
    return a4_sheet.sheet(
        file.office, name, f"{name}, {report_file.whose(file.figures)}", story, wide=True, training=file.training
    )


def _tables(table: ListTable, progress: ExportProgress) -> Iterator[Any]:
    if not table.total:
        yield a4_sheet.gap(6)
        yield a4_sheet.heading("NIHIL", large=True)
        return
    shown = [place for place, column in enumerate(table.columns) if column.title in _WIDTHS]
    heads = [table.columns[place].title for place in shown]
    room = _WIDTH - _NUMBER - sum(_WIDTHS[head] for head in heads)  # of columns that are not there
    widths = [_NUMBER, *(_WIDTHS[head] + (room if head == "Layanan" else 0) for head in heads)]
    rows = enumerate(progress.counted(table.rows, table.total), start=1)
    while part := list(islice(rows, _A_TABLE)):
        cells = [("No.", *heads), *((str(no), *(_text(row[place]) for place in shown)) for no, row in part)]
        yield tables.table(cells, widths, head=True, style="small_cell")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return dates.in_digits(cell) if not isinstance(cell, (str, int)) else str(cell)


def _end(file: ReportFile, table: ListTable) -> Iterator[Any]:
    yield a4_sheet.gap(2)
    yield from a4_sheet.paragraphs(
        "\n".join(filter(None, (f"Jumlah {table.total}.", report_file.sources(file.figures, file.zone))))
    )
    day = report_file.local_day(file.figures, file.zone)
    yield from a4_sheet.paragraphs(f"{file.office.city}, {dates.without_weekday(day)}", "right")
    yield a4_sheet.signatures([("", ""), ("", ""), signed(file.signatory)], width=_WIDTH)
