"""The size that a window leaves for a page, also while the page asks for more than that and is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QWidget


class SeenSize(QObject):
    """Watches ``page`` and what it stands in; ``changed`` says that there may be more or less room."""

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
        """Hear of every other size, and of what the page stands in when it is put there."""
        if event.type() == QEvent.Type.ParentChange and watched is self._page:
            self._around = self._page.parentWidget()
            if self._around is not None:
                self._around.installEventFilter(self)
        elif event.type() == QEvent.Type.Resize and watched in (self._page, self._around):
            self.changed.emit()
        return super().eventFilter(watched, event)
