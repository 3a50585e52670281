"""Layout placing widgets in wrapped lines like words, as many to a line as fit."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayoutItem, QWidget

from frontoffice.ui.widgets.choice_row import ItemLayout

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
        """In pixels: a page whose least size is larger is scrolled, and no more of it is seen."""
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


# --- flow layout ---


class FlowLayout(ItemLayout):
    """Items from left to right, ``gap`` pixels apart, vertically centred in their line, wrapped at the width."""

    def __init__(self, parent: QWidget, gap: int = 8) -> None:
        super().__init__(parent, gap)

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """One item's width is enough to begin with."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

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
