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

from frontoffice.app.reports import approved_papers, report_making
from frontoffice.app.reports.report_making import ReportOrder, ReportSource
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Worker
from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports.report_file import PAPER_TITLES, ReportPaper
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.codes import ApprovalRefusal
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.reports.report import Figures, Scope, Selection
from frontoffice.domain.reports.report_approval import drop_times
from frontoffice.errors import Problem
from frontoffice.places import Places
from frontoffice.register.commands.approving import ReportDraft
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.approved_report import ReportContent
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.reports.approved_page import approval_text
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

# --- Approving a report from the page of its papers: asked, made for its hashes by a worker, then written as
# one entry ---

if TYPE_CHECKING:
    from frontoffice.ui.reports.papers_page import PapersPage

_Run = Callable[[Callable[[], "ReportDraft"], Callable[["ReportDraft"], None]], None]


class ApprovalController(QObject):
    """Controller of approvals; ``run`` executes a job in the background and passes on its result.

    ``progress`` is what the job reports to.
    """

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        officer: Callable[[], Officer],
        page: PapersPage,
        run: _Run,
        progress: Callable[[], ExportProgress],
    ) -> None:
        super().__init__()
        self._register, self._settings, self._officer, self._page = register, settings, officer, page
        self._run, self._progress = run, progress
        self._asked: Figures | None = None
        self._actions: dict[Scope, UUID] = {}  # of tries whose end is not known
        page.approve_asked.connect(self._ask)
        page.approval.given.connect(self._approve)

    def show_approval(self) -> None:
        """Say on the page how the report of its period stands."""
        page = self._page
        page.allow_approving(allowed=may(self._officer(), May.APPROVE))
        with show_errors(page.say):
            lines = self._register.approvals.of_scope(page.scope) if page.scope else ()
            page.show_approval(approval_text(lines[0]) if lines else "")

    def _ask(self) -> None:
        scope = self._page.scope
        if scope is None:
            return
        approvals = self._register.approvals
        with show_errors(self._page.say):
            figures = approvals.figures(scope)
            before = approvals.of_scope(scope)
            self._asked = figures
            self._page.say("")
            self._page.approval.ask(
                figures, approvals.doubts(figures), _replaces(approval_text(before[0])) if before else ""
            )

    def _approve(self) -> None:
        """Make the papers of the current figures, required to equal the shown ones."""
        asked, scope = self._asked, self._page.scope
        if asked is None or scope != asked.scope:
            return
        with show_errors(self._page.say):
            figures = self._register.approvals.figures(scope)
            if drop_times(figures) != drop_times(asked):
                self._ask()
                self._page.say(wording.problem(Problem("", ApprovalRefusal.FIGURES_CHANGED)))
                return
            self._page.leave_approval()
            self._make(figures)

    def _make(self, figures: Figures) -> None:
        scope, by = figures.scope, self._officer()
        action = self._actions.setdefault(scope, new_id())
        content = self._content(figures)
        doubts = tuple(str(doubt.code) for doubt in self._register.approvals.doubts(figures))
        layout = self._settings.current.layout

        def make() -> ReportDraft:
            whole = approved_papers.embed_layout(content, layout)
            file = approved_papers.file_to_approve(whole, by, action, doubts)
            return ReportDraft(whole, approved_papers.hashes(file, self._progress()), frozenset(doubts))

        self._run(make, lambda draft: self._write(draft, by, action))

    def _content(self, figures: Figures) -> ReportContent:
        scope, known = figures.scope, self._settings.current
        return ReportContent(
            figures=figures,
            sp4n=self._register.sp4n.counts(scope),
            office=known.office,
            signatory=known.signatory,
            words=self._page.words,
            meeting=self._page.meeting,
            training=known.training,
            checkpoint=self._register.approvals.checkpoint(figures),
        )

    def _write(self, draft: ReportDraft, by: Officer, action: UUID) -> None:
        scope = draft.content.figures.scope

        def on_refused(problem: str) -> None:
            self._actions.pop(scope, None)  # nothing was written: the next try is another
            self._page.say(problem)

        with show_errors(self._page.say, lambda refusal: on_refused(wording.refusal_text(refusal))) as writing:
            self._register.approvals.approve(draft, by, action)
        if writing.worked:
            self._actions.pop(scope, None)
            self.show_approval()
            self._page.say_approved()


def _replaces(before: str) -> str:
    words = QCoreApplication.translate("Approval", "{} It stays listed; this one takes its place.")
    return words.format(before)


# --- papers controller ---

if TYPE_CHECKING:
    from frontoffice.ui.reports.papers_page import PapersPage

_Made = TypeVar("_Made")
_LIST_NAME: Final = "report"


class PapersController(QObject):
    """Controller of the papers page; ``made`` carries an OfficePaper and its message (empty).

    ``end`` stops its worker.
    """

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
        """Stop the running work."""
        self._stop.set()
        self._worker.stop()

    def _show(self, which: ReportPaper) -> None:
        scope = self._page.scope
        if scope is not None and (which is not ReportPaper.LIST or self._record_export(scope, ListFormat.PDF)):
            self._make(scope, which)

    def _show_identities(self, why: str, action: UUID) -> None:
        """Show the list with the names of complainants under confidence; what is against it stands under the reason."""
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
        """Record the list's export in the journal before it is made; whether it may."""
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
