"""The paper of a list."""

from __future__ import annotations

from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.lists import list_paper
from frontoffice.documents.lists.exported_lists import complaint_list
from frontoffice.documents.lists.list_paper import ListSheet
from tests.support.complaint_lines import LABELS, a_line
from tests.support.report_files import report_file

ABOUT = ("Periode: November 2026", "Kanal: <Loket>")


def made(count: int, progress: ExportProgress | None = None, sheet: ListSheet | None = None) -> bytes:
    lines = [a_line(number_text=f"{no:04}/PGD-L1/2026") for no in range(count)]
    table = complaint_list(LABELS, lines, count, ABOUT)
    return list_paper.list_paper(sheet or list_paper.of_period(report_file()), table, progress or ExportProgress())
