from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.start_pages import AlreadyOpenBox


class First(QObject):
    answered = Signal()


def test_it_goes_once_the_first_window_has_answered(qtbot: QtBot) -> None:
    first = First()
    box = AlreadyOpenBox(first.answered)
    qtbot.addWidget(box)
    box.open()
    assert "open already" in box.text()
    first.answered.emit()
    assert not box.isVisible()
