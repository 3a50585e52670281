"""Nothing of the page of printers is cut off at the side, however narrow its window is."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice.settings import Printer, Settings, Theme, Transport
from frontoffice.ui.printers.printers_page import PrintersPage
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import child
from tests.support.examples import TODAY
from tests.support.in_front import in_front

SETTINGS = dataclasses.replace(Settings(), printer=Printer("Epson", Transport.NETWORK, "192.168.1.50"))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> PrintersPage:
    theme.apply(qapp, Theme.LIGHT)
    return in_front(qtbot, PrintersPage(SETTINGS, lambda: TODAY))


def cut(page: PrintersPage) -> list[str]:
    """The fields that stand, in part at least, beyond the edge of what is scrolled."""
    scroll = child(page, QScrollArea, "scroll")
    inside = scroll.viewport().width()
    inner = child(page, QWidget, "scroll_inner")
    seen = [one for one in inner.findChildren(QWidget) if one.isVisible() and one.objectName()]
    right = {one.objectName(): one.mapTo(scroll.viewport(), QPoint(one.width(), 0)).x() for one in seen}
    return [name for name, edge in right.items() if edge > inside and not name.startswith("qt_")]


@pytest.mark.parametrize("width", [1264, 1000, 800, 660])
def test_every_field_stands_inside_the_page(page: PrintersPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 560)
    qtbot.waitUntil(lambda: page.width() == width and cut(page) == [])


@pytest.mark.thorough
def test_the_list_gives_way_last_and_the_form_stays_more_than_a_slit(page: PrintersPage) -> None:
    box, scroll = child(page, QWidget, "list_box"), child(page, QScrollArea, "scroll")
    for width, is_beside in ((2400, True), (500, False), (2400, True)):  # between them the font decides
        page.resize(width, 560)
        QApplication.processEvents()
        assert (scroll.x() > box.x()) is is_beside
        assert (scroll.minimumHeight() > 0) is not is_beside
