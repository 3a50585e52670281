"""Reports approved in tests, and what makes one."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid4

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.reports.report_approval import SupervisorWords
from frontoffice.register.commands.approving import ReportDraft
from frontoffice.register.projection.approved_report import ApprovedReport, ReportContent
from frontoffice.register.register import Register
from frontoffice.settings import Office, Signatory
from tests.support.examples import an_officer

NOVEMBER: Final = Scope(parse("2026-11"))
HENDRA: Final = an_officer(Role.SUPERVISOR, "Hendra Wijaya", position="Kepala Bidang")
WORDS: Final = SupervisorWords("Server mati.", "Server baru.", "Membaik.", "Loket baru.")
DOUBTS: Final = frozenset({"period_not_over", "days_not_closed"})
MADE: Final = {"laporan": "ab" * 32}


def a_draft(register: Register, scope: Scope = NOVEMBER, **changes: Any) -> ReportDraft:
    """A report as it would be approved now, by who knows of every doubt."""
    content: dict[str, Any] = {"signatory": Signatory("Kepala", "Yuliana Putri"), "words": WORDS, **changes}
    there = register.sp4n.counts(scope)
    figures = register.approvals.figures(scope)
    return ReportDraft(ReportContent(figures=figures, sp4n=there, office=Office(), **content), MADE, DOUBTS)


def approved(
    register: Register, scope: Scope = NOVEMBER, by: Officer = HENDRA, action: UUID | None = None, **changes: Any
) -> ApprovedReport:
    """A report that was approved now."""
    return register.approvals.approve(a_draft(register, scope, **changes), by, action or uuid4())
