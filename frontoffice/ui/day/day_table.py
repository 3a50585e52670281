"""The lines of a day as a table: what tells one from another, worked out for the cells in view only."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPixmap

from frontoffice.domain.complaint import Status
from frontoffice.ui.day import day_words
from frontoffice.ui.widgets import plain_text, text_size, theme

if TYPE_CHECKING:
    from frontoffice.register.queries.day_query import DayLine

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SUBJECT: Final = int(Role.UserRole)
_TEXT, _PICTURE, _FONT = int(Role.DisplayRole), int(Role.DecorationRole), int(Role.FontRole)
_COLOUR, _ALIGNMENT = int(Role.ForegroundRole), int(Role.TextAlignmentRole)
_ASKED: Final = frozenset(
    (_TEXT, _PICTURE, _FONT, _COLOUR, _ALIGNMENT, SUBJECT, int(Role.AccessibleTextRole), int(Role.ToolTipRole))
)
_NO_INDEX: Final = QModelIndex()
_GAP: Final = 4  # pixels between two signs


class DayColumn(IntEnum):
    """The columns on the screen; the rest of the book's page stands in the pane below, and on paper."""

    NO = 0
    TIME = 1
    KIND = 2
    NAME = 3
    SUMMARY = 4
    DUE = 5
    SIGNS = 6


_COLUMNS: Final = tuple(DayColumn)
FIXED: Final = (DayColumn.NO, DayColumn.TIME, DayColumn.DUE, DayColumn.SIGNS)
# Of what those leave: the part that a column has at most, and the letters of average width that it needs at most.
SHARES: Final[Mapping[int, tuple[float, int]]] = {DayColumn.KIND: (0.3, 24), DayColumn.NAME: (0.28, 22)}
# By which fields lines are alike in a column: by the length of the first one, and by the others themselves.
_ALIKE: Final[Mapping[int, tuple[str, ...]]] = {
    DayColumn.NO: ("number_text", "series"),
    DayColumn.TIME: ("received_time", "received_on"),
    DayColumn.DUE: ("due_on", "due_on", "due_provisional", "kind"),
}
_MOST_SIGNS: Final = 3
SIGNS_WIDTH: Final = _MOST_SIGNS * (theme.ICON + _GAP)  # pixels


