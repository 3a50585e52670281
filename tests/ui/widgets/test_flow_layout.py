from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.wrapped_layouts import FlowLayout


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget, gap=4)
    for _ in range(6):
        button = QPushButton()
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    return widget


def places(row: QWidget) -> list[tuple[int, int]]:
    return [(button.x(), button.y()) for button in row.findChildren(QPushButton)]


def test_what_fits_stands_in_one_line(row: QWidget) -> None:
    row.resize(620, 30)
    row.show()
    assert {y for _, y in places(row)} == {0}
    assert places(row)[5] == (520, 0)


def test_what_does_not_fit_goes_on_in_the_next_line(row: QWidget) -> None:
    row.resize(320, 100)
    row.show()
    assert places(row)[2:4] == [(208, 0), (0, 34)]


def test_the_height_follows_from_the_width(row: QWidget) -> None:
    assert [row.heightForWidth(width) for width in (620, 320, 100)] == [30, 64, 6 * 30 + 5 * 4]


def test_the_narrowest_is_one_item(row: QWidget) -> None:
    assert row.minimumSizeHint().width() == 100


def test_an_item_that_was_taken_out_leaves_no_gap(row: QWidget) -> None:
    flow = row.layout()
    assert flow is not None
    first = row.findChildren(QPushButton)[0]
    flow.removeWidget(first)
    first.hide()
    row.resize(620, 30)
    row.show()
    assert flow.count() == 5
    assert places(row)[1] == (0, 0)


def test_a_lower_item_stands_in_the_middle_of_its_line(row: QWidget) -> None:
    row.findChildren(QPushButton)[1].setFixedSize(100, 20)
    row.resize(320, 100)
    row.show()
    assert places(row)[:4] == [(0, 0), (104, 5), (208, 0), (0, 34)]
