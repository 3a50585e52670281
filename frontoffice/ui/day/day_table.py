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
    from frontoffice.register.queries.day_query import DayLine

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SUBJECT: Final = int(Role.UserRole)
_NO_INDEX: Final = QModelIndex()


class DayColumn(IntEnum):
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
    DayColumn.NO: 4,
    DayColumn.NUMBER: 21,
    DayColumn.RECEIVED: 9,
    DayColumn.KIND: 12,
    DayColumn.CHANNEL: 13,
    DayColumn.NAME: 18,
    DayColumn.SUMMARY: 27,
    DayColumn.STATUS: 19,
    DayColumn.PAPERS: 28,
    DayColumn.RESI: 14,
    DayColumn.REVIEWED: 20,
    DayColumn.DUE: 30,
    DayColumn.TEAM: 24,
    DayColumn.ACTION: 32,
    DayColumn.RESULT: 32,
    DayColumn.ANSWER: 20,
    DayColumn.SERVICE: 32,
    DayColumn.CATEGORY: 26,
    DayColumn.PHONE: 18,
    DayColumn.ADDRESS: 30,
    DayColumn.OFFICER: 22,
    DayColumn.REMARK: 40,
}


class DayTable(QAbstractTableModel):
    """The lines of one day. For a supervisor the lines that wait for a decision stand out: bold, with a sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = date.min
        self._lines: tuple[DayLine, ...] = ()
        self._corrected: Container[UUID] = ()
        self._supervising = False
        self._cells: Mapping[DayColumn, Callable[[DayLine], str]] = self._make_cells()
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
        return 0 if parent.isValid() else len(DayColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._headings().get(DayColumn(section), "")
        if orientation is Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell, how it is set, and the sign beside it."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = DayColumn(index.column())
        if role == Role.DisplayRole:
            return self._cells[column](line)
        if role == SUBJECT:
            return line.subject
        if role == Role.AccessibleTextRole:
            return f"{self._headings()[column]}: {self._cells[column](line)}"
        return self._looks(line, column, role)

    def _looks(self, line: DayLine, column: DayColumn, role: int) -> Any:
        if role == Role.DecorationRole:
            sign = self._sign(line, column)
            return theme.icon(*sign) if sign else None
        if role == Role.FontRole:
            return self._font(line, column)
        if role == Role.ForegroundRole and line.status == Status.CANCELLED and column is not DayColumn.STATUS:
            return QBrush(QColor(theme.now().muted))
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column is DayColumn.NO else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _font(self, line: DayLine, column: DayColumn) -> QFont | None:
        cancelled = line.status == Status.CANCELLED and column is not DayColumn.STATUS
        bold = self._supervising and _waits_for_a_decision(line) and column in (DayColumn.NUMBER, DayColumn.STATUS)
        if not (cancelled or bold or column is DayColumn.NUMBER):
            return None
        font = QFont(self.fixed) if column is DayColumn.NUMBER else QFont()
        if cancelled:
            font.setStrikeOut(True)
        if bold:
            font.setBold(True)
        return font

    def _sign(self, line: DayLine, column: DayColumn) -> tuple[str, str] | None:
        """The icon of a cell and its colour; the cell's words say the same."""
        if line.status == Status.CANCELLED:
            return ("cancel", "late") if column is DayColumn.STATUS else None
        signs = {
            DayColumn.PAPERS: ("warning", "soon") if line.missing else None,
            DayColumn.STATUS: ("late", "late") if is_undecided(line) or line.conflict else None,
            DayColumn.RESI: ("paper-out", "soon") if line.waits_for_paper else None,
            DayColumn.REVIEWED: ("check", "done") if line.reviewed_by else None,
            DayColumn.NUMBER: ("late", "soon") if line.subject in self._corrected else None,
        }
        return signs.get(column)

    def _make_cells(self) -> Mapping[DayColumn, Callable[[DayLine], str]]:
        return {
            DayColumn.NO: lambda line: str(line.no),
            DayColumn.NUMBER: lambda line: line.number_text,
            DayColumn.RECEIVED: self._received,
            DayColumn.KIND: lambda line: field_labels.word_of(Kind, line.kind),
            DayColumn.CHANNEL: lambda line: line.channel_name,
            DayColumn.NAME: lambda line: line.name,
            DayColumn.SUMMARY: lambda line: line.summary,
            DayColumn.STATUS: self._status,
            DayColumn.PAPERS: self._papers,
            DayColumn.RESI: self._resi,
            DayColumn.REVIEWED: lambda line: line.reviewed_by,
            DayColumn.DUE: self._due,
            DayColumn.SERVICE: lambda line: _joined(line.service, line.application_no),
            DayColumn.CATEGORY: lambda line: line.category,
            DayColumn.PHONE: lambda line: line.phone,
            DayColumn.ADDRESS: lambda line: line.address,
            DayColumn.OFFICER: lambda line: line.officer,
            DayColumn.TEAM: lambda line: line.team,
            DayColumn.ACTION: lambda line: _dated(line.action, line.action_on),
            DayColumn.RESULT: self._result,
            DayColumn.ANSWER: self._answer,
            DayColumn.REMARK: self._remark,
        }

    def _headings(self) -> Mapping[DayColumn, str]:
        return {
            DayColumn.NO: self.tr("No."),
            DayColumn.NUMBER: self.tr("Number"),
            DayColumn.RECEIVED: self.tr("Received"),
            DayColumn.KIND: self.tr("Kind"),
            DayColumn.CHANNEL: self.tr("Channel"),
            DayColumn.NAME: self.tr("Complainant"),
            DayColumn.SUMMARY: self.tr("Description"),
            DayColumn.STATUS: self.tr("Status"),
            DayColumn.PAPERS: self.tr("Papers"),
            DayColumn.RESI: self.tr("Resi"),
            DayColumn.REVIEWED: self.tr("Reviewed by"),
            DayColumn.DUE: self.tr("Answer due"),
            DayColumn.SERVICE: self.tr("Service"),
            DayColumn.CATEGORY: self.tr("Type"),
            DayColumn.PHONE: self.tr("Telephone"),
            DayColumn.ADDRESS: self.tr("Address"),
            DayColumn.OFFICER: self.tr("Officer"),
            DayColumn.TEAM: self.tr("Handled by"),
            DayColumn.ACTION: self.tr("Action"),
            DayColumn.RESULT: self.tr("Result"),
            DayColumn.ANSWER: self.tr("Answer"),
            DayColumn.REMARK: self.tr("Remark"),
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
            return self.tr("not printed") if line.waits_for_paper else self.tr("no paper")
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
