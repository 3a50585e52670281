"""A list of complaints as a file or on paper: the entry is written, then a worker makes it beside whoever works on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from frontoffice.app.reports import list_making
from frontoffice.app.reports.list_making import FoundList
from frontoffice.app.reports.report_making import ReportSource
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Worker
from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.lists import list_paper
from frontoffice.documents.lists.exported_lists import consultation_table, reads_table
from frontoffice.domain.calendar import report_period
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.people import Officer
from frontoffice.places import Places
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

# --- Export of the list of readers' views to a file ---
# A folder is chosen, the entry is written, then a worker writes the file.

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


# --- A list of consultations as a file: a folder is chosen, the entry is written, then a worker writes the file ---

if TYPE_CHECKING:
    from frontoffice.ui.consultations import ConsultationOrder, ConsultationPage


class ConsultationExporter(QObject):
    """Exporter of the consultations page, one list at a time."""

    def __init__(self, register: Register, page: ConsultationPage, officer: Callable[[], Officer]) -> None:
        super().__init__(page)
        self._register, self._page, self._officer = register, page, officer
        self._worker: Worker | None = None
        page.export_asked.connect(self._ask_folder)

    def end(self) -> None:
        """Wait for the worker."""
        if self._worker is not None:
            self._worker.stop()

    def _ask_folder(self, order: ConsultationOrder) -> None:
        choose_folder(self._page, self.tr("Where the list goes"), lambda folder: self.export(order, folder))

    def export(self, order: ConsultationOrder, folder: Path) -> None:
        """Record the list's export in the journal, then write the file. What is against it stands on the page."""
        with show_errors(self._page.show_problem) as writing:
            lines = self._register.consultations.list_for_export(order.sought, identities=order.identities)
            export = ListExport(
                name="consultations",
                lines=len(lines),
                format=order.format,
                period=order.sought.period,
                limited=order.limited,
                identities=order.identities,
                why=order.why,
            )
            self._register.exports.record(export, self._officer(), order.action)
        if writing.worked:
            self._worker = self._worker or Worker("consultations", self)
            self._worker.run(lambda: self._write(order, lines, folder), self._page.show_exported, self._on_failed)

    def _write(self, order: ConsultationOrder, lines: tuple[Consultation, ...], folder: Path) -> Path:
        """In the worker's thread."""
        now, zone = self._register.now(), self._register.zone
        made = list_paper.creation_time_text(now, zone)
        table = consultation_table(lines, order.limited, made, named=order.identities)
        target = folder / list_paper.list_name("daftar-konsultasi", now, zone, order.format)
        return list_paper.write(table, order.format, target, now, ExportProgress())

    def _on_failed(self, error: Exception) -> None:
        with show_unavailable(lambda failure: self._page.show_problem(wording.unavailable(failure))):
            raise error


# --- list export ---

if TYPE_CHECKING:
    from frontoffice.ui.search.search_page import ExportOrder, SearchPage


class ListExporter(QObject):
    """Exporter of the lists page, one list at a time.

    Esc on the page stops the one in hand.

    ``made`` carries an OfficePaper and what is to be said about it (nothing): a list that was asked for on paper.
    """

    made = Signal(object, str)
    progressed = Signal(int, int)

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        where: Places,
        officer: Callable[[], Officer],
        page: SearchPage,
    ) -> None:
        super().__init__(page)
        self._register, self._settings, self._where = register, settings, where
        self._officer, self._page = officer, page
        self._worker: Worker | None = None
        self._stop = threading.Event()
        page.export_asked.connect(self._begin)
        page.stop_asked.connect(self._stop.set)
        self.progressed.connect(page.show_progress)

    def end(self) -> None:
        """Stop, and wait for the worker."""
        self._stop.set()
        if self._worker is not None:
            self._worker.stop()

    def _begin(self, order: ExportOrder) -> None:
        if order.format is ListFormat.PDF:
            self.show(order)
        else:
            choose_folder(self._page, self.tr("Where the list goes"), lambda folder: self.export(order, folder))

    def export(self, order: ExportOrder, folder: Path) -> None:
        """Record the list's export in the journal, then write the file. What is against it stands on the page."""
        found = self._record_export(order)
        if found is not None:
            target = folder / self._name(found, order.format)
            job = partial(list_making.file, self._source(), found, order.format, target, self._progress())
            self._run(job, self._page.show_exported)

    def show(self, order: ExportOrder) -> None:
        """Record the list's export in the journal, then make it as a paper."""
        found = self._record_export(order)
        if found is not None:
            self._run(partial(list_making.paper, self._source(), found, self._progress()), partial(self._show, found))

    def _show(self, found: FoundList, pdf: bytes) -> None:
        keep = partial(output_file.write_into, pdf, self._name(found, ListFormat.PDF))
        self._page.show_exported(None)
        if self._page.isVisibleTo(self._page.window()):  # else whoever asked has gone on to something else
            in_opened = partial(keep, self._where.opened)
            self.made.emit(OfficePaper(list_making.NAME, list_making.NAME, pdf, in_opened, keep_in=keep), "")

    def _record_export(self, order: ExportOrder) -> FoundList | None:
        """Record the list's export in the journal, if it may be exported.

        None where it may not, which stands on the page.
        """
        with show_errors(self._page.show_not_exported) as writing:
            ids = self._register.lists.ids(order.wanted)
            export = ListExport(
                name="search",
                lines=len(ids),
                format=order.format,
                period=order.wanted.only.days(self._register.today()),
                limited=order.limited,
                identities=order.identities,
                why=order.why,
            )
            self._register.exports.record(export, self._officer(), order.action)
        if not writing.worked:
            return None
        return FoundList(ids, order.limited, order.identities, self._register.now())

    def _run(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        self._stop.clear()
        self._page.show_export_begun()
        self._worker = self._worker or Worker("lists", self)
        self._worker.run(job, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        with show_unavailable(lambda failure: self._page.show_not_exported(wording.unavailable(failure))):
            raise error

    def _source(self) -> ReportSource:
        return ReportSource(self._register.path, self._settings.current, self._register.now)

    def _name(self, found: FoundList, form: ListFormat) -> str:
        return list_paper.list_name("daftar-pengaduan", found.made_at, self._register.zone, form)

    def _progress(self) -> ExportProgress:
        return ExportProgress(self.progressed.emit, self._stop.is_set)
