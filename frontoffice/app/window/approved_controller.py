"""The papers of approved reports from the window: made again by a worker, and held to the hashes in their entries."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from frontoffice.app.reports import approved_papers, report_making
from frontoffice.app.reports.report_making import ReportSource
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Worker
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports import report_differences
from frontoffice.documents.reports.report_file import PAPER_TITLES, ReportPaper
from frontoffice.domain.calendar.report_period import title
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.commands.reading_log import ReadWhat
from frontoffice.register.queries.approved_reports import ApprovalLine
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

if TYPE_CHECKING:
    from frontoffice.documents.reports.report_differences import ComparedReport
    from frontoffice.register.projection.approved_report import ApprovedReport
    from frontoffice.ui.reports.approved_page import ApprovedPage

_Made = TypeVar("_Made")


class ApprovedController(QObject):
    """Controller of approved reports; ``made`` carries an OfficePaper and its message.

    ``end`` stops its worker.

    ``take`` writes down what a reader saves, and raises Unavailable where that cannot be.
    """

    made = Signal(object, str)

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        where: Places,
        page: ApprovedPage,
        take: Callable[[ReadWhat, str], object],
    ) -> None:
        super().__init__(page)  # which keeps it
        self._take = take
        self._register, self._settings, self._where, self._page = register, settings, where, page
        self._worker, self._comparing = Worker("approved"), Worker("comparing")
        self._stop = threading.Event()  # of the comparison in hand
        page.show_asked.connect(self._show)
        page.workbook_asked.connect(self._choose)
        page.compare_asked.connect(self._compare)
        page.differences_asked.connect(self._show_differences)

    def end(self) -> None:
        """Stop the running work."""
        self._stop.set()
        self._comparing.stop()
        self._worker.stop()

    def _compare(self, line: ApprovalLine | None) -> None:
        """Compare the report with the register beside the window; an earlier comparison is given up."""
        self._stop.set()
        if line is None:
            return
        self._stop = stop = threading.Event()
        source = ReportSource(self._register.path, self._settings.current, self._register.now)
        progress = ExportProgress(is_stopped=stop.is_set)

        def on_failed(error: Exception) -> None:
            with show_unavailable(self._say_unless_stopped):
                raise error

        self._comparing.run(
            lambda: approved_papers.compare(source, line.scope, line.entry_id, progress),
            partial(self._page.show_compared, line),
            on_failed,
        )

    def _say_unless_stopped(self, failure: Unavailable) -> None:
        if failure.code != DocumentFailure.STOPPED:
            self._page.differences.show_waiting(wording.unavailable(failure))

    def _show_differences(self, compared: ComparedReport) -> None:
        scope = compared.file.figures.scope

        def show(pdf: bytes) -> None:
            keep = partial(
                output_file.write_into, pdf, output_file.file_name(f"perbedaan {scope.period} {scope.counter}", "pdf")
            )
            kind = "Perbedaan"  # legal text, as the titles of papers are
            paper = OfficePaper(
                kind, f"{kind} {title(scope.period)}", pdf, partial(keep, self._where.pages), keep_in=keep
            )
            if self._page.isVisibleTo(self._page.window()):
                self.made.emit(paper, "")

        self._run(lambda: report_differences.differences_paper(compared), show)

    def _show(self, line: ApprovalLine, which: ReportPaper) -> None:
        report = self._report(line)
        if report is None:
            return

        def show(pdf: bytes) -> None:
            keep = partial(output_file.write_into, pdf, report_making.file_name(line.scope, which, "pdf"))
            kind = PAPER_TITLES[which]
            paper = OfficePaper(
                kind, f"{kind} {title(line.scope.period)}", pdf, partial(keep, self._where.pages), keep_in=keep
            )
            if self._page.isVisibleTo(self._page.window()):
                is_same = approved_papers.is_as_approved(report, approved_papers.name(which), pdf)
                self.made.emit(paper, "" if is_same else _otherwise())

        self._run(lambda: approved_papers.pdf(report, which), show)

    def _choose(self, line: ApprovalLine) -> None:
        words = QCoreApplication.translate("PapersPage", "Where to save it; whoever opens that folder reads it")
        choose_folder(self._page, words, partial(self._save, line))

    def _save(self, line: ApprovalLine, folder: Path) -> None:
        report = self._report(line)
        if report is None:
            return
        target = folder / report_making.file_name(line.scope, ReportPaper.REPORT, "xlsx")
        with show_errors(self._page.say) as noting:
            self._take(ReadWhat.SAVED, f"{PAPER_TITLES[ReportPaper.REPORT]} {title(line.scope.period)} (xlsx)")
        if not noting.worked:
            return

        def on_saved(path: Path) -> None:
            self._page.say_saved(str(path))
            if not approved_papers.is_as_approved(report, approved_papers.WORKBOOK, path.read_bytes()):
                self._page.say(f"{path}: {_otherwise()}", "soon")

        self._run(lambda: approved_papers.workbook(report, target, ExportProgress()), on_saved)

    def _report(self, line: ApprovalLine) -> ApprovedReport | None:
        found: list[ApprovedReport | None] = []
        with show_errors(self._page.say):
            found.append(self._register.approvals.get(line.scope, line.entry_id))
        return found[0] if found else None

    def _run(self, job: Callable[[], _Made], done: Callable[[_Made], None]) -> None:
        self._page.say("")
        self._page.show_busy(is_busy=True)

        def on_finished(made: _Made) -> None:
            self._page.show_busy(is_busy=False)
            done(made)

        def on_failed(error: Exception) -> None:
            self._page.show_busy(is_busy=False)
            with show_unavailable(lambda failure: self._page.say(wording.unavailable(failure))):
                raise error

        self._worker.run(job, on_finished, on_failed)


def _otherwise() -> str:
    return QCoreApplication.translate(
        "Approval",
        "Figures and words are those that were approved, but this version of the program lays the paper out in another "
        "way: its bytes are not those that were approved.",
    )
