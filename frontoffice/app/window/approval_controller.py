"""Approving a report from the page of its papers: asked, made for its hashes by a worker, then written as one entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from frontoffice.app.reports import approved_papers
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.domain.codes import ApprovalRefusal
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.reports.report import Figures, Scope
from frontoffice.domain.reports.report_approval import without_times
from frontoffice.errors import Problem
from frontoffice.register.commands.approving import ReportDraft
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.approved_report import ReportContent
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.reports.approved_table import approval_text
from frontoffice.ui.widgets.guarded import show_errors

if TYPE_CHECKING:
    from frontoffice.ui.reports.papers_page import PapersPage

_Run = Callable[[Callable[[], "ReportDraft"], Callable[["ReportDraft"], None]], None]


class ApprovalController(QObject):
    """``run`` does a job beside the window and hands over what it made; ``progress`` is what the job reports to."""

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
        """Make the papers of the figures as they are now, which must be those that were shown."""
        asked, scope = self._asked, self._page.scope
        if asked is None or scope != asked.scope:
            return
        with show_errors(self._page.say):
            figures = self._register.approvals.figures(scope)
            if without_times(figures) != without_times(asked):
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
