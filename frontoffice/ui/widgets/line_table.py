"""What the tables of lines have in common: one row for each line, named columns, numbers in letters of one width."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontDatabase

_NO_INDEX: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class LineTable(QAbstractTableModel):
    """Read only. ``names`` are the columns' names; what stands in a cell says the page's own table (``data``)."""

    def __init__(self, names: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self.lines: tuple[Any, ...] = ()
        self.fixed = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family())

    def show_lines(self, lines: tuple[Any, ...]) -> None:
        """Show these lines instead of those before."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row per line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """A few columns that tell the lines apart."""
        return 0 if parent.isValid() else len(self.names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.names[section] if role == Role.DisplayRole else None
