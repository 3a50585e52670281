"""The fields of a complaint in two columns: each name above its text; long texts go across."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QVBoxLayout, QWidget

from frontoffice.ui.messages.field_labels import LabelledField
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.long_text import text_widget


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.setParent(None)  # at once: what was hidden may not linger on the page until the next event
            gone.deleteLater()


class ComplaintSheet(QWidget):
    """The fields of one complaint, only those in which something was given."""

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

    def show_fields(self, fields: Iterable[LabelledField]) -> None:
        """Show these fields instead of those before."""
        empty(self._grid)
        row, column = 0, 0
        for field in fields:
            if field.long and column:
                row, column = row + 1, 0
            self._grid.addWidget(_cell(field), row, column, 1, 2 if field.long else 1)
            row, column = (row + 1, 0) if field.long or column else (row, 1)


def _cell(field: LabelledField) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(plain_text.label(field.label, level="muted"))
    text = text_widget(field.text, cell)
    text.setAccessibleName(field.label)
    column.addWidget(text)
    column.addStretch()
    return cell
