"""The columns of a table as wide as its view, at every width: nothing is scrolled sideways, and no date is cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from frontoffice.ui.widgets import text_size

_PADDING: Final = 20
_AROUND: Final = 26  # of a text that is not to be cut: the cell's padding, and what the style keeps beside it
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
        """What its heading needs to be read whole."""
        head = self._table.horizontalHeader()
        name = str(self._table.model().headerData(column, head.orientation()))
        written = QFont(head.font())
        written.setBold(True)  # as the style has it, of which the header itself knows nothing
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
