"""The lines of a day as a table: the columns of the register's page, worked out for the cells in view only."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase

from frontoffice.domain import dates
from frontoffice.domain.complaint import CLOSED, Kind, RequiredPaper, Status
from frontoffice.domain.steps import Outcome, Step
from frontoffice.register.projection.complaint_columns import UNDECIDED
from frontoffice.ui.messages import field_labels
from frontoffice.ui.widgets import theme

if TYPE_CHECKING:
    from frontoffice.register.queries.day_page_query import DayLine

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SUBJECT: Final = int(Role.UserRole)
_NO_INDEX: Final = QModelIndex()


class Column(IntEnum):
    """The book's columns in their order on the screen: what is looked for first stands where no scrolling is needed."""

    NO = 0
    NUMBER = 1
    RECEIVED = 2
    KIND = 3
    CHANNEL = 4
    NAME = 5
    SUMMARY = 6
    STATUS = 7
    RESI = 8
    PAPERS = 9
    REVIEWED = 10
    DUE = 11
    TEAM = 12
    ACTION = 13
    RESULT = 14
    ANSWER = 15
    SERVICE = 16
    CATEGORY = 17
    PHONE = 18
    ADDRESS = 19
    OFFICER = 20
    REMARK = 21


# In letters of the average width: every row is as wide, so no row has to be measured.
WIDTHS: Final[Mapping[int, int]] = {
    Column.NO: 4,
    Column.NUMBER: 21,
    Column.RECEIVED: 10,
    Column.KIND: 12,
    Column.CHANNEL: 14,
    Column.NAME: 21,
    Column.SUMMARY: 27,
    Column.STATUS: 21,
    Column.PAPERS: 31,
    Column.RESI: 17,
    Column.REVIEWED: 20,
    Column.DUE: 30,
    Column.TEAM: 24,
    Column.ACTION: 32,
    Column.RESULT: 32,
    Column.ANSWER: 20,
    Column.SERVICE: 32,
    Column.CATEGORY: 26,
    Column.PHONE: 18,
    Column.ADDRESS: 30,
    Column.OFFICER: 22,
    Column.REMARK: 40,
}


