"""A label whose text ends in an ellipsis where it has no room; whole in its tooltip and for who has it read aloud."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

from frontoffice.ui.widgets import plain_text


class ElidedText(QObject):
    """Keeps ``label`` to its width; ``whole`` is its text as it was given."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label, self.whole, self._wraps = label, "", False
        label.installEventFilter(self)

    def show(self, text: str, *, wraps: bool = False) -> None:
        """Show this text, or what of it fits into a line; all of it where it ``wraps``."""
        self.whole, self._wraps = text, wraps
        self._label.setWordWrap(wraps)
        plain_text.set_tool_tip(self._label, text)
        self._label.setAccessibleName(text)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit it to its new width."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = max(self._label.width() - 2, 0)
        elided = self._label.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self._label.setText(self.whole if self._wraps else elided)
