"""Papers of an approved report, made from its entry alone, and its comparison with the current register.

The same bytes each time.

Whatever came to the register since, and whatever the settings say now, the office's letterhead, the words and the
figures are those of the entry; its moment stands in the files as when they were made. Each paper's SHA-256 stands in
the entry: what another version of the program lays out differently is said to be so, with the same figures.
"""

from __future__ import annotations

import dataclasses
import hashlib
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from frontoffice.app.reports import report_making
from frontoffice.app.reports.report_making import ReportSource
from frontoffice.documents.layout import letterhead
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports import period_report, report_differences, report_workbook
from frontoffice.documents.reports.report_differences import ComparedReport
from frontoffice.documents.reports.report_file import ReportApproval, ReportFile, ReportPaper
from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.people import Officer
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.reports.report_comparison import differences
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.projection.approved_report import ApprovedReport, ReportContent

WORKBOOK: Final = f"{ReportPaper.REPORT.value}.xlsx"


def papers_of(scope: Scope) -> tuple[ReportPaper, ...]:
    """Papers with figures; the list is none of them, since complaints go on changing."""
    sheet = (ReportPaper.EVALUATION,) if scope.period.kind is PeriodKind.YEAR else ()
    return (ReportPaper.REPORT, *sheet, ReportPaper.SUMMARY, ReportPaper.NOTICE_BOARD)


def present(source: ReportSource, scope: Scope) -> ApprovedReport | None:
    """Valid approved report of a scope, read in the background; None where none was approved."""
    with source.read() as register:
        return register.approvals.present(scope)


def file_of(approved: ApprovedReport) -> ReportFile:
    """Source data for the papers of an approved report."""
    by = (approved.officer, approved.position, approved.despite, approved.content.checkpoint)
    return _file(approved.content, ReportApproval(approved.entry_id, approved.approved_at, *by))


def file_to_approve(content: ReportContent, by: Officer, action: UUID, despite: tuple[str, ...]) -> ReportFile:
    """Source data for the papers before the entry is written, as of the moment of counting the figures."""
    at: datetime = content.figures.as_of
    return _file(content, ReportApproval(action, at, by.name, by.position, despite, content.checkpoint))


def embed_layout(content: ReportContent, layout: PaperLayout) -> ReportContent:
    """Content with the office's layout and emblem embedded, independent of the emblem's file."""
    emblem = letterhead.emblem_bytes(layout)
    return dataclasses.replace(content, layout=dataclasses.replace(layout, emblem=""), emblem=emblem)


def hashes(file: ReportFile, progress: ExportProgress) -> dict[str, str]:
    """The SHA-256 (hexadecimal) of each paper by its name. Raises Unavailable (``stopped``)."""
    papers = papers_of(file.figures.scope)
    found = {}
    for done, which in enumerate(papers):
        progress.step(done, len(papers) + 1)
        found[name(which)] = hashlib.sha256(report_making.pdf(file, which)).hexdigest()
    progress.step(len(papers), len(papers) + 1)
    found[WORKBOOK] = hashlib.sha256(_workbook_bytes(file)).hexdigest()
    return found


def name(which: ReportPaper) -> str:
    """The name of a paper in the entry: ``laporan.pdf``."""
    return f"{which.value}.pdf"


def pdf(approved: ApprovedReport, which: ReportPaper) -> bytes:
    """One paper as PDF."""
    return report_making.pdf(file_of(approved), which)


def workbook(approved: ApprovedReport, target: Path, progress: ExportProgress) -> Path:
    """The workbook of figures at ``target``, without a list. Raises Unavailable as files do."""
    return report_workbook.write_report(file_of(approved), period_report.CUTS, None, target, progress)


def is_as_approved(approved: ApprovedReport, named: str, content: bytes) -> bool:
    """Whether a paper's bytes match the hash in the entry."""
    return approved.made.get(named) == hashlib.sha256(content).hexdigest()


def _file(content: ReportContent, approval: ReportApproval) -> ReportFile:
    return ReportFile(
        content.office,
        content.figures,
        content.signatory,
        content.words,
        content.meeting,
        content.training,
        content.sp4n,
        approval,
        content.layout,
        content.emblem,
    )


def _workbook_bytes(file: ReportFile) -> bytes:
    with tempfile.TemporaryDirectory(prefix="frontoffice-") as place:
        made = report_workbook.write_report(file, period_report.CUTS, None, Path(place) / WORKBOOK, ExportProgress())
        return made.read_bytes()


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
        return ComparedReport(file_of(approved), now, lines, why.all_looked_at)
