"""The order of what stands in a widget: as its layouts show it, and as Tab goes through it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import reading_order
from tests.support.in_front import in_front, reading


def a_line(name: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setObjectName(name)
    return line


def a_page() -> QWidget:
    """Made from its last field to its first; the second one scrolls."""
    page = reading(QWidget)()
    column = QVBoxLayout(page)
    foot, middle = a_line("foot", page), QScrollArea(page, widgetResizable=True)
    middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    row = QHBoxLayout(inside)
    right, left = a_line("right", inside), a_line("left", inside)
    row.addWidget(left)
    row.addWidget(right)
    middle.setWidget(inside)
    label, head = QLabel("Head", page), a_line("head", page)
    lines = QVBoxLayout()
    lines.addWidget(label)
    lines.addWidget(head)
    column.addLayout(lines)
    column.addWidget(middle)
    column.addWidget(foot)
    return page


def tabbed(page: QWidget, key: Qt.Key, times: int) -> list[str]:
    found = []
    for _ in range(times):
        QTest.keyClick(page.focusWidget() or page, key)
        here = page.focusWidget()
        assert here is not None
        found.append(here.objectName())
    return found


def test_children_come_into_the_order_of_their_layouts_and_a_label_stays_before_its_field(qtbot: QtBot) -> None:
    page = a_page()
    qtbot.addWidget(page)
    reading_order.arrange(page)
    read = QAccessible.queryAccessibleInterface(page)
    found = [read.child(place).object() for place in range(read.childCount())]
    assert [type(one).__name__ for one in found] == ["QLabel", "QLineEdit", "QScrollArea", "QLineEdit"]
    assert [line.objectName() for line in page.findChildren(QLineEdit)] == ["head", "left", "right", "foot"]


def test_what_stands_in_no_layout_goes_with_what_follows_it(qtbot: QtBot) -> None:
    page = a_page()
    qtbot.addWidget(page)
    foot = page.findChildren(QLineEdit)[0]
    beside = QLabel("beside", page)
    reading_order.arrange(page)
    assert page.children().index(beside) > page.children().index(foot)
    before = page.children()
    reading_order.arrange(page)
    assert page.children() == before


def test_tab_goes_round_in_that_order_and_back(qtbot: QtBot) -> None:
    page = a_page()
    reading_order.arrange(page)
    in_front(qtbot, page)
    assert tabbed(page, Qt.Key.Key_Tab, 5) == ["head", "left", "right", "foot", "head"]
    assert tabbed(page, Qt.Key.Key_Backtab, 2) == ["foot", "right"]


def test_tab_passes_what_is_hidden_or_disabled_and_stays_where_nothing_else_is(qtbot: QtBot) -> None:
    page = a_page()
    reading_order.arrange(page)
    in_front(qtbot, page)
    head, left, right, foot = page.findChildren(QLineEdit)
    left.setEnabled(False)
    right.hide()
    assert tabbed(page, Qt.Key.Key_Tab, 3) == ["head", "foot", "head"]
    foot.setEnabled(False)
    assert not reading_order.focus_next(page, forward=True)
    assert head.hasFocus()


def test_from_what_was_just_disabled_it_goes_on_with_what_follows(qtbot: QtBot) -> None:
    page = a_page()
    reading_order.arrange(page)
    in_front(qtbot, page)
    _head, left, right, _foot = page.findChildren(QLineEdit)
    left.setFocus()
    right.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    right.setFocus()
    assert tabbed(page, Qt.Key.Key_Tab, 1) == ["foot"]
