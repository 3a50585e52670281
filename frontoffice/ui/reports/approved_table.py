"""The approved reports as a table: of what, by which date, when and by whom, and which of a period holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QBrush, QColor

from frontoffice.documents.reports import report_file
from frontoffice.documents.reports.report_file import counter_in_words
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.reports.report import Figures
from frontoffice.domain.reports.report_approval import approvable
from frontoffice.domain.reports.report_comparison import differences
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.register.queries.approved_reports import ApprovalLine
from frontoffice.register.register import Register
from frontoffice.ui.reports import figure_names
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.table_rows import Index, LineTable, Role


class ApprovedColumn(IntEnum):
    """Columns of an approval."""

    PERIOD = 0
    WHOSE = 1
    BASIS = 2
    APPROVED = 3
    BY = 4
    STATE = 5


WIDTHS: Final[Mapping[int, int]] = {
    ApprovedColumn.PERIOD: 22,
    ApprovedColumn.WHOSE: 16,
    ApprovedColumn.BASIS: 27,
    ApprovedColumn.APPROVED: 24,
    ApprovedColumn.BY: 28,
    ApprovedColumn.STATE: 22,
}


def moment(line: ApprovalLine) -> str:
    """Time of approval, in the time zone of the approving desk."""
    return f"{dates.in_digits(dates.local_date(line.approved_at, line.zone))} {_time(line)}"


def approval_text(line: ApprovalLine) -> str:
    """Sentence about an approved report, for the pages of its period."""
    text = QCoreApplication.translate("Approval", "Approved {when} by {officer}.")
    return as_sentence(text.format(when=moment(line), officer=line.officer))


def latest_approval_text(register: Register, figures: Figures) -> tuple[str, int]:
    """Sentence about the approved report of these figures ("" for none), and how many of them changed since."""
    lines = register.approvals.of_scope(figures.scope)
    report = register.approvals.get(figures.scope, lines[0].entry_id) if lines else None
    if report is None:
        return "", 0
    found = differences(report.content.figures, approvable(figures))
    return approval_text(lines[0]), sum(not one.is_running for one in found)


def _time(line: ApprovalLine) -> str:
    return dates.time_of_day(line.approved_at, line.zone)


class ApprovedTable(LineTable):
    """Table of approved reports matching all search words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("Period"),
            self.tr("Counter"),
            self.tr("Counted"),
            self.tr("Approved"),
            self.tr("By"),
            self.tr("State"),
        )

    def show_found(self, lines: tuple[ApprovalLine, ...], words: str) -> None:
        """Show only the lines containing every word."""
        wanted = words.casefold().split()
        self.show_lines(tuple(line for line in lines if _has(line, wanted)))

    def line(self, row: int) -> ApprovalLine | None:
        """The approval of a row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = ApprovedColumn(index.column())
        if role == Role.DisplayRole:
            return _cell(line, column)
        if role == Role.ToolTipRole:
            return plain_text.tool_tip(_cell(line, column))
        if role == Role.ForegroundRole and column is ApprovedColumn.STATE:
            return QBrush(QColor(theme.now().done if line.holds else theme.now().muted))
        return None


def _cell(line: ApprovalLine, column: ApprovedColumn) -> str:
    if column is ApprovedColumn.PERIOD:
        return title(line.scope.period)
    if column is ApprovedColumn.WHOSE:
        return counter_in_words(line.scope)
    if column is ApprovedColumn.BASIS:
        return figure_names.basis(line.scope.basis)
    if column is ApprovedColumn.APPROVED:
        return moment(line)
    if column is ApprovedColumn.BY:
        return ", ".join(part for part in (line.officer, line.position) if part)
    translate = QCoreApplication.translate
    return translate("Approval", "Holds") if line.holds else translate("Approval", "Replaced by a later one")


def _has(line: ApprovalLine, words: list[str]) -> bool:
    named = (report_file.name(line.scope.period), str(line.scope.period), str(line.entry_id))
    text = " ".join((*(_cell(line, column) for column in ApprovedColumn), *named)).casefold()
    return all(word in text for word in words)
