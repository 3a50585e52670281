"""Lists and menus over a page are closed one at a time by Esc, and all of them by the lock."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.completing import close_list, close_popups
from tests.support.intake_desk import GRAB

pytestmark = pytest.mark.qt_log_ignore(GRAB)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def test_an_open_list_of_choices_is_closed_once(page: QWidget, qtbot: QtBot) -> None:
    combo = QComboBox(page)
    combo.addItems(["Loket", "Telepon"])
    combo.show()
    combo.showPopup()
    qtbot.waitUntil(combo.view().isVisible)
    assert close_list(page)
    qtbot.waitUntil(lambda: not combo.view().isVisible())
    assert not close_list(page)


def test_every_menu_over_the_window_is_closed(page: QWidget, qtbot: QtBot) -> None:
    menu = QMenu(page)
    menu.addAction("Salin")
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    close_popups(page)
    assert not menu.isVisible()
