"""How tables look everywhere: rows of one height, widths in letters, nothing measured row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QTableView, QWidget

from frontoffice.ui.widgets import text_size

_PADDING: Final = 20
_AROUND: Final = 26  # of a text that is not to be cut: the cell's padding, and what the style keeps beside it
_FOCUS: Final = 2  # by which its border grows with focus


def row_height() -> int:
    """The height of every row, in pixels."""
    return text_size.px(text_size.ROW)


def rule(table: QTableView, widths: Mapping[int, int], stretch: int | None = None) -> None:
    """Set the widths (in letters of average width) and row height; the column ``stretch`` takes what is left over."""
    rows, head = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setMinimumSectionSize(row_height())
    rows.setDefaultSectionSize(row_height())
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    letter = table.fontMetrics().averageCharWidth()
    for column, letters in widths.items():
        table.setColumnWidth(column, letters * letter + _PADDING)
    if stretch is not None:
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)


def make_room(table: QTableView, column: int, texts: Iterable[str], fixed: QFont) -> None:
    """Widen ``column`` until the longest of ``texts`` fits in the ``fixed`` font; a number must never be cut."""
    longest = max(texts, key=len, default="")
    needed = QFontMetrics(fixed).horizontalAdvance(longest) + _AROUND
    if needed > table.columnWidth(column):
        table.setColumnWidth(column, needed)


def go_to(table: QTableView, row: int) -> None:
    """Mark ``row``, or the nearest there is, keeping the column; nothing happens in an empty table."""
    model = table.model()
    if model.rowCount() == 0:
        return
    row = min(max(row, 0), model.rowCount() - 1)
    table.setCurrentIndex(model.index(row, max(table.currentIndex().column(), 0)))


def fit_height(table: QTableView) -> None:
    """Give a table of a few rows the height of all of them, so that it is never scrolled."""
    rows = table.model().rowCount()
    head = max(table.horizontalHeader().sizeHint().height(), table.horizontalHeader().height())
    bar = table.horizontalScrollBar()
    below = bar.sizeHint().height() if bar.maximum() else 0
    table.setFixedHeight(head + rows * row_height() + 2 * table.frameWidth() + _FOCUS + below)


def keep_mark_in_sight(view: QAbstractItemView) -> None:
    """Scroll the page that the view stands in after its mark, where keys move it beyond what is seen of the page."""
    view.selectionModel().currentChanged.connect(lambda _now, _before: _scroll_to_mark(view))


def _scroll_to_mark(view: QAbstractItemView) -> None:
    mark = view.visualRect(view.currentIndex())
    here: QWidget | None = view.parentWidget() if view.hasFocus() and mark.isValid() else None
    while here is not None:
        if isinstance(here, QScrollArea) and (inside := here.widget()) is not None:
            at = view.viewport().mapTo(inside, mark.center())
            here.ensureVisible(at.x(), at.y(), 0, row_height())
        here = here.parentWidget()
