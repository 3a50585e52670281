"""Guard against decisions by typed sentences in a window: only here the application object is known."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from frontoffice.ui.widgets.typing_guard import TypingGuard


def watch_typing(window: QWidget) -> None:
    """Watch as long as the window stands."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        TypingGuard(application.focusChanged, window)