class DayTable(QAbstractTableModel):
    """The lines of one day. For a supervisor the lines that wait for a decision stand out: bold, with a sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = date.min
        self._lines: tuple[DayLine, ...] = ()
        self._corrected: Container[UUID] = ()
        self._supervising = False
        self._cells: Mapping[Column, Callable[[DayLine], str]] = self._make_cells()
        self.fixed = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family())
        self.bold = QFont(self.fixed)
        self.bold.setBold(True)

    def show_lines(
        self, on: date, lines: tuple[DayLine, ...], corrected: Container[UUID] = (), *, supervising: bool
    ) -> None:
        """Show these lines instead of those before; ``corrected`` came or changed after the page was closed."""
        self.beginResetModel()
        self._on, self._lines, self._corrected, self._supervising = on, lines, corrected, supervising
        self.endResetModel()

    def line(self, row: int) -> DayLine | None:
        """The line in ``row``; None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, subject: object) -> int:
        """The row of a complaint; -1 when it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.subject == subject), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row per line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The columns of the book."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._headings().get(Column(section), "")
        if orientation is Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell, how it is set, and the sign beside it."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = Column(index.column())
        if role == Role.DisplayRole:
            return self._cells[column](line)
        if role == SUBJECT:
            return line.subject
        if role == Role.AccessibleTextRole:
            return f"{self._headings()[column]}: {self._cells[column](line)}"
        return self._looks(line, column, role)

    def _looks(self, line: DayLine, column: Column, role: int) -> Any:
        if role == Role.DecorationRole:
            sign = self._sign(line, column)
            return theme.icon(*sign) if sign else None
        if role == Role.FontRole:
            return self._font(line, column)
        if role == Role.ForegroundRole and line.status == Status.CANCELLED and column is not Column.STATUS:
            return QBrush(QColor(theme.now().muted))
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column is Column.NO else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _font(self, line: DayLine, column: Column) -> QFont | None:
        cancelled = line.status == Status.CANCELLED and column is not Column.STATUS
        bold = self._supervising and _waits_for_a_decision(line) and column in (Column.NUMBER, Column.STATUS)
        if not (cancelled or bold or column is Column.NUMBER):
            return None
        font = QFont(self.fixed) if column is Column.NUMBER else QFont()
        if cancelled:
            font.setStrikeOut(True)
        if bold:
            font.setBold(True)
        return font

    def _sign(self, line: DayLine, column: Column) -> tuple[str, str] | None:
        """The icon of a cell and its colour; the cell's words say the same."""
        if line.status == Status.CANCELLED:
            return ("cancel", "late") if column is Column.STATUS else None
        signs = {
            Column.PAPERS: ("warning", "soon") if line.missing else None,
            Column.STATUS: ("late", "late") if is_undecided(line) or line.conflict else None,
            Column.RESI: None if line.papers else ("paper-out", "soon"),
            Column.REVIEWED: ("check", "done") if line.reviewed_by else None,
            Column.NUMBER: ("late", "soon") if line.subject in self._corrected else None,
        }
        return signs.get(column)

    def _make_cells(self) -> Mapping[Column, Callable[[DayLine], str]]:
        return {
            Column.NO: lambda line: str(line.no),
            Column.NUMBER: lambda line: line.number_text,
            Column.RECEIVED: self._received,
            Column.KIND: lambda line: field_labels.word_of(Kind, line.kind),
            Column.CHANNEL: lambda line: line.channel_name,
            Column.NAME: lambda line: line.name,
            Column.SUMMARY: lambda line: line.summary,
            Column.STATUS: self._status,
            Column.PAPERS: self._papers,
            Column.RESI: self._resi,
            Column.REVIEWED: lambda line: line.reviewed_by,
            Column.DUE: self._due,
            Column.SERVICE: lambda line: _joined(line.service, line.application_no),
            Column.CATEGORY: lambda line: line.category,
            Column.PHONE: lambda line: line.phone,
            Column.ADDRESS: lambda line: line.address,
            Column.OFFICER: lambda line: line.officer,
            Column.TEAM: lambda line: line.team,
            Column.ACTION: lambda line: _dated(line.action, line.action_on),
            Column.RESULT: self._result,
            Column.ANSWER: self._answer,
            Column.REMARK: self._remark,
        }

    def _headings(self) -> Mapping[Column, str]:
        return {
            Column.NO: self.tr("No."),
            Column.NUMBER: self.tr("Number"),
            Column.RECEIVED: self.tr("Received"),
            Column.KIND: self.tr("Kind"),
            Column.CHANNEL: self.tr("Channel"),
            Column.NAME: self.tr("Complainant"),
            Column.SUMMARY: self.tr("Description"),
            Column.STATUS: self.tr("Status"),
            Column.PAPERS: self.tr("Papers"),
            Column.RESI: self.tr("Resi"),
            Column.REVIEWED: self.tr("Reviewed by"),
            Column.DUE: self.tr("Answer due"),
            Column.SERVICE: self.tr("Service"),
            Column.CATEGORY: self.tr("Type"),
            Column.PHONE: self.tr("Telephone"),
            Column.ADDRESS: self.tr("Address"),
            Column.OFFICER: self.tr("Officer"),
            Column.TEAM: self.tr("Handled by"),
            Column.ACTION: self.tr("Action"),
            Column.RESULT: self.tr("Result"),
            Column.ANSWER: self.tr("Answer"),
            Column.REMARK: self.tr("Remark"),
        }

    def _received(self, line: DayLine) -> str:
        if line.received_on == self._on.isoformat() and line.received_time:
            return line.received_time
        day = date.fromisoformat(line.received_on)
        day_text = f"{day:%d-%m}" if day.year == self._on.year else dates.in_digits(day)
        return f"{day_text} {line.received_time}".strip()

    def _status(self, line: DayLine) -> str:
        if line.conflict:
            return self.tr("To be checked")
        if is_undecided(line):
            return self.tr("Filed late")
        status = field_labels.word_of(Status, line.status)
        late = line.late_filing and line.status != Status.CANCELLED
        return self.tr("{} (filed late)").format(status) if late else status

    def _papers(self, line: DayLine) -> str:
        if not line.missing:
            return self.tr("complete")
        names = {
            RequiredPaper.IDENTITY_COPY.value: self.tr("identity"),
            RequiredPaper.DOCUMENTS.value: self.tr("documents"),
        }
        missing = [names.get(paper, paper) for paper in line.missing.split(",")]
        return self.tr("missing: {}").format(", ".join(missing))

    def _resi(self, line: DayLine) -> str:
        if not line.papers:
            return self.tr("not printed")
        return self.tr("sent") if line.papers == 1 else self.tr("sent {} times").format(line.papers)

    def _result(self, line: DayLine) -> str:
        found = field_labels.word_of(Outcome, line.outcome) if line.outcome else ""
        if not line.conveyed_on:
            return found
        conveyed = self.tr("conveyed {}").format(dates.in_digits(date.fromisoformat(line.conveyed_on)))
        return _joined(found, conveyed)

    def _answer(self, line: DayLine) -> str:
        answer = field_labels.word_of(Step, line.answer) if line.answer else ""
        return _joined(answer, self.tr("cycle {}").format(line.cycle) if line.cycle > 1 else "")

    def _remark(self, line: DayLine) -> str:
        after = self.tr("after the page was closed") if line.subject in self._corrected else ""
        return _joined(after, line.remark)

    def _due(self, line: DayLine) -> str:
        day = dates.short(date.fromisoformat(line.due_on))
        return self.tr("{} (provisional)").format(day) if line.due_provisional else day


def _joined(*parts: str) -> str:
    return " \N{MIDDLE DOT} ".join(filter(None, parts))


def _dated(text: str, on: str) -> str:
    return _joined(text, dates.in_digits(date.fromisoformat(on)) if on else "")


def is_undecided(line: DayLine) -> bool:
    """Whether it was filed late and the supervisor is still to decide on it."""
    return line.late_filing == UNDECIDED and line.status not in CLOSED


def _waits_for_a_decision(line: DayLine) -> bool:
    unreviewed = line.status != Status.CANCELLED and not line.reviewed_by
    return is_undecided(line) or (unreviewed and bool(line.missing))
