"""A page in a window of its own, in front of everything, as its tests look at it and press its keys."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

Shown = TypeVar("Shown", bound=QWidget)


def in_front(qtbot: QtBot, page: Shown, width: int = 0, height: int = 0) -> Shown:
    """Show a page, as large as it wants to be or as it is to be, and give it when keys go to it."""
    qtbot.addWidget(page)
    if width:
        page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page
