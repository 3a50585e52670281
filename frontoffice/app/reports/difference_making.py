"""Comparison of an approved report with the current register, in the background."""

from __future__ import annotations

from uuid import UUID

from frontoffice.app.reports import approved_papers
from frontoffice.app.reports.report_making import ReportSource
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports import report_differences
from frontoffice.documents.reports.report_differences import ComparedReport
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.reports.report_comparison import differences


def compare(source: ReportSource, scope: Scope, entry_id: UUID, progress: ExportProgress) -> ComparedReport | None:
    """Compare an approved report with the current register and explain the differences.

    None where there is no such report.

    Reads the register for itself, so that any thread may call it. Raises Unavailable as the register does, and
    ``document_stopped``.
    """
    with source.read() as register:
        approved = register.approvals.get(scope, entry_id)
        if approved is None:
            return None
        was, now = approved.content.figures, register.approvals.compute_approvable(scope)
        found = differences(was, now)
        why = register.approvals.causes(approved, found, progress.step)
        lines = report_differences.lines(was, now, found, why.of)
        return ComparedReport(approved_papers.file_of(approved), now, lines, why.all_looked_at)
