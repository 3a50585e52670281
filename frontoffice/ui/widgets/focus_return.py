"""Where the keys went before something opened over the work, so that no keystroke vanishes once it is closed."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FocusReturn:
    """Remembers the field of a page that had the focus; ``otherwise`` chooses one when that cannot have it again."""

    def __init__(self, page: QWidget, otherwise: Callable[[], object]) -> None:
        self._page, self._otherwise = page, otherwise
        self._field: QWidget | None = None

    def remember(self) -> None:
        """Keep which field has the focus now."""
        self._field = self._page.window().focusWidget()

    def lead_to(self, stop: QWidget, idle: Collection[QWidget]) -> None:
        """Let ``stop`` have the keys while something runs, if one of those has them that are disabled meanwhile."""
        focused = self._page.window().focusWidget()
        if focused in idle:
            self._field = focused
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_back(self, stop: QWidget) -> None:
        """Give the focus back after that, where nobody took it away from ``stop``."""
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
