"""A table of figures: names at the side, and in every other cell a number with a link to its list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from frontoffice.ui.reports.report_sections import Opens, ReportCell, ReportRow, ReportSection
from frontoffice.ui.widgets import plain_text, table_rows, theme
from frontoffice.ui.widgets.table_rows import Index, LineTable, Role
from frontoffice.ui.widgets.text_size import px

_NAMES: Final = 150  # pixels: the least in which names are read
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureLines(LineTable):
    """The rows of one part of a report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)

    def show_section(self, section: ReportSection) -> None:
        """Show the rows of this part instead of those before."""
        self.names = section.columns
        self.show_lines(section.rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        cell = self.cell(index.row(), index.column())
        return self._of_cell(cell, index, role) if cell else self._of_name(self.lines[index.row()], role)

    def _of_cell(self, cell: ReportCell, index: Index, role: int) -> Any:
        if role == Role.DisplayRole:
            return cell.text
        if role == Role.TextAlignmentRole:
            return _RIGHT
        if role == Role.ForegroundRole and cell.state:
            return QBrush(QColor(getattr(theme.now(), cell.state)))
        if role == Role.AccessibleTextRole:
            return f"{self.lines[index.row()].name}, {self.names[index.column()]}: {cell.text}"
        return None

    def _of_name(self, row: ReportRow, role: int) -> Any:
        if role == Role.DisplayRole:
            return row.name
        return plain_text.tool_tip(row.name) if role == Role.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns, over their numbers."""
        if role == Role.TextAlignmentRole and section:
            return _RIGHT
        return super().headerData(section, orientation, role)

    def cell(self, row: int, column: int) -> ReportCell | None:
        """The figure in a cell; None where the name stands."""
        if not 0 <= row < len(self.lines) or not 0 < column <= len(self.lines[row].cells):
            return None
        cell: ReportCell = self.lines[row].cells[column - 1]
        return cell

    def opens(self, row: int, column: int) -> Opens | None:
        """Target opened by a cell; behind a row's name, what is behind its first figure."""
        cell = self.cell(row, max(column, 1))
        return cell.opens if cell else None


class FigureView(QTableView):
    """The table of one part; :attr:`figures` are its cells. The mark is seen only while it has the focus.

    ``is_whole``: as high as all its rows; where its columns do not fit side by side, they stand down the side.
    """

    def __init__(self, name: str, described: str, parent: QWidget | None = None, *, is_whole: bool = False) -> None:
        super().__init__(parent)
        self._is_whole, self._is_turned, self._least = is_whole, False, 0
        self._section = ReportSection("", (), ())
        self.setObjectName(name)
        self.setAccessibleName(described)
        self.figures = FigureLines(self)
        self.setModel(self.figures)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        table_rows.rule(self, {})

    def show_section(self, section: ReportSection) -> None:
        """Show a section, preserving the selected cell; names take what numbers leave of the width."""
        self._section = section
        row, column = self.currentIndex().row(), self.currentIndex().column()
        place = (column - 1, row + 1) if self._is_turned else (row, column)
        self._is_turned = False
        self._show(section, place)
        self._least = px(_NAMES) + self._numbers()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Assign the remaining width to the names."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, section: ReportSection, place: tuple[int, int]) -> None:
        self.figures.show_section(section)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # all at once: each time all are measured
        if section.rows:
            row, column = place
            at = (min(max(row, 0), len(section.rows) - 1), min(max(column, 1), self.figures.columnCount() - 1))
            how = (
                QItemSelectionModel.SelectionFlag.Select
                if self.hasFocus()
                else QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.selectionModel().setCurrentIndex(self.figures.index(*at), how)

    def _fit(self) -> None:
        """Give the names the rest of the width, or enough to be read: then the table is scrolled sideways."""
        if not self.figures.columnCount():
            return
        if self._is_whole and self._is_turned != (self.viewport().width() < self._least):
            self._turn()
        head = self.horizontalHeader()
        is_wide = self.viewport().width() - self._numbers() >= px(_NAMES)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch if is_wide else QHeaderView.ResizeMode.Fixed)
        if not is_wide:
            head.resizeSection(0, px(_NAMES))
        if self._is_whole:
            table_rows.fit_height(self)

    def _turn(self) -> None:
        """Put the columns down the side, or side by side again; the marked figure stays marked."""
        place = self.currentIndex().column() - 1, self.currentIndex().row() + 1
        self._is_turned = not self._is_turned
        self._show(_transpose(self._section) if self._is_turned else self._section, place)

    def _numbers(self) -> int:
        head = self.horizontalHeader()
        return sum(map(head.sectionSize, range(1, head.count())))

    def current_target(self) -> Opens | None:
        """Target opened by the selected cell."""
        return self.figures.opens(self.currentIndex().row(), self.currentIndex().column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the selected cell."""
        super().focusInEvent(event)
        self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the mark, unseen."""
        super().focusOutEvent(event)
        self.selectionModel().clearSelection()


def _transpose(section: ReportSection) -> ReportSection:
    """Section with rows and columns swapped, for a width too small for all columns."""
    first, *heads = section.columns
    rows = (ReportRow(head, tuple(row.cells[place] for row in section.rows)) for place, head in enumerate(heads))
    return replace(section, columns=(first, *(row.name for row in section.rows)), rows=tuple(rows))
