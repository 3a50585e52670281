"""The table of what was found: what tells one complaint from another, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QTableView

from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Kind, Status
from frontoffice.register.queries.search import SearchResult
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import table_columns, theme
from frontoffice.ui.widgets.column_shares import ColumnShares
from frontoffice.ui.widgets.line_table import Index, LineTable, Role


class SearchColumn(IntEnum):
    """What tells one result from another."""

    NUMBER = 0
    RECORDED = 1
    KIND = 2
    NAME = 3
    SUMMARY = 4
    SERVICE = 5
    WHO = 6
    STATUS = 7


_FIXED: Final = (SearchColumn.NUMBER, SearchColumn.RECORDED, SearchColumn.KIND)
# Of what those leave: the part that a column has at most, and the letters of average width that it needs at most.
_SHARES: Final[Mapping[int, tuple[float, int]]] = {
    SearchColumn.NAME: (0.2, 20),
    SearchColumn.SERVICE: (0.2, 22),
    SearchColumn.WHO: (0.18, 18),
    SearchColumn.STATUS: (0.22, 22),
}
_LONG_DATE: Final = "28-08-2026"  # as wide as any


def lay_out(results: QTableView) -> ColumnShares:
    """Divide the width of the list: who handles it and the service give way before anything is scrolled sideways."""
    table_columns.rule(results, {})
    giving_way = (SearchColumn.WHO, SearchColumn.SERVICE, SearchColumn.KIND)
    shares = ColumnShares(results, _FIXED, _SHARES, SearchColumn.SUMMARY, giving_way)
    shares.give_room(SearchColumn.RECORDED, _LONG_DATE)
    shares.give_room(SearchColumn.KIND, max((field_labels.word_of(Kind, kind) for kind in Kind), key=len))
    return shares


class FoundTable(LineTable):
    """What was found, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("Number"),
            self.tr("Recorded"),
            self.tr("Kind"),
            self.tr("Complainant"),
            self.tr("Description"),
            self.tr("Service"),
            self.tr("In charge"),
            self.tr("Status"),
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell and how it is set."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        found, column = self.lines[index.row()], SearchColumn(index.column())
        cancelled = found.status == Status.CANCELLED
        if role == Role.DisplayRole:
            return _CELLS[column](found)
        if role == Role.FontRole and (column is SearchColumn.NUMBER or cancelled):
            font = QFont(self.fixed) if column is SearchColumn.NUMBER else QFont()
            font.setStrikeOut(cancelled and column is not SearchColumn.STATUS)
            return font
        if cancelled and role == Role.ForegroundRole:
            return QBrush(QColor(theme.now().muted))
        if cancelled and role == Role.DecorationRole and column is SearchColumn.STATUS:
            return theme.icon("cancel", "late")
        return None


def show(table: FoundTable, shares: ColumnShares, lines: tuple[SearchResult, ...]) -> None:
    """Show these, their numbers whole."""
    table.show_lines(lines)
    shares.give_room(SearchColumn.NUMBER, max((one.number_text for one in lines), key=len, default=""), table.fixed)
    shares.fill()


_CELLS: Final[Mapping[SearchColumn, Callable[[SearchResult], str]]] = {
    SearchColumn.NUMBER: lambda found: found.number_text,
    SearchColumn.RECORDED: lambda found: dates.in_digits(date.fromisoformat(found.recorded_on)),
    SearchColumn.KIND: lambda found: field_labels.word_of(Kind, found.kind),
    SearchColumn.NAME: lambda found: found.name,
    SearchColumn.SUMMARY: lambda found: found.summary,
    SearchColumn.SERVICE: lambda found: found.service,
    SearchColumn.WHO: lambda found: wording.handler_text(found.assignee, found.team),
    SearchColumn.STATUS: lambda found: field_labels.word_of(Status, found.status),
}
