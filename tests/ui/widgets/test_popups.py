"""Lists and menus over a page are closed one at a time by Esc, and all of them by the lock."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.settings import Theme
from frontoffice.ui.widgets import theme
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


@pytest.mark.parametrize("count", [2, 3, 9])
def test_a_list_of_few_choices_opens_beneath_its_field_as_high_as_all_of_them(
    page: QWidget, qtbot: QtBot, qapp: theme.Application, count: int
) -> None:
    theme.apply(qapp, Theme.LIGHT)
    try:
        combo = QComboBox(page)
        combo.addItems([str(number) for number in range(count)])
        combo.show()
        combo.showPopup()
        qtbot.waitUntil(combo.view().isVisible)
        last = combo.view().visualRect(combo.model().index(count - 1, 0))
        assert last.bottom() < combo.view().viewport().height()
        assert combo.view().window().y() >= combo.mapToGlobal(combo.rect().bottomLeft()).y()
        combo.hidePopup()
    finally:
        qapp.setStyleSheet("")
