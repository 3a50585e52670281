"""Finding a complaint: one field, results while typing; what a scanner types opens the complaint at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget

from frontoffice.domain import dates
from frontoffice.domain.complaint import Kind, Status
from frontoffice.register.queries.search import SearchResult
from frontoffice.register.register import Register
from frontoffice.ui.messages import field_labels
from frontoffice.ui.widgets import form, table_columns, theme
from frontoffice.ui.widgets.guarded import guarded
from frontoffice.ui.widgets.line_table import Index, LineTable, Role
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

MOST: Final = 50
SEARCH_KEYS: Final = (
    PageKey("Return", "open", within="find_field"),
    PageKey("Enter", "open", within="find_field"),
    PageKey("Up", "line_up", within="find_field"),
    PageKey("Down", "line_down", within="find_field"),
    PageKey("PgUp", "page_up", within="find_field"),
    PageKey("PgDown", "page_down", within="find_field"),
    PageKey("Return", "open", within="results"),
    PageKey("Enter", "open", within="results"),
    PageKey("Esc", "clear"),
)


class SearchColumn(IntEnum):
    """What tells one result from another."""

    NUMBER = 0
    RECORDED = 1
    KIND = 2
    NAME = 3
    SUMMARY = 4
    SERVICE = 5
    STATUS = 6


WIDTHS: Final[Mapping[int, int]] = {
    SearchColumn.NUMBER: 23,
    SearchColumn.RECORDED: 14,
    SearchColumn.KIND: 13,
    SearchColumn.NAME: 24,
    SearchColumn.SUMMARY: 40,
    SearchColumn.SERVICE: 28,
    SearchColumn.STATUS: 17,
}


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


_CELLS: Final[Mapping[SearchColumn, Callable[[SearchResult], str]]] = {
    SearchColumn.NUMBER: lambda found: found.number_text,
    SearchColumn.RECORDED: lambda found: dates.in_digits(date.fromisoformat(found.recorded_on)),
    SearchColumn.KIND: lambda found: field_labels.word_of(Kind, found.kind),
    SearchColumn.NAME: lambda found: found.name,
    SearchColumn.SUMMARY: lambda found: found.summary,
    SearchColumn.SERVICE: lambda found: found.service,
    SearchColumn.STATUS: lambda found: field_labels.word_of(Status, found.status),
}


class SearchPage(QWidget):
    """One field and what it finds. ``opened`` says which complaint the officer wants to read."""

    opened = Signal(object)

    find_field: QLineEdit
    find_count: QLabel
    find_problem: QLabel
    results: QTableView
    nothing: QLabel

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        form.draw("search/search_page", onto=self)
        self._message = MessageLine(self.find_problem)
        self.table = FoundTable(self)
        self.results.setModel(self.table)
        table_columns.rule(self.results, WIDTHS, stretch=SearchColumn.SUMMARY)
        self.find_field.textChanged.connect(self._find)
        self.results.doubleClicked.connect(lambda _index: self._open())
        moves = {
            "line_up": lambda: self._move(-1),
            "line_down": lambda: self._move(1),
            "page_up": lambda: self._move(-self._lines_shown()),
            "page_down": lambda: self._move(self._lines_shown()),
        }
        bind_keys(self, SEARCH_KEYS, {"open": self._open, "clear": self._clear, **moves})
        self._find("")

    def start(self, text: str = "") -> None:
        """Ready to type; what was looked for before is found again, and goes with the first key."""
        if text:
            self.find_field.setText(text)
        self._find(self.find_field.text())
        self.find_field.setFocus()
        self.find_field.selectAll()

    def _clear(self) -> None:
        if self.find_field.text():
            self.find_field.clear()
            self.find_field.setFocus()

    def _move(self, by: int) -> None:
        table_columns.go_to(self.results, self.results.currentIndex().row() + by)

    def _lines_shown(self) -> int:
        return max(1, self.results.viewport().height() // table_columns.ROW_HEIGHT)

    def _find(self, text: str) -> None:
        with guarded(self._message.show) as read:
            found = tuple(self._register.search.find(text, MOST)) if text.strip() else ()
        if not read.worked:
            return
        self._message.show("")
        self.table.show_lines(found)
        table_columns.make_room(self.results, SearchColumn.NUMBER, (one.number_text for one in found), self.table.fixed)
        table_columns.go_to(self.results, 0)
        self.results.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.find_count.setText(self._count(len(found)) if found else "")
        if not found:
            self.nothing.setText(self._why_nothing(text.strip()))

    def _count(self, found: int) -> str:
        if found >= MOST:
            return self.tr("The newest {}; type more to find older ones.").format(MOST)
        return self.tr("%n found, newest first. Enter opens the marked one.", "", found)

    def _why_nothing(self, text: str) -> str:
        if not text:
            return self.tr("Type part of a number, a name, the end of a telephone number or words of the text.")
        return self.tr("Nothing was found. Fewer letters find more; a name kept confidential is not found by name.")

    def _open(self) -> None:
        row = self.results.currentIndex().row()
        if 0 <= row < len(self.table.lines):
            self.opened.emit(self.table.lines[row].subject)
