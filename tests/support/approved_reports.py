"""A report that is approved and its papers kept."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from frontoffice.app.reports import approved_papers
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.domain.reports.report import Scope
from frontoffice.register.commands.approving import ReportDraft
from frontoffice.register.projection.approved_report import ApprovedReport
from frontoffice.register.register import Register
from tests.support.approvals import DOUBTS, HENDRA, NOVEMBER, a_draft


def approved(register: Register, scope: Scope = NOVEMBER, **changes: object) -> ApprovedReport:
    """A report that was approved with the hashes of its papers, as the window does it."""
    content, action = a_draft(register, scope, **changes).content, uuid4()
    despite = tuple(str(doubt.code) for doubt in register.approvals.doubts(content.figures))
    file = approved_papers.file_to_approve(content, HENDRA, action, despite)
    made = approved_papers.hashes(file, ExportProgress())
    return register.approvals.approve(ReportDraft(content, made, DOUBTS), HENDRA, action)


def made(report: ApprovedReport, place: Path) -> dict[str, bytes]:
    """All its papers by their names."""
    papers = approved_papers.papers_of(report.content.figures.scope)
    found = {approved_papers.name(which): approved_papers.pdf(report, which) for which in papers}
    target = approved_papers.workbook(report, place / "again.xlsx", ExportProgress())
    return found | {approved_papers.WORKBOOK: target.read_bytes()}
