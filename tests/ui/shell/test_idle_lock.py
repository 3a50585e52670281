"""How long nobody has touched keyboard or mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.main_window import IdleLock, seconds_since_boot
from tests.support.examples import OfficeClock


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    return field


@pytest.fixture
def idle(field: QLineEdit, clock: OfficeClock) -> IdleLock:
    idle = IdleLock(clock, 10, field)
    idle.restart()
    return idle


def reached(idle: IdleLock) -> bool:
    said: list[bool] = []
    idle.reached.connect(lambda: said.append(True))
    idle.check()
    return bool(said)


def test_it_is_reached_after_the_minutes_and_not_before(idle: IdleLock, clock: OfficeClock) -> None:
    clock.move(minutes=9, seconds=59)
    assert not reached(idle)
    clock.move(seconds=1)
    assert reached(idle)


def test_a_key_or_a_click_begins_the_count_anew(idle: IdleLock, field: QLineEdit, clock: OfficeClock) -> None:
    clock.move(minutes=9)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    clock.move(minutes=9)
    QTest.mouseClick(field.windowHandle(), Qt.MouseButton.LeftButton)
    clock.move(minutes=9)
    assert not reached(idle)
    assert field.text() == "a"


def test_it_can_be_begun_anew_by_hand(idle: IdleLock, clock: OfficeClock) -> None:
    clock.move(minutes=11)
    idle.restart()
    assert not reached(idle)


def test_zero_minutes_are_never_reached(idle: IdleLock, clock: OfficeClock) -> None:
    idle.minutes = 0
    clock.move(days=2)
    assert not reached(idle)


def test_it_goes_with_its_parent(clock: OfficeClock) -> None:
    parent = QObject()
    assert IdleLock(clock, 1, parent).parent() is parent


def test_a_key_that_is_a_shortcut_counts_and_does_nothing_where_it_came_too_late(
    idle: IdleLock, field: QLineEdit, clock: OfficeClock
) -> None:
    """Qt looks for the shortcut before anybody hears of the key."""
    done: list[str] = []
    QShortcut(QKeySequence("F9"), field).activated.connect(lambda: done.append("F9"))
    idle.reached.connect(lambda: done.append("locked"))
    for _ in range(2):
        clock.move(minutes=9)
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_F9)
    assert done == ["F9", "F9"]
    clock.move(hours=8)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_F9)
    assert done == ["F9", "F9", "locked"]
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_B)
    assert field.text() == "b"


def test_a_press_that_may_not_act_is_swallowed(idle: IdleLock, field: QLineEdit) -> None:
    asked: list[bool] = [True, False, True, True]
    idle.may_press = lambda: asked.pop(0)
    done: list[str] = []
    QShortcut(QKeySequence("F9"), field).activated.connect(lambda: done.append("F9"))
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_F9)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_F9)
    assert (done, asked) == (["F9"], [True, True])
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert (field.text(), asked) == ("a", [])


def test_a_touch_after_the_minutes_locks_and_is_swallowed(idle: IdleLock, field: QLineEdit, clock: OfficeClock) -> None:
    said: list[bool] = []
    idle.reached.connect(lambda: said.append(True))
    clock.move(hours=8)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert (said, field.text()) == ([True], "")
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_B)  # of whoever signs in next: nobody is here, nothing counts
    assert (said, field.text()) == ([True], "b")


def test_no_clock_that_is_set_back_and_none_that_stands_still_keeps_it_open(
    field: QLineEdit, clock: OfficeClock
) -> None:
    up = [0.0]
    idle = IdleLock(clock, 10, field, lambda: up[0])
    idle.restart()
    for _ in range(3):  # set back again and again: what the computer ran counts
        clock.move(hours=-5)
        up[0] += 200
        assert reached(idle) == (up[0] >= 600)
    idle.restart()
    clock.move(minutes=10)  # a machine that was suspended did not run
    assert reached(idle)
    idle.restart()
    up[0] += 599
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    up[0] += 599
    assert not reached(idle)


def test_the_seconds_since_boot_go_on_and_never_back() -> None:
    first = seconds_since_boot()
    assert 0 < first <= seconds_since_boot()


def test_a_window_that_was_opened_since_is_listened_to(
    idle: IdleLock, field: QLineEdit, clock: OfficeClock, qtbot: QtBot
) -> None:
    asked = QDialog(field)
    typed = QLineEdit(asked)
    with qtbot.waitActive(asked):
        asked.open()
    typed.setFocus()
    idle.check()  # as each second
    clock.move(minutes=9)
    QTest.keyClick(asked.windowHandle(), Qt.Key.Key_A)
    clock.move(minutes=9)
    assert not reached(idle)
    clock.move(hours=8)
    QTest.keyClick(asked.windowHandle(), Qt.Key.Key_B)
    assert typed.text() == "a"


def test_nothing_counts_while_nobody_is_here(idle: IdleLock, field: QLineEdit, clock: OfficeClock) -> None:
    idle.stop()
    clock.move(hours=8)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert not reached(idle)
    assert field.text() == "a"
