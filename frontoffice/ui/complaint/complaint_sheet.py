"""What was told, as a sheet of two columns: the name of each field above what stands in it; long texts go across."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from frontoffice.ui.messages.field_labels import Told
from frontoffice.ui.widgets.long_text import text_widget


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.setParent(None)  # at once: what was hidden may not linger on the page until the next event
            gone.deleteLater()


def plain_label(text: str, level: str = "") -> QLabel:
    """A label that never reads its text as markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if level:
        label.setProperty("level", level)
    label.setText(text)
    return label


class ComplaintSheet(QWidget):
    """The fields of one complaint, only those in which something was told."""

    def __init__(self, frame: QFrame) -> None:
        super().__init__(frame)
        around = QVBoxLayout(frame)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_fields(self, fields: Iterable[Told]) -> None:
        """Show these fields instead of those before."""
        empty(self._grid)
        row, column = 0, 0
        for told in fields:
            if told.long and column:
                row, column = row + 1, 0
            self._grid.addWidget(_cell(told), row, column, 1, 2 if told.long else 1)
            row, column = (row + 1, 0) if told.long or column else (row, 1)


def _cell(told: Told) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(plain_label(told.label, "muted"))
    text = text_widget(told.text, cell)
    text.setAccessibleName(told.label)
    column.addWidget(text)
    column.addStretch()
    return cell
