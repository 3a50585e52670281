"""How tables look everywhere: rows of one height, widths in letters, nothing measured row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QTableView, QWidget

from frontoffice.ui.widgets import text_size, theme

# --- The columns of a table as wide as its view, at every width: nothing is scrolled sideways, and no date is
# cut ---

_READABLE: Final = 18  # letters of the column that takes the rest, before another gives way
_MOST_FOR_A_NAME: Final = 0.4  # of what the fixed ones leave; a heading that wants more is cut


class ColumnShares(QObject):
    """Divides the width of a view among the columns of its table.

    ``fixed`` have what they were given (``give_room``); each of ``shares`` its part of what those leave, but no more
    than so many letters of average width and no less than its heading; ``rest`` what is left then. While that is not
    readable, the columns of ``giving_way`` are hidden, one after the other; ``gave_way`` says that it are others than
    before.
    """

    gave_way = Signal()

    def __init__(
        self,
        table: QTableView,
        fixed: Sequence[int],
        shares: Mapping[int, tuple[float, int]],
        rest: int,
        giving_way: Sequence[int] = (),
    ) -> None:
        super().__init__(table)
        self._table, self._fixed, self._shares, self._rest = table, fixed, shares, rest
        self._giving_way = giving_way
        self._contents: dict[int, tuple[str, QFont, int]] = {}
        table.horizontalHeader().setMinimumSectionSize(1)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the view's width."""
        if event.type() is QEvent.Type.Resize:
            self.fill()
        return False

    def give_room(self, column: int, text: str, font: QFont | None = None, beside: int = 0) -> None:
        """Make a fixed column as wide as ``text`` in ``font`` (the table's own), and ``beside`` pixels; or its name.

        It is measured as often as the width is divided: text may have become larger.
        """
        self._contents[column] = text, font or QFont(), beside

    def _content_width(self, column: int) -> int:
        text, font, beside = self._contents.get(column, ("", QFont(), 0))
        written = QFontMetrics(font.resolve(self._table.font())).horizontalAdvance(text) + text_size.px(beside)
        return max(self._heading_width(column), written + text_size.px(_AROUND))

    def _heading_width(self, column: int) -> int:
        """Width of a full column heading."""
        head = self._table.horizontalHeader()
        name = str(self._table.model().headerData(column, head.orientation()))
        written = theme.heading_font(head.font())  # as the style has it, of which the header itself knows nothing
        return QFontMetrics(written).horizontalAdvance(name) + text_size.px(_AROUND)

    def fill(self) -> None:
        """Divide the width there is now."""
        table, hidden = self._table, 0
        while True:
            away = self._giving_way[:hidden]
            rest = self._divide([column for column in (*self._fixed, *self._shares) if column not in away])
            if hidden == len(self._giving_way) or rest >= _READABLE * table.fontMetrics().averageCharWidth():
                break
            hidden += 1
        were = [column for column in self._giving_way if table.isColumnHidden(column)]
        for column in self._giving_way:
            table.setColumnHidden(column, column in away)
        table.setColumnWidth(self._rest, max(1, rest))
        if were != [*away]:
            self.gave_way.emit()

    def _divide(self, shown: Sequence[int]) -> int:
        table = self._table
        letter = table.fontMetrics().averageCharWidth()
        needed = {column: self._content_width(column) for column in self._fixed if column in shown}
        left = table.viewport().width() - sum(needed.values())
        rest = left
        for column in shown:
            if column in self._shares:
                part, letters = self._shares[column]
                width = min(int(left * part), letters * letter + text_size.px(_PADDING))
                width = max(1, width, min(self._heading_width(column), int(left * _MOST_FOR_A_NAME)))
                table.setColumnWidth(column, width)
                rest -= width
            else:
                table.setColumnWidth(column, needed[column])
        return rest


# --- table columns ---

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


def fit_height(table: QTableView, most: int = 0) -> None:
    """Set a small table's height to that of all its rows, avoiding scrolling; of ``most`` rows where it has more."""
    rows = table.model().rowCount()
    rows = min(rows, most) if most else rows
    head = max(table.horizontalHeader().sizeHint().height(), table.horizontalHeader().height())
    bar = table.horizontalScrollBar()
    below = bar.sizeHint().height() if bar.maximum() else 0
    table.setFixedHeight(head + rows * row_height() + 2 * table.frameWidth() + _FOCUS + below)


def limit_height(table: QTableView) -> None:
    """Let a table be no higher than all its rows; with less room it is scrolled."""
    head = max(table.horizontalHeader().sizeHint().height(), table.horizontalHeader().height())
    rows = max(1, table.model().rowCount()) * row_height()
    table.setMaximumHeight(head + rows + 2 * table.frameWidth() + _FOCUS)


def keep_mark_in_sight(view: QAbstractItemView) -> None:
    """Scroll the page around the view to the current row after key presses."""
    view.selectionModel().currentChanged.connect(lambda _now, _before: _scroll_to_mark(view))


def _scroll_to_mark(view: QAbstractItemView) -> None:
    mark = view.visualRect(view.currentIndex())
    here: QWidget | None = view.parentWidget() if view.hasFocus() and mark.isValid() else None
    while here is not None:
        if isinstance(here, QScrollArea) and (inside := here.widget()) is not None:
            at = view.viewport().mapTo(inside, mark.center())
            here.ensureVisible(at.x(), at.y(), 0, row_height())
        here = here.parentWidget()
