from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.app.startup import page_alone


def test_a_page_takes_the_place_of_the_one_before_in_one_window(qtbot: QtBot) -> None:
    first, second = QLabel("1"), QLabel("2")
    second.setWindowTitle("Second")
    window = page_alone.show(first, None)
    qtbot.addWidget(window)
    assert page_alone.show(second, window) is window
    assert window.centralWidget() is second
    assert window.windowTitle() == "Second"
    assert window.isVisible()
