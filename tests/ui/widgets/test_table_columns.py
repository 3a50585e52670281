from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import table_columns


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(3, 2, table))
    return table


def test_rows_are_32_high_and_columns_as_wide_as_told(table: QTableView) -> None:
    table_columns.rule(table, {0: 10, 1: 20})
    assert table.rowHeight(2) == table_columns.ROW_HEIGHT
    letter = table.fontMetrics().averageCharWidth()
    assert table.columnWidth(1) - table.columnWidth(0) == 10 * letter


def test_going_beyond_the_end_goes_to_the_end(table: QTableView) -> None:
    table_columns.go_to(table, 7)
    assert table.currentIndex().row() == 2
    table_columns.go_to(table, -4)
    assert table.currentIndex().row() == 0


def test_going_nowhere_in_an_empty_table_is_no_error(table: QTableView) -> None:
    table.setModel(QStandardItemModel(0, 2, table))
    table_columns.go_to(table, 1)
    assert not table.currentIndex().isValid()


def test_a_column_becomes_as_wide_as_its_longest_text_needs_and_never_narrower(table: QTableView) -> None:
    table_columns.rule(table, {0: 4})
    font = table.font()
    table_columns.make_room(table, 0, ["0001/PGD-L1/2026", "0001/PGD-LATIHAN/XII/2026"], font)
    wide = table.columnWidth(0)
    assert wide > QFontMetrics(font).horizontalAdvance("0001/PGD-LATIHAN/XII/2026")
    table_columns.make_room(table, 0, [], font)
    assert table.columnWidth(0) == wide
