"""Export of the list of readers' views to a file.

A folder is chosen, the entry is written, then a worker writes the file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from frontoffice.app.workers.background import Worker
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.lists import list_paper
from frontoffice.documents.lists.reads_list import reads_table
from frontoffice.domain.calendar import report_period
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListExport
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

if TYPE_CHECKING:
    from frontoffice.ui.admin.reads_page import ReadsOrder, ReadsPage

NAME: Final = "reads"


class ReadsExporter(QObject):
    """Exporter of the month on the page, one list at a time."""

    def __init__(self, register: Register, page: ReadsPage, officer: Callable[[], Officer]) -> None:
        super().__init__(page)
        self._register, self._page, self._officer = register, page, officer
        self._worker: Worker | None = None
        page.export_asked.connect(self._ask_folder)

    def end(self) -> None:
        """Wait for the worker."""
        if self._worker is not None:
            self._worker.stop()

    def _ask_folder(self, order: ReadsOrder) -> None:
        choose_folder(self._page, self.tr("Where the list goes"), lambda folder: self.export(order, folder))

    def export(self, order: ReadsOrder, folder: Path) -> None:
        """Record the list's export in the journal, then write the file. What is against it stands on the page."""
        with show_errors(self._page.show_problem) as writing:
            export = ListExport(name=NAME, lines=len(order.lines), format=order.format, period=order.period)
            self._register.exports.record(export, self._officer(), order.action)
        if writing.worked:
            self._worker = self._worker or Worker("reads", self)
            self._worker.run(lambda: self._write(order, folder), self._page.show_exported, self._on_failed)

    def _write(self, order: ReadsOrder, folder: Path) -> Path:
        """In the worker's thread."""
        now, zone = self._register.now(), self._register.zone
        made = list_paper.creation_time_text(now, zone)
        table = reads_table(order.lines, report_period.title(order.period), made)
        target = folder / list_paper.list_name("yang-dilihat-pemeriksa", now, zone, order.format)
        return list_paper.write(table, order.format, target, now, ExportProgress())

    def _on_failed(self, error: Exception) -> None:
        with show_unavailable(lambda failure: self._page.show_problem(wording.unavailable(failure))):
            raise error
