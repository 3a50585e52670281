"""A list as a file: of the format that was chosen, called by what it is and the moment at which it was made."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from frontoffice.documents.layout import output_file, workbook
from frontoffice.documents.layout.list_table import ListTable
from frontoffice.documents.layout.output_file import ExportProgress, file_name
from frontoffice.documents.lists.list_csv import write_csv
from frontoffice.domain.calendar import dates
from frontoffice.register.commands.exporting import ListFormat

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
