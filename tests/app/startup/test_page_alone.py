from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.startup import starting


def test_a_page_takes_the_place_of_the_one_before_in_one_window(qtbot: QtBot) -> None:
    first, second = QLabel("1"), QLabel("2")
    second.setWindowTitle("Second")
    window = starting.show(first, None)
    qtbot.addWidget(window)
    assert starting.show(second, window) is window
    assert window.centralWidget() is second
    assert window.windowTitle() == "Second"
    assert window.isVisible()


def test_a_screen_without_room_for_the_window_is_filled_by_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = starting.show(QLabel("1"), None)
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.isMaximized() == (room.width() < 1180 or room.height() < 720)
    monkeypatch.setattr(starting, "_SIZE", room + QSize(1, 0))
    assert starting.show(QLabel("2"), window).isMaximized()


def test_a_page_begins_where_it_wants_to_after_another_one(qtbot: QtBot) -> None:
    before = QPushButton("Restore")
    window = starting.show(before, None)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.activateWindow()
    before.setFocus()
    page = QWidget()
    column, (first, wanted) = QVBoxLayout(page), (QPushButton("Try again"), QLineEdit())
    for widget in (first, wanted):
        column.addWidget(widget)
    wanted.setFocus()
    starting.show(page, window)
    assert window.focusWidget() is wanted
