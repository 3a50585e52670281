"""Layouts wrapped on lack of width: widgets like words, parts side by side or stacked, fields in filled lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget

from frontoffice.ui.widgets import text_size, theme
from frontoffice.ui.widgets.form import activate_layouts, child, go_to

# --- The size that a window leaves for a page, also while the page asks for more than that and is scrolled ---


class SeenSize(QObject):
    """Watcher of ``page`` and its parent; ``changed`` says that there may be more or less room."""

    changed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page, self._around = page, page.parentWidget()
        page.installEventFilter(self)
        if self._around is not None:
            self._around.installEventFilter(self)

    def now(self) -> QSize:
        """Seen size in pixels: a page with a larger least size is scrolled."""
        size = self._page.size()
        return size.boundedTo(self._around.size()) if self._around is not None else size

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow resizes of page and parent, and a change of the parent."""
        if event.type() == QEvent.Type.ParentChange and watched is self._page:
            self._around = self._page.parentWidget()
            if self._around is not None:
                self._around.installEventFilter(self)
        elif event.type() == QEvent.Type.Resize and watched in (self._page, self._around):
            self.changed.emit()
        return super().eventFilter(watched, event)


# --- what the layouts have in common ---


class _ItemLayout(QLayout):
    """Items in order of insertion, ``_gap`` pixels apart; their lines depend on the width."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at ``index`` out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def minimumSize(self) -> QSize:
        """As narrow as the widest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size


