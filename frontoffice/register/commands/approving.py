"""Approval of a period's report by a supervisor: its figures, stored as counted.

An approved report is never changed. What comes later stands beside it as differences, until a later approval of the
same scope takes its place; the earlier one stays listed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from frontoffice.domain.codes import ApprovalRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.reports import report_approval, report_comparison
from frontoffice.domain.reports.report import Figures, Scope
from frontoffice.domain.reports.report_comparison import Difference
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import drafts
from frontoffice.register.commands.sp4n import Sp4n
from frontoffice.register.journal import chain, hash_tree
from frontoffice.register.projection import approved_report
from frontoffice.register.projection.approved_report import ApprovalFacts, ApprovedReport, ReportContent
from frontoffice.register.queries import approved_reports, report_causes, reports
from frontoffice.register.queries.approved_reports import ApprovalLine
from frontoffice.register.queries.report_causes import FigureCauses, OnProgress
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """Report for approval: ``made`` are the hashes of its papers, ``despite`` the shown doubts."""

    content: ReportContent
    made: Mapping[str, str] = field(default_factory=dict)
    despite: frozenset[str] = frozenset()


class Approvals:
    """Approval of reports, and lookup of approved reports."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def figures(self, scope: Scope) -> Figures:
        """The figures of a scope as they would be approved now. Raises Refused: ``period_kind``, ``date_in_future``."""
        report_approval.check_scope(scope, self._unit.today())
        return self.compute_approvable(scope)

    def compute_approvable(self, scope: Scope) -> Figures:
        """The figures of a scope as an approved report keeps them, as of now, whether it may be approved or not."""
        with self._unit.reading():
            return report_approval.approvable(reports.figures(self._unit, scope))

    def checkpoint(self, figures: Figures) -> Checkpoint:
        """Checkpoint of this desk's chain beneath newly counted figures; their papers print it."""
        connection, origin = self._unit.connection, self._unit.origin
        with self._unit.writing():
            size = chain.head(connection, origin.bytes).seq
            return Checkpoint(origin, size, hash_tree.root(connection, origin, size), figures.as_of)

    def doubts(self, figures: Figures) -> tuple[Problem, ...]:
        """Doubts about these figures, for their approver."""
        return report_approval.doubts(figures, self._unit.today())

    def approve(self, draft: ReportDraft, by: Officer, action: UUID) -> ApprovedReport:
        """Approve a report as of the counting time of its figures (a supervisor's verb).

        What they typed of it is in the entry then, and no draft any more.

        Raises Refused: ``not_allowed``, ``period_kind``, ``date_in_future``, ``too_long``, each doubt that was not
        said, ``figures_changed`` (something came since they were counted), ``already_approved`` (nothing came since).
        """
        entry_kinds.demand(by, EntryKind.REPORT_APPROVED)
        words = report_approval.validate_words(draft.content.words)
        content = dataclasses.replace(draft.content, words=words)
        scope = content.figures.scope
        report_approval.check_scope(scope, self._unit.today())
        self._unit.run_once(action, lambda: self._approve(content, draft, by, action))
        found = self.get(scope, action)
        if found is None:
            raise LookupError("a report that was just approved is not there")
        return found

    def every(self) -> tuple[ApprovalLine, ...]:
        """All approved reports, the newest period first; which of a scope holds is said with each."""
        with self._unit.reading():
            return approved_reports.every(self._unit.connection)

    def of_scope(self, scope: Scope) -> tuple[ApprovalLine, ...]:
        """Approved reports of a scope, the valid one first."""
        with self._unit.reading():
            return approved_reports.of_scope(self._unit.connection, scope)

    def get(self, scope: Scope, entry_id: UUID) -> ApprovedReport | None:
        """An approved report of a scope, whole; None where there is none."""
        with self._unit.reading():
            line = approved_reports.entry(self._unit.connection, entry_id, scope)
        return None if line is None else approved_report.read(line)

    def present(self, scope: Scope) -> ApprovedReport | None:
        """Valid approved report of a scope; None where none was approved."""
        lines = self.of_scope(scope)
        return self.get(scope, lines[0].entry_id) if lines else None

    def differences(self, approved: ApprovedReport) -> tuple[Difference, ...]:
        """Differences between an approved report and the present figures."""
        figures = approved.content.figures
        return report_comparison.differences(figures, self.compute_approvable(figures.scope))

    def causes(self, report: ApprovedReport, found: Sequence[Difference], on_progress: OnProgress) -> FigureCauses:
        """Complaints behind each changed figure; ``on_progress`` hears how far it is, and may raise."""
        with self._unit.reading():
            return report_causes.causes(self._unit, report, found, on_progress)

    def _approve(self, content: ReportContent, draft: ReportDraft, by: Officer, action: UUID) -> None:
        figures = content.figures
        now = self.compute_approvable(figures.scope)
        there = Sp4n(self._unit).counts(figures.scope)
        if (report_approval.drop_times(now), there) != (report_approval.drop_times(figures), content.sp4n):
            raise Refused(Problem("period", ApprovalRefusal.FIGURES_CHANGED))
        if content.checkpoint and not self._holds(content.checkpoint):
            raise Refused(Problem("period", ApprovalRefusal.FIGURES_CHANGED))
        found = self.doubts(figures)
        if unsaid := [doubt for doubt in found if doubt.code not in draft.despite]:
            raise Refused(*(dataclasses.replace(doubt, warning=False) for doubt in unsaid))
        before = self.present(figures.scope)
        if before is not None and _same(before.content) == _same(content):
            facts = {"officer": before.officer, "at": before.approved_at}
            raise Refused(Problem("period", ApprovalRefusal.ALREADY_APPROVED, facts))
        desk = self._unit.desk
        approval = ApprovalFacts(
            made=draft.made,
            seen=self._chain_heads(),
            desk=desk.counter if desk.gives_numbers else "",
            despite=tuple(str(doubt.code) for doubt in found),
            by=by,
        )
        body = approved_report.body(content, approval)
        about = approved_report.subject(figures.scope)
        self._unit.append_entry(action, about, EntryKind.REPORT_APPROVED, body, by, occurred_at=figures.as_of)
        drafts.drop_form(self._unit, drafts.report_form(figures.scope), by.officer_id)

    def _holds(self, held: Checkpoint) -> bool:
        """Return whether ``held`` is a beginning of the chain for the approval's entry."""
        connection, origin = self._unit.connection, self._unit.origin
        if held.origin != origin or not 0 <= held.size <= chain.head(connection, origin.bytes).seq:
            return False
        return hash_tree.root(connection, origin, held.size) == held.root

    def _chain_heads(self) -> dict[str, int]:
        """Last sequence number present here of each chain."""
        rows: Any = self._unit.connection.execute("SELECT origin, seq FROM head ORDER BY origin")
        return {str(UUID(bytes=origin)): seq for origin, seq in rows}


def _same(content: ReportContent) -> ReportContent:
    return dataclasses.replace(content, figures=report_approval.drop_times(content.figures), checkpoint=None)
