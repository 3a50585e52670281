"""A page in a window of its own, in front of everything, as its tests look at it and press its keys."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import reading_order

Shown = TypeVar("Shown", bound=QWidget)
_READ: Final[dict[type[QWidget], Any]] = {}


def in_front(qtbot: QtBot, page: Shown, width: int = 0, height: int = 0) -> Shown:
    """Show a page, as large as it wants to be or as it is to be, and give it when keys go to it."""
    qtbot.addWidget(page)
    if width:
        page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def reading(kind: type[Shown]) -> type[Shown]:
    """The class of a page on which Tab goes as it does in the window; one for good, as its widgets may outlive a test."""

    def go_on(page: QWidget, forward: bool) -> bool:
        return reading_order.focus_next(page, forward=forward)

    if kind not in _READ:
        _READ[kind] = type(kind.__name__, (kind,), {"focusNextPrevChild": go_on})
    read: type[Shown] = _READ[kind]
    return read
