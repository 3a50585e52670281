"""Where the keys went before something opened over the work, so that no keystroke vanishes once it is closed."""

from __future__ import annotations

from collections.abc import Callable

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
