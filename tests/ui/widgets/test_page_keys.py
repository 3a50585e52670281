"""One table of keys makes a page's shortcuts; what the tables of the pages say is held by tests/test_keys.py."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, keys_of, rows_of


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    around = QVBoxLayout(page)
    for kind, name in ((QPushButton, "press"), (QLineEdit, "note")):
        widget = kind(page)
        widget.setObjectName(name)
        around.addWidget(widget)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_a_key_holds_on_the_whole_page_or_in_its_widget_only(page: QWidget) -> None:
    pressed: list[str] = []
    keys = (PageKey("Ctrl+F", "find"), PageKey("Down", "leave", within="note"))
    bind_keys(page, keys, {"find": lambda: pressed.append("find"), "leave": lambda: pressed.append("leave")})
    note, button = page.findChild(QLineEdit), page.findChild(QPushButton)
    assert note is not None
    assert button is not None
    for widget in (button, note):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Down)
    assert pressed == ["find", "find", "leave"]


def test_a_key_without_an_action_or_an_action_without_a_key_is_an_error(page: QWidget) -> None:
    with pytest.raises(KeyError):
        bind_keys(page, [PageKey("Y", "whole")], {})
    with pytest.raises(ValueError, match="broken"):
        bind_keys(page, [PageKey("Y", "whole")], {"whole": page.close, "broken": page.close})


def test_the_keys_of_an_action_come_in_the_order_of_the_table() -> None:
    assert keys_of(COMPLAINT_KEYS, "step") == tuple(f"Alt+{digit}" for digit in "123456789")


def test_a_part_of_a_page_binds_its_own_rows(page: QWidget) -> None:
    pressed: list[str] = []
    page.setObjectName("part")
    keys = (PageKey("F9", "save", within="part"), PageKey("F7", "show_drafts"))
    (made,) = bind_keys(page, rows_of(keys, ("save",)), {"save": lambda: pressed.append("save")}, repeats=False)
    assert (made.parent(), made.autoRepeat()) == (page, False)
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert pressed == ["save"]


def test_a_key_of_the_page_holds_while_the_focus_is_beside_it_and_it_is_seen(page: QWidget) -> None:
    pressed: list[str] = []
    note, button = page.findChild(QLineEdit), page.findChild(QPushButton)
    assert note is not None
    assert button is not None
    keys = (PageKey("F9", "save"), PageKey("F7", "drafts", within="note"))
    bind_keys(page, keys[1:], {"drafts": lambda: pressed.append("drafts")})
    bind_keys(note, keys[:1], {"save": lambda: pressed.append("save")})
    button.setFocus()
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F7):
        QTest.keyClick(button, key)
    assert pressed == ["save"]
    note.hide()
    QTest.keyClick(button, Qt.Key.Key_F9)
    assert pressed == ["save"]


def test_a_key_of_the_page_leaves_the_menu_over_it_alone(page: QWidget, qtbot: QtBot) -> None:
    pressed: list[str] = []
    bind_keys(page, (PageKey("6", "step"),), {"step": lambda: pressed.append("step")})
    menu = QMenu(page)
    menu.addAction("&6 Letter").triggered.connect(lambda: pressed.append("letter"))
    menu.popup(page.mapToGlobal(page.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_6)
    assert pressed == ["letter"]


def test_what_writes_down_is_done_once_however_long_its_key_is_held(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    keys = (PageKey("F9", "save"), PageKey("Ctrl+P", "print"), PageKey("Ctrl+Shift+P", "print"), PageKey("Up", "up"))
    made = bind_keys(page, keys, dict.fromkeys(("save", "print", "up"), lambda: None))
    assert [one.autoRepeat() for one in made] == [False, False, False, True]
