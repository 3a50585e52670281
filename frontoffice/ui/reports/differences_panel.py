"""What came after an approved report: which figures differ, and which complaints changed the marked one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from frontoffice.documents.reports.report_differences import NOT_ALL, ComparedReport
from frontoffice.ui.reports.difference_tables import (
    CAUSE_WIDTHS,
    DIFFERENCE_WIDTHS,
    CauseColumn,
    CauseTable,
    DifferenceColumn,
    DifferenceTable,
)
from frontoffice.ui.widgets import form, table_columns


class DifferencesPanel(QWidget):
    """``opened`` carries the complaint that is to be read."""

    opened = Signal(object)

    differences_title: QLabel
    difference_lines: QTableView
    cause_lines: QTableView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.load_ui("reports/differences_panel", into=self)
        self.differences, self.causes = DifferenceTable(self), CauseTable(self)
        self.difference_lines.setModel(self.differences)
        self.cause_lines.setModel(self.causes)
        table_columns.rule(self.difference_lines, DIFFERENCE_WIDTHS, stretch=DifferenceColumn.FIGURE)
        table_columns.rule(self.cause_lines, CAUSE_WIDTHS, stretch=CauseColumn.ENTRIES)
        self.difference_lines.selectionModel().currentRowChanged.connect(lambda *_: self._show_causes())
        self.cause_lines.doubleClicked.connect(lambda _index: self.open_marked())
        self.show_waiting("")

    def show_waiting(self, text: str) -> None:
        """Show a sentence instead of differences, while they are looked for or where there are none to look for."""
        self.differences.show_lines(())
        self._show_causes()
        self.differences_title.setText(text)
        self._allow()

    def show_compared(self, compared: ComparedReport) -> None:
        """Show what differs, the mark where it was."""
        row = self.difference_lines.currentIndex().row()
        self.differences.show_lines(compared.lines)
        standing = sum(not line.is_running for line in compared.lines)
        running = len(compared.lines) - standing
        found = self.tr("Since the approval %n figure(s) of the period changed", "", standing)
        moving = self.tr("%n that move(s) by itself as complaints are handled", "", running)
        text = f"{found}; {moving}." if compared.lines else self.tr("Nothing changed since the approval.")
        self.differences_title.setText(text if compared.all_looked_at else f"{text} {NOT_ALL}")
        self._allow()
        table_columns.go_to(self.difference_lines, max(0, row))
        self._show_causes()

    def open_marked(self) -> None:
        """Ask for the complaint that is marked."""
        subject = self.causes.subject(self.cause_lines.currentIndex().row())
        if subject is not None:
            self.opened.emit(subject)

    def go_to_causes(self) -> None:
        """Give the keys to the complaints of the marked figure, if there are any."""
        if self.causes.lines:
            table_columns.go_to(self.cause_lines, max(0, self.cause_lines.currentIndex().row()))
            self.cause_lines.setFocus()

    def leave_causes(self) -> bool:
        """Give the keys back to the figures; whether they were at the complaints."""
        if not self.cause_lines.hasFocus():
            return False
        self.difference_lines.setFocus()
        return True

    def _show_causes(self) -> None:
        row = self.difference_lines.currentIndex().row()
        lines = self.differences.lines
        self.causes.show_lines(lines[row].causes if 0 <= row < len(lines) else ())
        numbers = (line.number_text for line in self.causes.lines)
        table_columns.make_room(self.cause_lines, CauseColumn.NUMBER, numbers, self.causes.fixed)

    def _allow(self) -> None:
        for table in (self.difference_lines, self.cause_lines):
            table.setVisible(bool(self.differences.lines))
