"""What was copied, by a key or, on X11 and Wayland, by selecting it: emptied before somebody else works here."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def clear() -> None:
    """Empty the clipboard and, where there is one, the selection that the middle button pastes."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
