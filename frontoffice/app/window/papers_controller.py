"""The papers of a period from the window: made by a worker, shown for print or saved, lists written down before.

Whatever is made comes from a reading of its own of the register, so the officer works on; it can be stopped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from frontoffice.app.reports import report_making
from frontoffice.app.reports.report_making import ReportOrder, ReportSource
from frontoffice.app.window.approval_controller import ApprovalController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Worker
from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports.report_file import PAPER_TITLES, ReportPaper
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.people import Officer
from frontoffice.domain.reports.report import Scope, Selection
from frontoffice.places import Places
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

if TYPE_CHECKING:
    from frontoffice.ui.reports.papers_page import PapersPage

_Made = TypeVar("_Made")
_LIST_NAME: Final = "report"


class PapersController(QObject):
    """``made`` carries an OfficePaper and what is to be said about it (nothing). ``end`` stops its worker."""

    made = Signal(object, str)
    _stepped = Signal(int, int)

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        where: Places,
        officer: Callable[[], Officer],
        page: PapersPage,
    ) -> None:
        super().__init__()
        self._register, self._settings, self._where = register, settings, where
        self._officer, self._page = officer, page
        self._stop = threading.Event()
        self._worker = Worker("papers")
        self._stepped.connect(page.show_busy)
        page.show_asked.connect(self._show)
        page.identities_asked.connect(self._show_identities)
        page.workbook_asked.connect(partial(self._choose, ListFormat.XLSX))
        page.list_asked.connect(partial(self._choose, ListFormat.CSV))
        page.stop_asked.connect(self._stop.set)
        self.approving = ApprovalController(register, settings, officer, page, self._run, self._progress)

    def end(self) -> None:
        """Stop what is being made."""
        self._stop.set()
        self._worker.stop()

    def _show(self, which: ReportPaper) -> None:
        scope = self._page.scope
        if scope is not None and (which is not ReportPaper.LIST or self._record_export(scope, ListFormat.PDF)):
            self._make(scope, which)

    def _show_identities(self, why: str, action: UUID) -> None:
        """The list with who asked for confidence; what is against it stands under the reason."""
        scope = self._page.scope
        if scope is None:
            return
        with show_errors(self._page.asking.show_problem) as recording:
            export = self._export(scope, ListFormat.PDF, identities=True, why=why)
            self._register.exports.record(export, self._officer(), action)
        if recording.worked:
            self._page.asking.forget()
            self._make(scope, ReportPaper.LIST, identities=True)

    def _make(self, scope: Scope, which: ReportPaper, *, identities: bool = False) -> None:
        page = self._page
        source, order = self._order(scope, identities=identities)

        def show(pdf: bytes) -> None:
            keep = partial(output_file.write_into, pdf, report_making.file_name(scope, which, "pdf"))
            kind = PAPER_TITLES[which]
            in_pages = partial(keep, self._where.opened if which is ReportPaper.LIST else self._where.pages)
            heading = f"{kind} {title(scope.period)}"
            if page.isVisibleTo(page.window()):  # else whoever asked has gone on to something else
                self.made.emit(OfficePaper(kind, heading, pdf, in_pages, keep_in=keep), "")

        self._run(lambda: report_making.paper(source, order, which, self._progress()), show)

    def _choose(self, form: ListFormat) -> None:
        words = QCoreApplication.translate("PapersPage", "Where to save it; whoever opens that folder reads it")
        choose_folder(self._page, words, partial(self._save, form))

    def _save(self, form: ListFormat, folder: Path) -> None:
        scope = self._page.scope
        if scope is None or not self._record_export(scope, form):
            return
        source, order = self._order(scope)
        is_workbook = form is ListFormat.XLSX
        which = ReportPaper.REPORT if is_workbook else ReportPaper.LIST
        write = report_making.workbook if is_workbook else report_making.csv
        target = folder / report_making.file_name(scope, which, str(form))
        self._run(lambda: write(source, order, target, self._progress()), self._on_saved)

    def _on_saved(self, path: Path) -> None:
        self._page.say_saved(str(path))

    def _record_export(self, scope: Scope, form: ListFormat) -> bool:
        """Write down that the list goes out, before it is made; whether it may."""
        with show_errors(self._page.say) as recording:
            self._register.exports.record(self._export(scope, form), self._officer(), new_id())
        return recording.worked

    def _export(self, scope: Scope, form: ListFormat, *, identities: bool = False, why: str = "") -> ListExport:
        return ListExport(
            name=_LIST_NAME,
            lines=self._register.reports.count(Selection(scope)),
            format=form,
            period=scope.period,
            limited=scope.counter,
            identities=identities,
            why=why,
        )

    def _order(self, scope: Scope, *, identities: bool = False) -> tuple[ReportSource, ReportOrder]:
        source = ReportSource(self._register.path, self._settings.current, self._register.now)
        return source, ReportOrder(scope, self._page.words, self._page.meeting, identities=identities)

    def _run(self, job: Callable[[], _Made], done: Callable[[_Made], None]) -> None:
        self._stop.clear()
        self._page.say("")
        self._page.show_busy(0, 0)

        def on_finished(made: _Made) -> None:
            self._page.show_idle()
            done(made)

        def on_failed(error: Exception) -> None:
            self._page.show_idle()
            with show_unavailable(lambda failure: self._page.say(wording.unavailable(failure))):
                raise error

        self._worker.run(job, on_finished, on_failed)

    def _progress(self) -> ExportProgress:
        return ExportProgress(self._stepped.emit, self._stop.is_set)
