"""A list of complaints as a file: a folder is chosen, the entry is written, then a worker writes the file beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontoffice.app.background import Worker
from frontoffice.documents.complaint_table import complaint_table
from frontoffice.documents.list_csv import write_csv
from frontoffice.documents.list_workbook import write_xlsx
from frontoffice.documents.output_file import ExportProgress, file_name
from frontoffice.domain import dates
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import guarded, guarded_failure

if TYPE_CHECKING:
    from frontoffice.ui.search.search_page import ExportOrder, SearchPage


class ListExporter(QObject):
    """Exports what the page of lists asks for, one list at a time; Esc on the page stops the one in hand."""

    progressed = Signal(int, int)

    def __init__(self, register: Register, page: SearchPage, officer: Callable[[], Officer]) -> None:
        super().__init__(page)
        self._register, self._page, self._officer = register, page, officer
        self._worker: Worker | None = None
        self._stopped = False
        page.export_asked.connect(self._ask_folder)
        page.stop_asked.connect(self.stop)
        self.progressed.connect(page.show_progress)

    def stop(self) -> None:
        """Give up the list in hand; nothing of it is left."""
        self._stopped = True

    def end(self) -> None:
        """Stop, and wait for the worker."""
        self.stop()
        if self._worker is not None:
            self._worker.stop()

    def _ask_folder(self, order: ExportOrder) -> None:
        choose_folder(self._page, self.tr("Where the list goes"), lambda folder: self.export(order, folder))

    def export(self, order: ExportOrder, folder: Path) -> None:
        """Write down that the list goes out, then write it. What is against it stands on the page."""
        only = order.wanted.only
        with guarded(self._page.show_not_exported) as writing:
            ids = self._register.lists.ids(order.wanted)
            export = ListExport(
                name="search",
                lines=len(ids),
                format=order.format,
                period=only.days(self._register.today()),
                limited=order.limited,
                identities=order.identities,
                why=order.why,
            )
            self._register.exports.record(export, self._officer(), order.action)
        if not writing.worked:
            return
        self._stopped = False
        self._page.show_export_begun()
        self._worker = self._worker or Worker("lists", self)
        self._worker.run(lambda: self._write(order, ids, folder), self._page.show_exported, self._failed)

    def _write(self, order: ExportOrder, ids: list[int], folder: Path) -> Path:
        """In the worker's thread: rows come one by one from a connection of its own."""
        now, zone = self._register.now(), self._register.zone
        made = f"{dates.in_words(dates.local_date(now, zone))} {dates.time_of_day(now, zone)}"
        stamp = now.astimezone(dates.ZONES[zone])
        target = folder / file_name(f"daftar-pengaduan {stamp:%Y-%m-%d %H.%M.%S}", str(order.format))
        progress = ExportProgress(self.progressed.emit, lambda: self._stopped)
        with self._register.lists.beside() as lists:
            lines = lists.exported(ids, identities=order.identities)
            table = complaint_table(lines, len(ids), order.limited, made, named=order.identities)
            if order.format is ListFormat.CSV:
                return write_csv(table, target, progress)
            return write_xlsx(table, target, now, progress)

    def _failed(self, error: Exception) -> None:
        with guarded_failure(lambda failure: self._page.show_not_exported(wording.unavailable(failure))):
            raise error
