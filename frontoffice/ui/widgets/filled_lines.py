"""Fields and buttons in filled lines, as many to a line as fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayoutItem, QVBoxLayout, QWidget

from frontoffice.ui.widgets import text_size
from frontoffice.ui.widgets.choice_row import ItemLayout
from frontoffice.ui.widgets.form import child


class LinePart(NamedTuple):
    """Widget, its minimum width (pixels, at 10.5 points), and its share of the remaining width."""

    widget: QWidget
    least: int = 0
    stretch: int = 0


class FilledLines(QWidget):
    """Parts from left to right, wrapped at the width.

    ``gap`` pixels between them.

    ``holds_back``: they take no more height than they need also where nothing around them has a stretch.
    """

    def __init__(
        self, parts: Iterable[LinePart], parent: QWidget | None = None, gap: int = 8, *, holds_back: bool = True
    ) -> None:
        super().__init__(parent)
        listed = tuple(parts)
        kind = _LowLinesLayout if holds_back else _LinesLayout
        lines = kind(self, [(part.least, part.stretch) for part in listed], gap)
        for part in listed:
            lines.addWidget(part.widget)

    @classmethod
    def into(cls, column: QVBoxLayout, parts: Iterable[LinePart], *, holds_back: bool = True) -> None:
        """Move the stacked parts of ``column`` into lines."""
        column.addWidget(cls(parts, column.parentWidget(), column.spacing(), holds_back=holds_back))


class EvenCells(QWidget):
    """Cells of one width in columns: ``most`` of them where each is at least ``least`` pixels wide, else fewer."""

    def __init__(self, cells: Iterable[QWidget], most: int, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = _EvenLayout(self, most, least)
        for cell in cells:
            layout.addWidget(cell)


def wrap_rows(page: QWidget, *rows: str) -> None:
    """Wrap the ``rows`` of a form into further lines on lack of width; a text has what its line leaves."""
    for row in rows:
        _let_go_on(child(page, QHBoxLayout, row))


def _let_go_on(row: QHBoxLayout) -> None:
    parts: list[LinePart] = []
    shares = [row.stretch(place) for place in range(row.count())]
    while (item := row.takeAt(0)) is not None:
        widget, share = item.widget(), shares.pop(0)
        if widget is not None:
            parts.append(LinePart(widget, stretch=share or widget.sizePolicy().horizontalStretch()))
        elif item.spacerItem() is not None and parts and isinstance(parts[-1].widget, QLabel):
            parts[-1] = parts[-1]._replace(stretch=1)
    row.addWidget(FilledLines(parts, row.parentWidget(), row.spacing()), 1)


class _LinesLayout(ItemLayout):
    """The layout of filled lines: labels and buttons are as high as their line, fields as high as they need."""

    def __init__(self, parent: QWidget, shares: Sequence[tuple[int, int]], gap: int) -> None:
        super().__init__(parent, gap)
        self._shares = shares

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        widths = [width for _, width, _ in self._visible_items()]
        height = max((item.sizeHint().height() for item, _, _ in self._visible_items()), default=0)
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), height)

    def minimumSize(self) -> QSize:
        """As narrow as the widest item."""
        size = QSize()
        for item, _, _ in self._visible_items():
            size = size.expandedTo(item.minimumSize())
        return size

    def _visible_items(self) -> list[tuple[QLayoutItem, int, int]]:
        """Visible items, each with its required width and its stretch."""
        return [
            (item, max(text_size.px(least), item.minimumSize().width()), stretch)
            for item, (least, stretch) in zip(self._items, self._shares, strict=True)
            if not item.isEmpty()
        ]

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        lines: list[list[tuple[QLayoutItem, int, int]]] = []
        taken = 0
        for shown in self._visible_items():
            if not lines or taken + shown[1] > width:
                lines.append([])
                taken = 0
            lines[-1].append(shown)
            taken += shown[1] + self._gap
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            heights = [_height(item, width) for (item, *_), width in zip(line, widths, strict=True)]
            x = rect.x()
            for (item, *_), width, height in zip(line, widths, heights, strict=True):
                if move:
                    item.setGeometry(QRect(x, y, width, height if _has_parts(item) else max(heights)))
                x += width + self._gap
            y += max(heights) + self._gap
        return max(0, y - self._gap - rect.y())

    def _widths(self, line: list[tuple[QLayoutItem, int, int]], width: int) -> list[int]:
        rest = max(0, width - sum(least for _, least, _ in line) - self._gap * (len(line) - 1))
        shares = sum(stretch for *_, stretch in line) or 1
        return [min(least + rest * stretch // shares, width) for _, least, stretch in line]


class _LowLinesLayout(_LinesLayout):
    """Lines with a Python override of ``expandingDirections``; asked for that, Python has to know all of ``Qt``."""

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more height than it needs."""
        return Qt.Orientation(0)


class _EvenLayout(ItemLayout):
    """The layout of even cells; what is hidden leaves its place to the next."""

    def __init__(self, parent: QWidget, most: int, least: int, gap: int = 8) -> None:
        super().__init__(parent, gap)
        self._most, self._least = most, least

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more height than it needs."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the cells."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All columns."""
        least = self.minimumSize()
        return QSize(self._most * (max(text_size.px(self._least), least.width()) + self._gap), least.height())

    def minimumSize(self) -> QSize:
        """One column."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        least = max(text_size.px(self._least), self.minimumSize().width())
        columns = min(self._most, max(1, (rect.width() + self._gap) // (least + self._gap)))
        width = (rect.width() - self._gap * (columns - 1)) // columns
        y = rect.y()
        for row in (shown[at : at + columns] for at in range(0, len(shown), columns)):
            heights = [_height(item, width) for item in row]
            for place, (item, height) in enumerate(zip(row, heights, strict=True)):
                if move:
                    item.setGeometry(QRect(rect.x() + place * (width + self._gap), y, width, height))
            y += max(heights) + self._gap
        return max(0, y - self._gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _has_parts(item: QLayoutItem) -> bool:
    """Whether it is a field with its label: those stand level at the top, whatever is written beneath one of them."""
    widget = item.widget()
    return widget is not None and widget.layout() is not None
