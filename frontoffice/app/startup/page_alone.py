"""A page by itself in a window: what stands there while there is no counter yet."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from frontoffice.app.typing_watch import watch_typing

_SIZE: Final = QSize(1180, 720)


def show(page: QWidget, window: QMainWindow | None) -> QMainWindow:
    """Show a page in ``window``, or in one that is made for it; returns that window."""
    shown, begins_at = window or _make_window(), page.focusWidget()
    shown.setWindowTitle(page.windowTitle())
    shown.setCentralWidget(page)  # and the keys go from the page before to the first that takes them
    if begins_at is not None:
        begins_at.setFocus()
    room = shown.screen().availableSize()
    if _SIZE.expandedTo(room) == room:
        shown.resize(_SIZE)
        shown.show()
    else:  # a screen of few pixels, or one whose scaling makes them few
        shown.showMaximized()
    return shown


def _make_window() -> QMainWindow:
    window = QMainWindow()
    watch_typing(window)
    return window


def put_away(window: QMainWindow) -> None:
    """Close a window for good, once whatever key or click led on from its page has returned to its field."""
    window.close()
    QTimer.singleShot(0, window.deleteLater)  # which keeps it until then


def bring_forward(window: QMainWindow) -> None:
    """Bring a window to the front, which a second start asks for."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()