class _WrappedLayout(_ItemLayout):
    """Items in lines; their arrangement gives the height."""

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in ``rect``, and return the height of their lines."""
        raise NotImplementedError


# --- flow layout ---


class FlowLayout(_WrappedLayout):
    """Items from left to right, ``gap`` pixels apart, vertically centred in their line, wrapped at the width."""

    def __init__(self, parent: QWidget, gap: int = 8) -> None:
        super().__init__(parent, gap)

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        """One item's width is enough to begin with."""
        return self.minimumSize()

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y, gap = rect.y(), 0
        for line in self._lines(rect.width()):
            y += gap
            high = max(size.height() for _, _, size in line)
            for item, x, size in line if move else ():
                item.setGeometry(QRect(QPoint(rect.x() + x, y + (high - size.height()) // 2), size))
            y, gap = y + high, self._gap
        return y - rect.y()

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, int, QSize]]]:
        """The items of each line, with how far from its beginning they stand, and how large they are."""
        line: list[tuple[QLayoutItem, int, QSize]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if line and x + size.width() > width:
                yield line
                line, x = [], 0
            line.append((item, x, size))
            x += size.width() + self._gap
        if line:
            yield line


# --- What stands beside each other, one below the other where there is no room for it, as on a scaled screen ---


def least_beside(layout: QBoxLayout) -> int:
    """Width (pixels) of the layout's items side by side."""
    widths = _widths(layout)
    return sum(widths) + layout.spacing() * (len(widths) - 1)


def least_below(layout: QBoxLayout) -> int:
    """Width (pixels) of the layout's items stacked."""
    return max(_widths(layout), default=0)


def fold(layout: QBoxLayout, *, is_folded: bool) -> None:
    """Let its items stand one below the other, or beside each other."""
    directions = QBoxLayout.Direction
    layout.setDirection(directions.TopToBottom if is_folded else directions.LeftToRight)


def fold_where_narrow(page: QWidget, layouts: Iterable[QBoxLayout], least: int) -> None:
    """Stack these layouts below a visible width of ``least`` pixels of ``page``, scaled with the text size."""
    seen, folded = SeenSize(page), tuple(layouts)

    def fit() -> None:
        is_folded = seen.now().width() < least * text_size.factor()
        for layout in folded:
            fold(layout, is_folded=is_folded)

    seen.changed.connect(fit)


def fold_behind(button: QPushButton, *widgets: QWidget, first: QWidget | None = None) -> None:
    """Let a checkable button show and hide these widgets; who opens them goes to the ``first`` field.

    The icon says which, where the button has an arrow.
    """
    has_arrow = button.property("icon_name") == "right"

    def show(opened: bool) -> None:
        if has_arrow:
            theme.give_icon(button, "down" if opened else "right")
        for widget in widgets:
            widget.setVisible(opened)

    def go_on(opened: bool = False) -> None:
        if opened and first is not None:
            activate_layouts(first)
            go_to(first)

    button.toggled.connect(show)
    button.clicked.connect(go_on)
    show(button.isChecked())


def open_one_of(buttons: Sequence[QPushButton]) -> None:
    """Let at most one of these buttons be pressed: what is opened closes what was open."""

    def close_others(opened: QPushButton, is_open: bool) -> None:
        for other in buttons if is_open else ():
            if other is not opened:
                other.setChecked(False)

    for button in buttons:
        button.toggled.connect(partial(close_others, button))


def _widths(layout: QBoxLayout) -> list[int]:
    items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
    return [item.minimumSize().width() for item in items]


# --- folding row ---

GAP: Final = 8  # pixels


class FoldingRow(QWidget):
    """Parts with their stretch. ``least`` gives the width from which on they stand side by side; 0: when all fit."""

    def __init__(
        self, parts: Sequence[tuple[QWidget, int]], least: int | Callable[[], int] = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folding = FoldingLayout(self, [stretch for _, stretch in parts], least)
        for part, _ in parts:
            self._folding.addWidget(part)

    @property
    def is_folded(self) -> bool:
        """Whether the parts stand beneath one another."""
        return not self._folding.fits(self.width())


class FoldingLayout(_ItemLayout):
    """The layout of a folding row: ``gap`` pixels between its items, each with its part of what the width leaves."""

    def __init__(
        self, parent: QWidget, stretches: Sequence[int], least: int | Callable[[], int], gap: int = GAP
    ) -> None:
        super().__init__(parent, gap)
        self._stretches, self._least = stretches, least

    def expandingDirections(self) -> Qt.Orientation:
        """As its items."""
        wanted = Qt.Orientation(0)
        for item in self._items:
            wanted |= item.expandingDirections()
        return wanted

    def heightForWidth(self, width: int) -> int:
        """The height of the highest item, or of all beneath one another."""
        heights = [_height(item) for item in self._visible_items()]
        return max(heights, default=0) if self.fits(width) else sum(heights) + self._gaps(len(heights))

    def sizeHint(self) -> QSize:
        """All side by side."""
        hints = [item.sizeHint() for item in self._visible_items()]
        width = sum(hint.width() for hint in hints) + self._gaps(len(hints))
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def fits(self, width: int) -> bool:
        """Whether the items stand side by side in this width."""
        widths = [item.minimumSize().width() for item in self._visible_items()]
        least = self._least if isinstance(self._least, int) else self._least()
        return width >= max(least, sum(widths) + self._gaps(len(widths)))

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        if self.fits(rect.width()):
            self._set_beside(rect)
        else:
            self._set_beneath(rect)

    def _set_beside(self, rect: QRect) -> None:
        shown = self._visible_items()
        if len(shown) == 1:  # there is nothing beside it to leave the width to
            shown[0].setGeometry(rect)
            return
        stretches = {id(item): stretch for item, stretch in zip(self._items, self._stretches, strict=True)}
        all_stretch = sum(stretches[id(item)] for item in shown) or 1
        least = [item.minimumSize().width() for item in shown]
        rest, x = rect.width() - sum(least) - self._gaps(len(shown)), rect.x()
        for item, width in zip(shown, least, strict=True):
            wide = width + rest * stretches[id(item)] // all_stretch
            item.setGeometry(QRect(x, rect.y(), wide, rect.height()))
            x += wide + self._gap

    def _set_beneath(self, rect: QRect) -> None:
        shown = self._visible_items()
        growing = [item for item in shown if item.expandingDirections() & Qt.Orientation.Vertical]
        rest = max(0, rect.height() - self.heightForWidth(rect.width())) // max(1, len(growing))
        y = rect.y()
        for item in shown:
            high = _height(item) + (rest if item in growing else 0)
            item.setGeometry(QRect(rect.x(), y, rect.width(), high))
            y += high + self._gap

    def _visible_items(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _gaps(self, count: int) -> int:
        return self._gap * max(0, count - 1)


def _height(item: QLayoutItem) -> int:
    return max(item.sizeHint().height(), item.minimumSize().height())


# --- Fields and buttons in filled lines, as many to a line as fit ---


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


class _LinesLayout(_WrappedLayout):
    """The layout of filled lines: labels and buttons are as high as their line, fields as high as they need."""

    def __init__(self, parent: QWidget, shares: Sequence[tuple[int, int]], gap: int) -> None:
        super().__init__(parent, gap)
        self._shares = shares

    def sizeHint(self) -> QSize:
        """All in one line."""
        widths = [width for _, width, _ in self._visible_items()]
        height = max((item.sizeHint().height() for item, _, _ in self._visible_items()), default=0)
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), height)

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
            heights = [_lines_height(item, width) for (item, *_), width in zip(line, widths, strict=True)]
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


class _EvenLayout(_WrappedLayout):
    """The layout of even cells; what is hidden leaves its place to the next."""

    def __init__(self, parent: QWidget, most: int, least: int, gap: int = 8) -> None:
        super().__init__(parent, gap)
        self._most, self._least = most, least

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more height than it needs."""
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        """All columns."""
        least = self.minimumSize()
        return QSize(self._most * (max(text_size.px(self._least), least.width()) + self._gap), least.height())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        least = max(text_size.px(self._least), self.minimumSize().width())
        columns = min(self._most, max(1, (rect.width() + self._gap) // (least + self._gap)))
        width = (rect.width() - self._gap * (columns - 1)) // columns
        y = rect.y()
        for row in (shown[at : at + columns] for at in range(0, len(shown), columns)):
            heights = [_lines_height(item, width) for item in row]
            for place, (item, height) in enumerate(zip(row, heights, strict=True)):
                if move:
                    item.setGeometry(QRect(rect.x() + place * (width + self._gap), y, width, height))
            y += max(heights) + self._gap
        return max(0, y - self._gap - rect.y())


def _lines_height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _has_parts(item: QLayoutItem) -> bool:
    """Whether it is a field with its label: those stand level at the top, whatever is written beneath one of them."""
    widget = item.widget()
    return widget is not None and widget.layout() is not None