class DayTable(QAbstractTableModel):
    """The lines of one day; what is missing or waits for somebody has a sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = date.min
        self._lines: tuple[DayLine, ...] = ()
        self._corrected: Container[UUID] = ()
        self._of_all = False
        self._cells: Mapping[DayColumn, Callable[[DayLine], str]] = self._make_cells()
        self._left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.fixed = theme.fixed_font()

    def show_lines(self, on: date, lines: tuple[DayLine, ...], corrected: Container[UUID] = ()) -> None:
        """Show these lines instead of those before; ``corrected`` came or changed after the page was closed."""
        self.beginResetModel()
        self._on, self._lines, self._corrected = on, lines, corrected
        self._of_all = len({line.series for line in lines}) > 1
        self.endResetModel()

    def line(self, row: int) -> DayLine | None:
        """The line in ``row``; None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, subject: object) -> int:
        """The row of a complaint; -1 when it is not shown."""
        key = subject.bytes if isinstance(subject, UUID) else b""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def longest(self, column: DayColumn) -> str:
        """The longest text of a column of digits, or its heading; lines alike in it are asked once."""
        first, *others = (map(attrgetter(name), self._lines) for name in _ALIKE[column])
        some = dict(zip(zip(map(len, first), *others, strict=True), self._lines, strict=True)).values()
        return max({self._cells[column](line) for line in some} | {self._headings()[column]}, key=len)

    def is_corrected(self, line: DayLine) -> bool:
        """Whether it came or changed after the page was closed."""
        return line.subject in self._corrected

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row per line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The columns of the screen."""
        return 0 if parent.isValid() else len(DayColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._headings().get(DayColumn(section), "")
        if orientation is Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return self._left
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a cell's data, its style, and its icons."""
        # A view asks each cell for everything that could be, some hundreds of times while it paints.
        line = self.line(index.row()) if role in _ASKED and index.isValid() else None
        if line is None:
            return None
        column = _COLUMNS[index.column()]
        if role == _TEXT:
            return None if column is DayColumn.SIGNS else self._cells[column](line)
        if role == SUBJECT:
            return line.subject
        if role == Role.AccessibleTextRole:
            return f"{self._headings()[column]}: {self._in_full(line, column)}"
        if role == Role.ToolTipRole:
            return plain_text.tool_tip(self._in_full(line, column))
        return self._looks(line, column, role)

    def _in_full(self, line: DayLine, column: DayColumn) -> str:
        """Full text of a shortened cell, for screen readers and tooltips."""
        if column is DayColumn.NO:
            return line.number_text
        return day_words.due(line) if column is DayColumn.DUE else self._cells[column](line)

    def _looks(self, line: DayLine, column: DayColumn, role: int) -> Any:
        if role == _ALIGNMENT:
            return self._left
        if role == _PICTURE:
            return self._signs(line) if column is DayColumn.SIGNS else None
        if role == _FONT:
            return self._font(line, column)
        return QBrush(QColor(theme.now().muted)) if line.status == Status.CANCELLED else None

    def _font(self, line: DayLine, column: DayColumn) -> QFont | None:
        cancelled = line.status == Status.CANCELLED and column is not DayColumn.SIGNS
        if not cancelled and column is not DayColumn.NO:
            return None
        font = QFont(self.fixed) if column is DayColumn.NO else QFont()
        font.setStrikeOut(cancelled)
        return font

    def _signs(self, line: DayLine) -> QPixmap | None:
        found = day_words.signs(line, corrected=self.is_corrected(line))
        shown = tuple((icon, colour) for icon, colour, _ in found)[:_MOST_SIGNS]
        return _side_by_side(shown, theme.now().name, text_size.px(theme.ICON)) if shown else None

    def _sign_words(self, line: DayLine) -> str:
        return ", ".join(words for _, _, words in day_words.signs(line, corrected=self.is_corrected(line)))

    def _make_cells(self) -> Mapping[DayColumn, Callable[[DayLine], str]]:
        return {
            DayColumn.NO: lambda line: day_words.short_number(line, of_all=self._of_all),
            DayColumn.TIME: lambda line: day_words.receipt_text(line, self._on),
            DayColumn.KIND: day_words.kind_and_channel,
            DayColumn.NAME: lambda line: line.name,
            DayColumn.SUMMARY: lambda line: line.summary,
            DayColumn.DUE: lambda line: day_words.due_shortly(line, self._on),
            DayColumn.SIGNS: self._sign_words,
        }

    def _headings(self) -> Mapping[DayColumn, str]:
        return {
            DayColumn.NO: self.tr("No."),
            DayColumn.TIME: self.tr("Received"),
            DayColumn.KIND: self.tr("Kind, channel"),
            DayColumn.NAME: self.tr("Complainant"),
            DayColumn.SUMMARY: self.tr("Description"),
            DayColumn.DUE: self.tr("Answer due"),
            DayColumn.SIGNS: self.tr("Signs"),
        }


@lru_cache(maxsize=128)
def _side_by_side(signs: tuple[tuple[str, str], ...], _theme: str, size: int) -> QPixmap:
    """Several icons in one cell: Qt's view has room for one picture."""
    pictures = [theme.pixmap(icon, colour) for icon, colour in signs]
    step, ratio = size + _GAP, pictures[0].devicePixelRatio()
    made = QPixmap(round((step * len(pictures) - _GAP) * ratio), pictures[0].height())
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    for place, picture in enumerate(pictures):
        painter.drawPixmap(place * step, 0, picture)
    painter.end()
    return made
