"""The complaints behind a figure as a table, read in parts as somebody goes down in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QFont

from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Kind, Status
from frontoffice.register.queries.reports import ReportLine, ReportList
from frontoffice.ui.messages import field_labels
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.line_table import Index, LineTable, Role

PART: Final = 200  # lines that are read at once
_NO_INDEX: Final = QModelIndex()


class ReportColumn(IntEnum):
    """What tells one complaint from another, and how far it is."""

    NUMBER = 0
    RECEIVED = 1
    KIND = 2
    NAME = 3
    SUMMARY = 4
    SERVICE = 5
    STATUS = 6
    DUE = 7


WIDTHS: Final[Mapping[int, int]] = {
    ReportColumn.NUMBER: 19,
    ReportColumn.RECEIVED: 12,
    ReportColumn.KIND: 12,
    ReportColumn.NAME: 18,
    ReportColumn.SUMMARY: 36,
    ReportColumn.SERVICE: 20,
    ReportColumn.STATUS: 24,
    ReportColumn.DUE: 12,
}


class ReportListTable(LineTable):
    """The lines of a list; ``read`` gets how many lines from which one on are wanted."""

    def __init__(self, read: Callable[[int, int], ReportList], parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._read = read
        self.total = 0
        self.names = (
            self.tr("Number"),
            self.tr("Received on"),
            self.tr("Kind"),
            self.tr("Complainant"),
            self.tr("Description"),
            self.tr("Service"),
            self.tr("Status"),
            self.tr("Due"),
        )

    def show_list(self, found: ReportList) -> None:
        """Show these instead of those before."""
        self.total = found.total
        self.show_lines(found.lines)

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:
        """Whether there are more than were read."""
        return not parent.isValid() and len(self.lines) < self.total

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:
        """Read the next part."""
        if parent.isValid():
            return
        more = self._read(PART, len(self.lines))
        self.total = more.total if more.lines else len(self.lines)
        if more.lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(more.lines) - 1)
            self.lines = (*self.lines, *more.lines)
            self.endInsertRows()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell and how it is set."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line: ReportLine = self.lines[index.row()]
        column = ReportColumn(index.column())
        if role == Role.DisplayRole:
            return _CELLS[column](line)
        if role == Role.ToolTipRole:
            return plain_text.tool_tip(_CELLS[column](line))
        if role == Role.FontRole and column is ReportColumn.NUMBER:
            return QFont(self.fixed)
        return None

    def row_of(self, subject: object) -> int:
        """The row of a complaint; -1 when it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.subject == subject), -1)


def _day(text: str) -> str:
    return dates.in_digits(date.fromisoformat(text)) if text else ""


_CELLS: Final[Mapping[ReportColumn, Callable[[ReportLine], str]]] = {
    ReportColumn.NUMBER: lambda line: line.number_text,
    ReportColumn.RECEIVED: lambda line: _day(line.received_on),
    ReportColumn.KIND: lambda line: field_labels.word_of(Kind, line.kind),
    ReportColumn.NAME: lambda line: line.name,
    ReportColumn.SUMMARY: lambda line: line.summary,
    ReportColumn.SERVICE: lambda line: line.service,
    ReportColumn.STATUS: lambda line: field_labels.word_of(Status, line.status),
    ReportColumn.DUE: lambda line: _day(line.due_on),
}
