"""Clipboard and, on X11 and Wayland, primary selection: emptied before somebody else works here."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def clear() -> None:
    """Clear the clipboard and, if supported, the primary selection of the middle mouse button."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
