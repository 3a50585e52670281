"""Row of parts side by side, or stacked on lack of width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QPushButton, QWidget

from frontoffice.ui.widgets import text_size, theme
from frontoffice.ui.widgets.choice_row import ItemLayout
from frontoffice.ui.widgets.flow_layout import SeenSize
from frontoffice.ui.widgets.form import activate_layouts, go_to

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


class FoldingLayout(ItemLayout):
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

    def minimumSize(self) -> QSize:
        """As narrow as the widest item."""
        size = QSize()
        for item in self._visible_items():
            size = size.expandedTo(item.minimumSize())
        return size

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
