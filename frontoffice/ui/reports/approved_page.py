"""The approved reports: found by period, counter or person, and each of their papers made again as approved."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.documents.reports import report_differences, report_file
from frontoffice.documents.reports.report_differences import NOT_ALL, ComparedReport, DifferenceLine
from frontoffice.documents.reports.report_file import PAPER_TITLES, ReportPaper, counter_in_words
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import PeriodKind, title
from frontoffice.domain.reports.report import Figures, Scope
from frontoffice.domain.reports.report_approval import approvable
from frontoffice.domain.reports.report_comparison import differences
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.register.queries.approved_reports import ApprovalLine
from frontoffice.register.queries.report_causes import FigureCause
from frontoffice.register.register import Register
from frontoffice.ui.reports import figure_names
from frontoffice.ui.widgets import form, plain_text, table_rows, theme
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.table_rows import Index, LineTable, Role
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout


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


# --- The approved reports: found by period, counter or person, and each of their papers made again as it was approved
# ---

# --- What differs from an approved report as two tables: the figures, and the complaints that changed the
# marked one ---
# Its words are those of the paper of differences.

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DifferenceColumn(IntEnum):
    """Columns of a changed figure: name, approved and current value, and number of complaints behind it."""

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
    """Table of changed figures; those changed by mere time are muted and come last."""

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
        """Text or formatting of a cell for ``role``."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line: DifferenceLine = self.lines[index.row()]
        column = DifferenceColumn(index.column())
        if role == Role.DisplayRole:
            return _difference_cell(line, column)
        if role == Role.ToolTipRole and column is DifferenceColumn.FIGURE:
            return plain_text.tool_tip(line.name)
        if role == Role.TextAlignmentRole and column is not DifferenceColumn.FIGURE:
            return _RIGHT
        if role == Role.ForegroundRole and line.is_running:
            return QBrush(QColor(theme.now().muted))
        return None


class CauseColumn(IntEnum):
    """Columns of a complaint and its entries after the approval."""

    NUMBER = 0
    ENTRIES = 1


CAUSE_WIDTHS: Final[Mapping[int, int]] = {CauseColumn.NUMBER: 19, CauseColumn.ENTRIES: 40}


