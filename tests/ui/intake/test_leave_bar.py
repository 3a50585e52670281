from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.ui.intake.leave_bar import LeaveBar


@pytest.fixture
def bar(qtbot: QtBot) -> LeaveBar:
    bar = LeaveBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    bar.ask()
    return bar


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Return, "kept"), (Qt.Key.Key_Delete, "dropped")],
)
def test_a_key_answers_and_the_question_is_gone(bar: LeaveBar, qtbot: QtBot, key: Qt.Key, answer: str) -> None:
    with qtbot.waitSignal(getattr(bar, answer)):
        QTest.keyClick(bar.focusWidget(), key)
    assert not bar.isVisible()


def test_confirmed_it_keeps_a_draft(bar: LeaveBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.kept):
        bar.confirm()
    assert not bar.isVisible()


def test_going_on_writing_is_an_answer_too(bar: LeaveBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.stayed):
        bar.ask_back.click()
    assert not bar.isVisible()


def test_nobody_asks_before_it_is_needed(qtbot: QtBot) -> None:
    bar = LeaveBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()
