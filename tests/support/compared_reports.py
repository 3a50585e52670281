"""An approved report beside today's figures."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from frontoffice.documents.reports import report_differences
from frontoffice.documents.reports.report_differences import ComparedReport, DifferenceLine
from frontoffice.documents.reports.report_file import ReportApproval
from frontoffice.domain.reports.report import (
    Figures,
)
from frontoffice.domain.reports.report_comparison import differences
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.queries.report_causes import FigureCause
from tests.support.november_figures import AS_OF, made_up_figures
from tests.support.report_files import report_file

WAS = made_up_figures()
LATER = datetime(2026, 12, 3, 1, 0, tzinfo=UTC)


def an_entry(kind: str, **body: Any) -> StoryLine:
    return StoryLine(
        *(UUID(int=1), kind, 1, LATER, LATER, "WIB", "Siti", "officer", None, (), body, UUID(int=2), 1, 1, b"")
    )


def a_cause(no: int = 12) -> FigureCause:
    entries = (an_entry("complaint.recorded"), an_entry("handling.stepped", step="satisfied"))
    return FigureCause(UUID(int=no), f"{no:04}/PGD-L1/2026", entries)


def lines(now: Figures, *causes: FigureCause) -> tuple[DifferenceLine, ...]:
    found = differences(WAS, now)
    return report_differences.lines(WAS, now, found, [causes] * len(found))


def compared(now: Figures, *causes: FigureCause, all_looked_at: bool = True) -> ComparedReport:
    approval = ReportApproval(UUID(int=5), AS_OF, "Hendra Wijaya", "Kepala Bidang")
    file = dataclasses.replace(report_file(WAS), approval=approval)
    return ComparedReport(file, now, lines(now, *causes), all_looked_at)
