"""One line of what presses, each by its key, until it is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.morning_strip import MOST_ITEMS, MorningItem, MorningStrip

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ITEMS = (
    MorningItem("late", "Late 9", "late"),
    MorningItem("today", "Due today 2", "soon"),
    MorningItem("mine", "4 & 5"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 300)
    return made


@pytest.fixture
def strip(window: QWidget, qtbot: QtBot) -> MorningStrip:
    shown = MorningStrip(window)
    column = QVBoxLayout(window)
    column.addWidget(shown)
    column.addStretch(1)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return shown


def test_without_anything_that_presses_there_is_no_strip(strip: MorningStrip) -> None:
    assert strip.isHidden()
    strip.show_items(ITEMS)
    assert not strip.isHidden()
    strip.show_items(())
    assert strip.isHidden()


def test_each_item_has_its_number_and_its_key(strip: MorningStrip, qtbot: QtBot) -> None:
    strip.show_items(ITEMS)
    shown = [button for button in strip.buttons if not button.isHidden()]
    assert [button.text() for button in shown] == ["① Late 9", "② Due today 2", "③ 4 && 5"]
    with qtbot.waitSignal(strip.asked) as asked:
        QTest.keyClick(strip, Qt.Key.Key_2, HELD)
    assert asked.args == ["today"]


def test_a_key_without_an_item_asks_for_nothing(strip: MorningStrip, qtbot: QtBot) -> None:
    strip.show_items(ITEMS)
    with qtbot.assertNotEmitted(strip.asked):
        QTest.keyClick(strip, Qt.Key.Key_9, HELD)


def test_its_button_says_that_it_was_read(strip: MorningStrip, qtbot: QtBot) -> None:
    strip.show_items(ITEMS)
    with qtbot.waitSignal(strip.read):
        QTest.mouseClick(strip.read_button, Qt.MouseButton.LeftButton)


def test_behind_something_worse_it_has_no_height_and_its_keys_all_the_same(strip: MorningStrip, qtbot: QtBot) -> None:
    strip.show_items(ITEMS)
    strip.show_behind(is_behind=True)
    QTest.qWait(0)
    assert strip.height() == 0
    assert not any(button.isVisible() for button in strip.buttons)
    with qtbot.waitSignal(strip.asked) as asked:
        QTest.keyClick(strip, Qt.Key.Key_2, HELD)
    assert asked.args == ["today"]
    strip.show_behind(is_behind=False)
    assert strip.buttons[0].isVisible()


def test_it_says_how_many_notices_stand_behind_it(strip: MorningStrip) -> None:
    strip.show_items(ITEMS)
    assert strip.more.isHidden()
    strip.show_among(3, "+3 · Read (Shift+F1)", is_folded=True)
    assert strip.more.text() == "+3 · Read (Shift+F1)"
    assert strip.more.isVisible()


def test_where_the_line_ends_the_most_pressing_are_seen_and_all_have_their_keys(
    strip: MorningStrip, window: QWidget, qtbot: QtBot
) -> None:
    many = [MorningItem(str(place), "Waiting for somebody 48") for place in range(MOST_ITEMS)]
    strip.show_items(many)
    height = strip.height()
    key = strip.buttons[-1].sizeHint().width()  # letters are wider on some desktops: the room is given in keys
    window.resize(window.width() - strip.understood.x() + strip.buttons[0].x() + 5 * key, 300)
    shown = [button for button in strip.buttons if not button.isHidden()]
    assert 0 < len(shown) < MOST_ITEMS
    assert shown == strip.buttons[: len(shown)]
    assert strip.height() == height
    with qtbot.waitSignal(strip.asked) as asked:
        QTest.keyClick(strip, Qt.Key.Key_9, HELD)
    assert asked.args == ["8"]
    window.resize(3000, 300)
    assert not any(button.isHidden() for button in strip.buttons)


def test_what_has_no_room_for_its_words_has_its_key_in_sight_and_its_words_beside_it(
    strip: MorningStrip, window: QWidget
) -> None:
    strip.show_items(ITEMS)
    QTest.qWait(0)
    spare = strip.understood.x() - strip.buttons[2].geometry().right()
    window.resize(window.width() - spare - 1, 300)
    assert [button.text() for button in strip.buttons[:3]] == ["① Late 9", "② Due today 2", "③"]
    assert strip.buttons[2].isVisible()
    assert strip.buttons[2].toolTip() == "4 & 5, Ctrl+Shift+3"
    window.resize(1366, 300)
    assert strip.buttons[2].text() == "③ 4 && 5"


def test_where_not_even_the_first_has_room_for_its_words_the_keys_are_in_sight(
    strip: MorningStrip, window: QWidget
) -> None:
    strip.show_items([MorningItem("late", "Late " * 40), *ITEMS])
    assert [button.text() for button in strip.buttons[:4]] == ["①", "②", "③", "④"]
    assert all(button.isVisible() for button in strip.buttons[:4])
    assert not any(button.isVisible() for button in strip.buttons[4:])


def test_no_more_are_shown_than_have_a_key(strip: MorningStrip) -> None:
    strip.show_items([MorningItem(str(place), "x") for place in range(12)])
    assert len(strip.items) == MOST_ITEMS


def test_a_late_item_is_told_by_its_state_too(strip: MorningStrip) -> None:
    strip.show_items(ITEMS)
    assert [button.property("state") for button in strip.buttons[:3]] == ["late", "soon", ""]
