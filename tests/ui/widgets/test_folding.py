from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import wrapped_layouts


def test_widths_are_those_of_the_items_beside_each_other_and_one_below_the_other(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    layout = QHBoxLayout(around)
    layout.setSpacing(12)
    assert wrapped_layouts.least_below(layout) == 0
    for width in (100, 250):
        one = QWidget()
        one.setMinimumWidth(width)
        layout.addWidget(one)
    assert (wrapped_layouts.least_beside(layout), wrapped_layouts.least_below(layout)) == (362, 250)
    wrapped_layouts.fold(layout, is_folded=True)
    assert layout.direction() is QBoxLayout.Direction.TopToBottom
    assert wrapped_layouts.least_beside(layout) == 362, "however they stand now"
    wrapped_layouts.fold(layout, is_folded=False)
    assert layout.direction() is QBoxLayout.Direction.LeftToRight


def test_a_page_folds_by_what_is_seen_of_it_not_by_what_it_asks_for(qtbot: QtBot) -> None:
    area, page = QScrollArea(widgetResizable=True), QWidget()
    qtbot.addWidget(area)
    layout = QHBoxLayout(page)
    for _ in range(2):
        one = QWidget()
        one.setMinimumWidth(300)
        layout.addWidget(one)
    wrapped_layouts.fold_where_narrow(page, [layout], 500)
    area.setWidget(page)
    area.resize(450, 300)
    area.show()
    qtbot.waitUntil(lambda: layout.direction() is QBoxLayout.Direction.TopToBottom)
    area.resize(700, 300)
    qtbot.waitUntil(lambda: layout.direction() is QBoxLayout.Direction.LeftToRight)


def test_a_button_shows_and_hides_what_is_behind_it(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    button, one = QPushButton(around), QWidget(around)
    button.setCheckable(True)
    one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    wrapped_layouts.fold_behind(button, one, first=one)
    with qtbot.waitActive(around):
        around.show()
    seen = [one.isVisible()]
    for _ in range(2):
        button.click()
        seen.append(one.isVisible() and one.hasFocus())
    assert seen == [False, True, False]


def test_of_some_folds_one_is_open_at_most(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    buttons = [QPushButton(around) for _ in range(3)]
    for button in buttons:
        button.setCheckable(True)
    wrapped_layouts.open_one_of(buttons)
    open_ones = []
    for place in (0, 2, 2):
        buttons[place].click()
        open_ones.append([button.isChecked() for button in buttons])
    assert open_ones == [[True, False, False], [False, False, True], [False, False, False]]
