"""Export of a found list as a file or on paper, from the current register, in the background.

Every call opens the register for itself and reads only, so that any thread may make it. The window writes the list down
before it is made (``list.exported``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from frontoffice.app.reports.report_making import ReportSource
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import ListTable
from frontoffice.documents.lists import exported_lists, list_paper
from frontoffice.documents.lists.list_paper import ListSheet
from frontoffice.domain.calendar import dates
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.queries.whole_lines import WholeLines

NAME: Final = "Daftar pengaduan"


@dataclass(frozen=True, slots=True)
class FoundList:
    """Rows of a found list in order, its filter in words, and its time of making (UTC)."""

    ids: Sequence[int]
    limited: str
    identities: bool
    made_at: datetime


def file(source: ReportSource, found: FoundList, form: ListFormat, target: Path, progress: ExportProgress) -> Path:
    """The list as workbook or CSV at ``target``. Raises Unavailable as the register and the file do."""
    with _table(source, found) as table:
        return list_paper.write(table, form, target, found.made_at, progress)


def paper(source: ReportSource, found: FoundList, progress: ExportProgress) -> bytes:
    """The list as PDF, unsigned."""
    known = source.settings
    sheet = ListSheet(known.office, NAME, found.made_at, training=known.training, layout=known.layout)
    with _table(source, found) as table:
        return list_paper.list_paper(sheet, table, progress)


@contextlib.contextmanager
def _table(source: ReportSource, found: FoundList) -> Iterator[ListTable]:
    zone = source.settings.office.zone
    day, at = dates.in_words(dates.local_date(found.made_at, zone)), dates.time_of_day(found.made_at, zone)
    notes = (
        found.limited or "Semua pengaduan",
        f"Keadaan per {day} pukul {at}",
        exported_lists.about_names(identities=found.identities),
    )
    with source.read() as register:
        lines = WholeLines(register.unit).read(found.ids, identities=found.identities)
        yield exported_lists.complaint_list(register.reports.labels(), lines, len(found.ids), notes)
