"""What differs from an approved report as two tables: the figures, and the complaints that changed the marked one.

Its words are those of the paper of differences.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from frontoffice.documents.reports import report_differences
from frontoffice.documents.reports.report_differences import DifferenceLine
from frontoffice.register.queries.report_causes import FigureCause
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.line_table import Index, LineTable, Role

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DifferenceColumn(IntEnum):
    """A figure, from what to what, and how many complaints changed it."""

    FIGURE = 0
    WAS = 1
    NOW = 2
    CHANGE = 3
    CAUSES = 4


DIFFERENCE_WIDTHS: Final[Mapping[int, int]] = {
    DifferenceColumn.FIGURE: 40,
    DifferenceColumn.WAS: 10,
    DifferenceColumn.NOW: 10,
    DifferenceColumn.CHANGE: 9,
    DifferenceColumn.CAUSES: 12,
}


class DifferenceTable(LineTable):
    """The figures that differ; those that move by themselves are muted and come last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("Figure"),
            self.tr("Approved"),
            self.tr("Now"),
            self.tr("Change"),
            self.tr("Complaints"),
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell and how it is set."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line: DifferenceLine = self.lines[index.row()]
        column = DifferenceColumn(index.column())
        if role == Role.DisplayRole:
            return _cell(line, column)
        if role == Role.ToolTipRole and column is DifferenceColumn.FIGURE:
            return plain_text.tool_tip(line.name)
        if role == Role.TextAlignmentRole and column is not DifferenceColumn.FIGURE:
            return _RIGHT
        if role == Role.ForegroundRole and line.is_running:
            return QBrush(QColor(theme.now().muted))
        return None


class CauseColumn(IntEnum):
    """A complaint, and what came about it after the approval."""

    NUMBER = 0
    ENTRIES = 1


CAUSE_WIDTHS: Final[Mapping[int, int]] = {CauseColumn.NUMBER: 19, CauseColumn.ENTRIES: 40}


class CauseTable(LineTable):
    """The complaints that changed a figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (self.tr("Number"), self.tr("After the approval"))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell and how it is set."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line: FigureCause = self.lines[index.row()]
        is_number = index.column() == CauseColumn.NUMBER
        text = line.number_text if is_number else report_differences.cause(line)
        if role == Role.DisplayRole:
            return text
        if role == Role.ToolTipRole:
            return plain_text.tool_tip(text)
        return QFont(self.fixed) if role == Role.FontRole and is_number else None

    def subject(self, row: int) -> UUID | None:
        """The complaint of a row."""
        return self.lines[row].subject if 0 <= row < len(self.lines) else None


def _cell(line: DifferenceLine, column: DifferenceColumn) -> str:
    if column is DifferenceColumn.CAUSES:
        return str(len(line.causes)) if line.causes else ""
    return {
        DifferenceColumn.FIGURE: line.name,
        DifferenceColumn.WAS: line.was,
        DifferenceColumn.NOW: line.now,
        DifferenceColumn.CHANGE: line.change,
    }[column]
