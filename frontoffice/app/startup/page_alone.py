"""A page by itself in a window: what stands there while there is no counter yet."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget


def show(page: QWidget, window: QMainWindow | None) -> QMainWindow:
    """Show a page in ``window``, or in one that is made for it; returns that window."""
    shown = window or QMainWindow()
    shown.setWindowTitle(page.windowTitle())
    shown.setCentralWidget(page)
    shown.resize(1180, 720)
    shown.show()
    return shown


def bring_forward(window: QMainWindow) -> None:
    """Bring a window to the front, which a second start asks for."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()
