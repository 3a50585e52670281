"""A list of complaints as a workbook of one sheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from frontoffice.documents.layout import output_file, workbook
from frontoffice.documents.layout.list_table import ListTable
from frontoffice.documents.layout.output_file import ExportProgress


def write_xlsx(table: ListTable, target: Path, made_at: datetime, progress: ExportProgress) -> Path:
    """Write the list; ``made_at`` (UTC) goes into its properties. Raises Unavailable as ``output_file``."""

    def fill(path: Path) -> None:
        with workbook.workbook(path, table.title, made_at) as book:
            workbook.write_list(book, table, progress)

    return output_file.write(target, fill)
