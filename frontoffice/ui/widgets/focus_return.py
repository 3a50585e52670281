"""Restoration of the focus to its former widget after a panel is closed, without losing a keystroke."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FocusReturn:
    """Memory of a page's focused field; ``otherwise`` chooses one when that cannot have it again."""

    def __init__(self, page: QWidget, otherwise: Callable[[], object]) -> None:
        self._page, self._otherwise = page, otherwise
        self._field: QWidget | None = None

    def remember(self) -> None:
        """Remember the focused field."""
        self._field = self._page.window().focusWidget()

    def focus_during(self, stop: QWidget, idle: Collection[QWidget]) -> None:
        """Focus ``stop`` during an operation if a widget of ``idle``, disabled meanwhile, has the focus."""
        focused = self._page.window().focusWidget()
        if focused in idle:
            self._field = focused
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore_after(self, stop: QWidget) -> None:
        """Restore the focus after the operation if it is still on ``stop``."""
        if self._page.window().focusWidget() is stop:
            self.give_back()

    def give_back(self) -> None:
        """Give it the focus again."""
        field, self._field = self._field, None
        try:
            fits = field is not None and self._page.isAncestorOf(field) and field.isVisible() and field.isEnabled()
        except RuntimeError:  # it is gone, with what it belonged to
            fits = False
        if fits and field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._otherwise()
