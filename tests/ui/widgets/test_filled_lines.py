"""Parts share the width of their line, and go on in the next one where it ends."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import text_size
from frontoffice.ui.widgets.wrapped_layouts import EvenCells, FilledLines, LinePart, wrap_rows


def part(width: int) -> QLabel:
    label = QLabel()
    label.setFixedHeight(20)
    label.setMinimumWidth(width)
    return label


def field(height: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    inner = QLabel()
    inner.setFixedHeight(height)
    column.addWidget(inner)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that leaves the size of what is in it alone."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def places(window: QWidget, parts: list[LinePart], width: int) -> list[tuple[int, int, int]]:
    lines = FilledLines(parts, window)
    lines.resize(width, lines.heightForWidth(width))
    lines.show()
    return [(one.widget.x(), one.widget.y(), one.widget.width()) for one in parts]


def test_a_line_is_filled_by_the_shares_of_its_parts(window: QWidget) -> None:
    parts = [LinePart(part(100), stretch=1), LinePart(part(40)), LinePart(part(100), stretch=3)]
    assert places(window, parts, 656) == [(0, 0, 200), (208, 0, 40), (256, 0, 400)]


def test_what_does_not_fit_goes_on_in_the_next_line_and_fills_that(window: QWidget) -> None:
    parts = [LinePart(part(100), stretch=1), LinePart(part(40), least=90, stretch=1), LinePart(part(100), stretch=1)]
    assert places(window, parts, 250) == [(0, 0, 126), (134, 0, 116), (0, 28, 250)]


def test_the_least_width_follows_the_size_of_text(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_size, "factor", lambda: 1.5)
    parts = [LinePart(part(10), least=100), LinePart(part(10), least=100)]
    assert places(window, parts, 307) == [(0, 0, 150), (0, 28, 150)]


def test_it_may_be_as_narrow_as_its_widest_part_needs(window: QWidget) -> None:
    lines = FilledLines([LinePart(part(100), least=300), LinePart(part(120))], window)
    assert lines.minimumSizeHint().width() == 120


def test_fields_stand_level_whatever_is_written_beneath_one_of_them(window: QWidget) -> None:
    low, high = field(20), field(60)
    places(window, [LinePart(low), LinePart(high)], 300)
    assert (low.y(), low.height(), high.height()) == (0, 20, 60)


def test_a_row_of_a_form_goes_on_where_it_ends_and_its_text_has_what_is_left(window: QWidget) -> None:
    column, row = QVBoxLayout(window), QHBoxLayout()
    row.setObjectName("buttons")
    column.addLayout(row)
    title, first, second = parts = [part(60), part(100), part(100)]
    row.addWidget(title)
    row.addStretch(1)
    row.addWidget(first)
    row.addWidget(second)
    column.addStretch(1)
    column.setContentsMargins(0, 0, 0, 0)
    wrap_rows(window, "buttons")
    for width, lines in ((400, 1), (200, 2)):
        window.resize(width, 200)
        QTest.qWait(0)
        assert len({one.y() for one in parts}) == lines, width
        assert all(one.geometry().right() < width for one in parts)
    window.resize(400, 200)
    QTest.qWait(0)
    assert title.width() > 60
    assert (first.width(), second.width()) == (100, 100)


def test_even_cells_stand_in_columns_of_one_width_as_many_as_there_is_room_for(window: QWidget) -> None:
    cells = [part(40) for _ in range(5)]
    even = EvenCells(cells, 3, 100, window)
    even.show()
    cells[1].hide()
    for width, places in ((316, [(0, 0), (108, 0), (216, 0), (0, 28)]), (210, [(0, 0), (109, 0), (0, 28), (109, 28)])):
        even.resize(width, even.heightForWidth(width))
        even.layout().activate()  # type: ignore[union-attr]
        assert [(one.x(), one.y()) for one in cells if one.isVisible()] == places
        assert len({one.width() for one in cells if one.isVisible()}) == 1
