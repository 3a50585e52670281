"""A line that tells something until it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.notice_line import NoticeLine


def test_it_goes_away_when_it_is_read(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = NoticeLine("The clock is <i>behind</i>.", page)
    page.show()
    assert line.text() == "The clock is <i>behind</i>."
    assert line.isVisible()
    QTest.mouseClick(line.read, Qt.MouseButton.LeftButton)
    assert not line.isVisible()


def test_what_is_offered_is_done_and_the_line_stays(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[bool] = []
    line = NoticeLine("The disk is full.", page, ("Close all the same", lambda: done.append(True)))
    page.show()
    assert line.offered is not None
    QTest.mouseClick(line.offered, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert line.isVisible()
