from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QScrollArea, QTableView
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import table_rows
from tests.support.in_front import in_front


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(3, 2, table))
    return table


def test_rows_are_32_high_and_columns_as_wide_as_told(table: QTableView) -> None:
    table_rows.rule(table, {0: 10, 1: 20})
    assert table.rowHeight(2) == table_rows.row_height()
    letter = table.fontMetrics().averageCharWidth()
    assert table.columnWidth(1) - table.columnWidth(0) == 10 * letter


def test_going_beyond_the_end_goes_to_the_end(table: QTableView) -> None:
    table_rows.go_to(table, 7)
    assert table.currentIndex().row() == 2
    table_rows.go_to(table, -4)
    assert table.currentIndex().row() == 0


def test_going_nowhere_in_an_empty_table_is_no_error(table: QTableView) -> None:
    table.setModel(QStandardItemModel(0, 2, table))
    table_rows.go_to(table, 1)
    assert not table.currentIndex().isValid()


def test_a_column_becomes_as_wide_as_its_longest_text_needs_and_never_narrower(table: QTableView) -> None:
    table_rows.rule(table, {0: 4})
    font = table.font()
    table_rows.make_room(table, 0, ["0001/PGD-L1/2026", "0001/PGD-LATIHAN/XII/2026"], font)
    wide = table.columnWidth(0)
    assert wide > QFontMetrics(font).horizontalAdvance("0001/PGD-LATIHAN/XII/2026")
    table_rows.make_room(table, 0, [], font)
    assert table.columnWidth(0) == wide


def test_the_page_follows_the_mark_of_a_table_that_is_higher_than_the_page(qtbot: QtBot) -> None:
    area, table = QScrollArea(), QTableView()
    table.setModel(QStandardItemModel(20, 1, table))
    table_rows.rule(table, {})
    table_rows.fit_height(table)
    table_rows.keep_mark_in_sight(table)
    area.setWidget(table)
    in_front(qtbot, area, 300, 3 * table_rows.row_height())
    table.setFocus()
    for row in (15, 2):
        table_rows.go_to(table, row)
        mark = table.visualRect(table.currentIndex())
        top = table.viewport().mapTo(area.viewport(), mark.topLeft()).y()
        assert 0 <= top <= area.viewport().height() - mark.height()
    where = area.verticalScrollBar().value()
    table.clearFocus()
    table_rows.go_to(table, 19)
    assert area.verticalScrollBar().value() == where
