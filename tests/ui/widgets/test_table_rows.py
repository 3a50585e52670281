from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import table_rows


def test_the_chosen_row_stays_chosen_when_it_is_filled_anew(qtbot: QtBot) -> None:
    table = QTableWidget()
    qtbot.addWidget(table)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table_rows.name_fitting_columns(table, ("A", "B"), 1)
    received: list[bool] = []
    table.itemSelectionChanged.connect(lambda: received.append(True))
    rows = [(no, (str(no), "x")) for no in range(5)]
    table_rows.fill(table, rows, lambda value: value == 3)
    assert table_rows.current_value(table) == 3
    table_rows.fill(table, rows[:2], lambda value: value == 3)
    assert (table.rowCount(), table_rows.current_value(table), received) == (2, None, [])
    item = table.item(1, 1)
    assert item is not None
    assert (item.text(), item.toolTip()) == ("x", "x")


def test_a_row_is_chosen_while_the_keys_are_held_that_opened_the_page(qtbot: QtBot) -> None:
    table = QTableWidget()
    qtbot.addWidget(table)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table_rows.name_fitting_columns(table, ("A", "B"), 1)
    rows = [(no, (str(no), "x")) for no in range(5)]
    for held in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier):
        QTest.keyPress(table, Qt.Key.Key_F6, held)
        assert QGuiApplication.keyboardModifiers() == held
        table_rows.fill(table, rows, lambda value: value == 3)
        assert table_rows.current_value(table) == 3
        table_rows.choose(table, 1)
        assert [item.row() for item in table.selectedItems()] == [1, 1]
        QTest.keyRelease(table, Qt.Key.Key_F6)


def test_columns_are_named_and_as_wide_as_told(qtbot: QtBot) -> None:
    table = QTableWidget()
    qtbot.addWidget(table)
    table_rows.name_columns(table, ("A", "B"), {0: 30, 1: 10}, stretch=1)
    head = table.horizontalHeaderItem(0)
    assert head is not None
    assert head.text() == "A"
    assert table.columnWidth(0) > 20 * table.fontMetrics().averageCharWidth()


def test_a_fitting_column_follows_what_it_is_filled_with(qtbot: QtBot) -> None:
    table = QTableWidget()
    qtbot.addWidget(table)
    table_rows.name_fitting_columns(table, ("A", "B"), 1)
    table.show()
    widths = []
    for text in ("x", "long enough for three", "x"):
        table_rows.fill(table, [(0, (text, "")), (1, ("x", ""))])
        widths.append(table.columnWidth(0))
    assert widths[0] == widths[2] < widths[1]


def test_a_long_text_pushes_no_other_column_out_of_the_view(qtbot: QtBot) -> None:
    table = QTableWidget()
    qtbot.addWidget(table)
    table.setFixedWidth(600)
    table_rows.name_fitting_columns(table, ("A", "B", "C"), 2)
    table.show()
    long = "Raden Mas Haji Muhammad Zainuddin Abdul Madjid Kusumawardhana bin Abdurrahman, S.Sos., M.Si."
    table_rows.fill(table, [(1, (long, "Ya, sejak lama", "x"))])
    qtbot.waitUntil(lambda: table.columnWidth(0) > 200)
    whole = table.columnWidth(1)
    assert table.horizontalHeader().length() <= table.viewport().width()
    assert [table.columnWidth(column) >= table.sizeHintForColumn(column) for column in (1, 2)] == [True, True]
    table.setFixedWidth(1400)
    qtbot.waitUntil(lambda: table.columnWidth(0) >= table.sizeHintForColumn(0))
    assert table.columnWidth(1) == whole
    table.setFixedWidth(600)
    table_rows.fill(table, [(1, ("A", "Ya, sejak lama", "x"))])
    qtbot.waitUntil(lambda: table.columnWidth(0) < 100)
    assert table.columnWidth(2) > 300