class CauseTable(LineTable):
    """Table of complaints behind a changed figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (self.tr("Number"), self.tr("After the approval"))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
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


def _difference_cell(line: DifferenceLine, column: DifferenceColumn) -> str:
    if column is DifferenceColumn.CAUSES:
        return str(len(line.causes)) if line.causes else ""
    return {
        DifferenceColumn.FIGURE: line.name,
        DifferenceColumn.WAS: line.was,
        DifferenceColumn.NOW: line.now,
        DifferenceColumn.CHANGE: line.change,
    }[column]


# --- What came after an approved report: which figures differ, and which complaints changed the marked one ---


class DifferencesPanel(QWidget):
    """Differences of an approved report; ``opened`` carries the complaint to show."""

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
        table_rows.rule(self.difference_lines, DIFFERENCE_WIDTHS, stretch=DifferenceColumn.FIGURE)
        table_rows.rule(self.cause_lines, CAUSE_WIDTHS, stretch=CauseColumn.ENTRIES)
        self.difference_lines.selectionModel().currentRowChanged.connect(lambda *_: self._show_causes())
        self.cause_lines.doubleClicked.connect(lambda _index: self.open_marked())
        self.show_waiting("")

    def show_waiting(self, text: str) -> None:
        """Show a sentence in place of the differences, during the comparison or without an approval to compare."""
        self.differences.show_lines(())
        self._show_causes()
        self.differences_title.setText(text)
        self._allow()

    def show_compared(self, compared: ComparedReport) -> None:
        """Show the differences, preserving the selected row."""
        row = self.difference_lines.currentIndex().row()
        self.differences.show_lines(compared.lines)
        standing = sum(not line.is_running for line in compared.lines)
        running = len(compared.lines) - standing
        found = self.tr("Since the approval %n figure(s) of the period changed", "", standing)
        moving = self.tr("%n that move(s) by itself as complaints are handled", "", running)
        text = f"{found}; {moving}." if compared.lines else self.tr("Nothing changed since the approval.")
        self.differences_title.setText(text if compared.all_looked_at else f"{text} {NOT_ALL}")
        self._allow()
        table_rows.go_to(self.difference_lines, max(0, row))
        self._show_causes()

    def open_marked(self) -> None:
        """Emit ``opened`` with the selected complaint."""
        subject = self.causes.subject(self.cause_lines.currentIndex().row())
        if subject is not None:
            self.opened.emit(subject)

    def go_to_causes(self) -> None:
        """Give the keys to the complaints of the marked figure, if there are any."""
        if self.causes.lines:
            table_rows.go_to(self.cause_lines, max(0, self.cause_lines.currentIndex().row()))
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
        table_rows.make_room(self.cause_lines, CauseColumn.NUMBER, numbers, self.causes.fixed)

    def _allow(self) -> None:
        for table in (self.difference_lines, self.cause_lines):
            table.setVisible(bool(self.differences.lines))


# --- approved page ---

APPROVED_KEYS: Final = (
    PageKey("F9", "show"),
    PageKey("Ctrl+P", "show"),
    PageKey("Return", "show", within="approved_lines"),
    PageKey("Enter", "show", within="approved_lines"),
    PageKey("Return", "lines", within="approved_filter"),
    PageKey("Enter", "lines", within="approved_filter"),
    PageKey("Return", "causes", within="difference_lines"),
    PageKey("Enter", "causes", within="difference_lines"),
    PageKey("Return", "open", within="cause_lines"),
    PageKey("Enter", "open", within="cause_lines"),
    PageKey("F12", "workbook"),
    PageKey("Ctrl+Shift+P", "differences"),
    PageKey("Ctrl+F", "find"),
    PageKey("Esc", "back"),
)
_PAPERS: Final = (ReportPaper.REPORT, ReportPaper.SUMMARY, ReportPaper.NOTICE_BOARD, ReportPaper.EVALUATION)


class ApprovedPage(QWidget):
    """``show_asked`` carries an ApprovalLine and a ReportPaper, ``workbook_asked`` an ApprovalLine.

    ``compare_asked`` carries the ApprovalLine that is marked now (or None), with which the register is to be compared,
    ``differences_asked`` the ComparedReport that is wanted on paper, ``opened`` the complaint to be read.
    """

    show_asked = Signal(object, object)
    workbook_asked = Signal(object)
    compare_asked = Signal(object)
    differences_asked = Signal(object)
    opened = Signal(object)
    left = Signal()

    approved_filter: QLineEdit
    approved_lines: QTableView
    approved_nothing: QLabel
    approved_about: QLabel
    approved_button_row: QWidget
    approved_paper_label: QLabel
    approved_paper: QComboBox
    approved_show: QPushButton
    approved_workbook: QPushButton
    differences_place: QWidget
    differences_paper: QPushButton
    approved_back: QPushButton
    approved_message: QLabel

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._all: tuple[ApprovalLine, ...] = ()
        self._busy = False
        self._compared: ComparedReport | None = None
        self._compared_line: ApprovalLine | None = None
        form.load_ui("reports/approved_page", into=self)
        self._message = MessageLine(self.approved_message)
        self.table = ApprovedTable(self)
        self.approved_lines.setModel(self.table)
        table_rows.rule(self.approved_lines, WIDTHS, stretch=ApprovedColumn.BY)
        self.differences = DifferencesPanel(self)
        inside = QVBoxLayout(self.differences_place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.differences)
        flow = FlowLayout(self.approved_button_row)  # in a second line where it is narrow
        papers = (self.approved_paper_label, self.approved_paper, self.approved_show, self.approved_workbook)
        for widget in (*papers, self.differences_paper, self.approved_back):
            flow.addWidget(widget)
        self.differences.opened.connect(self.opened)
        self.differences_paper.clicked.connect(self._ask_differences)
        self.approved_filter.textChanged.connect(lambda _text: self._show())
        self.approved_lines.selectionModel().currentRowChanged.connect(lambda *_: self._on_selection_changed())
        self.approved_lines.doubleClicked.connect(lambda _index: self._ask_paper())
        self.approved_show.clicked.connect(self._ask_paper)
        self.approved_workbook.clicked.connect(self._ask_workbook)
        self.approved_back.clicked.connect(self.left)
        actions = {
            "show": self._ask_paper,
            "lines": self.approved_lines.setFocus,
            "causes": self.differences.go_to_causes,
            "open": self.differences.open_marked,
            "workbook": self._ask_workbook,
            "differences": self._ask_differences,
            "find": self._find,
            "back": self._leave,
        }
        bind_keys(self, APPROVED_KEYS, actions)

    @property
    def marked(self) -> ApprovalLine | None:
        """Selected approval."""
        return self.table.line(self.approved_lines.currentIndex().row())

    def show_scope(self, scope: Scope) -> None:
        """Select the valid approval of a scope, if any."""
        self.approved_filter.clear()
        self.refresh()
        row = next((row for row, line in enumerate(self.table.lines) if line.scope == scope), 0)
        table_rows.go_to(self.approved_lines, row)

    def start(self) -> None:
        """Reload the list and focus it."""
        self.say("")
        self.refresh()
        table_rows.go_to(self.approved_lines, max(0, self.approved_lines.currentIndex().row()))
        (self.approved_lines if self.table.lines else self.approved_filter).setFocus()

    def refresh(self) -> None:
        """Reload the list, preserving the selected row."""
        with show_errors(self._message.show) as read:
            found = self._register.approvals.every()
        if read.worked:
            self._all = found
            before = self._compared_line
            self._show()
            if before is not None and before == self._compared_line:
                self.compare_asked.emit(before)  # what is shown stays until that is answered

    def show_compared(self, line: ApprovalLine, compared: ComparedReport | None) -> None:
        """Show the differences from the register if that report is still selected."""
        if line != self._compared_line:
            return
        self._compared = compared
        if compared is None:
            self.differences.show_waiting("")
        else:
            self.differences.show_compared(compared)
        self._allow()

    def show_busy(self, *, is_busy: bool) -> None:
        """Offer nothing while a paper is being made."""
        self._busy = is_busy
        self._allow()

    def say(self, text: str, state: str = "late") -> None:
        """Say how it went."""
        self._message.show(text, state)

    def say_saved(self, place: str) -> None:
        """Show the path of a saved file."""
        self.say(self.tr("Saved: {}").format(place), "done")

    def _show(self) -> None:
        marked = self.marked
        self.table.show_found(self._all, self.approved_filter.text())
        known = self.table.lines
        table_rows.go_to(self.approved_lines, known.index(marked) if marked in known else 0)
        self.approved_lines.setVisible(bool(known))
        self.approved_nothing.setVisible(not known)
        self.approved_nothing.setText(
            self.tr("No approved report has these words.")
            if self._all
            else self.tr(
                "No report was approved yet. A supervisor approves one with its papers ({key:report.paper}, "
                "{key:papers.approve})."
            )
        )
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        line = self.marked
        if line != self._compared_line or line is None:
            self._compare(line)
        self.approved_about.setText(self._about(line) if line else "")
        is_year = line is not None and line.scope.period.kind is PeriodKind.YEAR
        papers = [one for one in _PAPERS if one is not ReportPaper.EVALUATION or is_year]
        if papers != [self.approved_paper.itemData(row) for row in range(self.approved_paper.count())]:
            self.approved_paper.clear()
            for one in papers:
                self.approved_paper.addItem(PAPER_TITLES[one], one)
        self._allow()

    def _compare(self, line: ApprovalLine | None) -> None:
        """Request the comparison with the selected report; what was found of another is shown no more."""
        self._compared_line, self._compared = line, None
        self.differences.show_waiting(self.tr("Comparing with the register…") if line else "")
        self.compare_asked.emit(line)

    def _about(self, line: ApprovalLine) -> str:
        at = self.tr("At counter {}.").format(line.desk) if line.desk else ""
        after = "" if line.holds else self.tr("A later approval of the same period holds; this one stays listed.")
        entry = self.tr("Entry {}.").format(line.entry_id)
        return " ".join(part for part in (approval_text(line), at, after, entry) if part)

    def _allow(self) -> None:
        for button in (self.approved_show, self.approved_workbook, self.approved_paper):
            button.setEnabled(not self._busy and self.marked is not None)
        self.differences_paper.setEnabled(not self._busy and self._compared is not None)

    def _ask_paper(self) -> None:
        if self.approved_show.isEnabled():
            self.show_asked.emit(self.marked, ReportPaper(self.approved_paper.currentData()))

    def _ask_workbook(self) -> None:
        if self.approved_workbook.isEnabled():
            self.workbook_asked.emit(self.marked)

    def _ask_differences(self) -> None:
        if self.differences_paper.isEnabled():
            self.differences_asked.emit(self._compared)

    def _find(self) -> None:
        self.approved_filter.setFocus()
        self.approved_filter.selectAll()

    def _leave(self) -> None:
        if self.approved_filter.hasFocus() and self.approved_filter.text():
            self.approved_filter.clear()
        elif not self.differences.leave_causes():
            self.left.emit()
