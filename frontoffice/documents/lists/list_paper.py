"""A list of complaints on paper: landscape sheets, the columns for reading, each row whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from frontoffice.documents.case_file import signature_block
from frontoffice.documents.layout import a4_sheet, output_file, row_table, workbook
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.output_file import ExportProgress, file_name
from frontoffice.documents.layout.row_table import Cell, ListTable
from frontoffice.documents.lists.list_csv import write_csv
from frontoffice.documents.reports import report_file
from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.settings import Office, Signatory

# --- A list as a file: of the format that was chosen, called by what it is and the moment at which it was made ---

# --- A list of complaints as a workbook of one sheet ---


def write_xlsx(table: ListTable, target: Path, made_at: datetime, progress: ExportProgress) -> Path:
    """Write the list; ``made_at`` (UTC) goes into its properties. Raises Unavailable as ``output_file``."""

    def fill(path: Path) -> None:
        with workbook.workbook(path, table.title, made_at) as book:
            workbook.write_list(book, table, progress)

    return output_file.write(target, fill)


# --- list file ---


def list_name(what: str, made_at: datetime, zone: str, form: ListFormat) -> str:
    """The name of the file: ``what`` and the moment (given in UTC) in the office's zone, to the second."""
    return file_name(f"{what} {made_at.astimezone(dates.ZONES[zone]):%Y-%m-%d %H.%M.%S}", str(form))


def creation_time_text(made_at: datetime, zone: str) -> str:
    """The moment as a list says when it was made: *Selasa, 24 November 2026 10.32 WIB*."""
    return f"{dates.in_words(dates.local_date(made_at, zone))} {dates.time_of_day(made_at, zone)}"


def write(table: ListTable, form: ListFormat, target: Path, made_at: datetime, progress: ExportProgress) -> Path:
    """Write the list as CSV or workbook. Raises Unavailable: ``file_not_saved``, ``stopped``."""
    if form is ListFormat.CSV:
        return write_csv(table, target, progress)
    return write_xlsx(table, target, made_at, progress)


# --- list paper ---

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
_A_TABLE: Final = 100  # rows between which it can be stopped, and says how far it is
_WIDTH: Final = 273.0  # mm
_NUMBER: Final = 10.0


@dataclass(frozen=True, slots=True)
class ListSheet:
    """List sheet with office, signatory and layout.

    ``name`` is in its properties and beside the page numbers: never a person's.
    """

    office: Office
    name: str
    made_at: datetime  # (aware)
    signatory: Signatory | None = None  # None: it is not signed
    training: bool = False
    layout: PaperLayout = field(default_factory=PaperLayout)
    emblem: bytes = b""  # in place of the file that the layout names

    @property
    def head(self) -> Letterhead:
        """The letterhead of its sheets."""
        return Letterhead(self.office, self.training, self.layout, self.emblem, made_at=self.made_at)


def of_period(file: ReportFile) -> ListSheet:
    """The list of a period, for the Ombudsman and the Inspektorat."""
    name = f"Daftar pengaduan {title(file.figures.scope.period)}, {report_file.counter_in_words(file.figures.scope)}"
    return ListSheet(file.office, name, file.figures.as_of, file.signatory, file.training, file.layout, file.emblem)


def list_paper(sheet: ListSheet, table: ListTable, progress: ExportProgress) -> bytes:
    """The list as PDF, its notes above it; names as the table has them.

    Raises Unavailable (``document_stopped``) when it shall not go on.
    """
    story = [
        a4_sheet.heading(table.title.upper(), large=True),
        *a4_sheet.paragraphs("\n".join(table.notes)),
        *_tables(table, progress),
        *_end(sheet, table),
    ]
    return a4_sheet.sheet(sheet.head, sheet.name, sheet.name, story, wide=True)


def _tables(table: ListTable, progress: ExportProgress) -> Iterator[Any]:
    """Tables of a list, with progress steps between them: measured first, then set on their pages."""
    progress.step(0, table.total)
    if not table.total:
        yield a4_sheet.gap(6)
        yield a4_sheet.heading("NIHIL", large=True)
        return
    shown = [place for place, column in enumerate(table.columns) if column.title in _WIDTHS]
    heads = [table.columns[place].title for place in shown]
    room = _WIDTH - _NUMBER - sum(_WIDTHS[head] for head in heads)  # of columns that are not there
    widths = [_NUMBER, *(_WIDTHS[head] + (room if head == "Layanan" else 0) for head in heads)]
    rows, done = enumerate(table.rows, start=1), 0
    while part := list(islice(rows, _A_TABLE)):
        cells = [("No.", *heads), *((str(no), *(_text(row[place]) for place in shown)) for no, row in part)]
        yield row_table.row_table(cells, widths)
        done += len(part)
        progress.step(done // 2, table.total)
        yield a4_sheet.call_when_drawn(partial(progress.step, (table.total + done) // 2, table.total))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return dates.in_digits(cell) if not isinstance(cell, (str, int)) else str(cell)


def _end(sheet: ListSheet, table: ListTable) -> Iterator[Any]:
    """Count, place and date on the page of the last line; and who signs."""
    place = sheet.layout.dated_in or sheet.office.city
    counted = a4_sheet.paragraphs(f"Jumlah {table.total}.")
    dated = a4_sheet.paragraphs(f"{place}, {dates.without_weekday(sheet.head.made_there.date())}", "right")
    yield a4_sheet.gap(2)
    if sheet.signatory is None:
        yield a4_sheet.keep_together(*counted, *dated)
    else:
        yield from (*counted, *dated)
        yield a4_sheet.signatures([("", ""), ("", ""), signature_block(sheet.signatory)], width=_WIDTH)
