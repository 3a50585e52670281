from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from frontoffice.settings import Theme
from frontoffice.ui.box.box_page import OpeningTable, SheetTable, lay_out_openings
from frontoffice.ui.widgets import text_size, theme
from frontoffice.ui.widgets.table_rows import LineTable
from tests.support.box_minutes import FULL


def cells(table: LineTable, row: int) -> list[str]:
    return [table.data(table.index(row, column)) for column in range(table.columnCount())]


def test_a_sheet_says_its_number_or_why_it_is_void(qapp: QCoreApplication) -> None:
    table = SheetTable()
    table.show_lines(FULL.sheets)
    assert cells(table, 0) == ["1", "0061/PGD-L1/2026", "Suggestion"]
    assert cells(table, 2) == ["3", "", "Void: Lembar kosong"]


def test_an_opening_says_what_came_of_it(qapp: QCoreApplication) -> None:
    table = OpeningTable()
    table.show_lines((FULL,))
    assert cells(table, 0) == [
        *("Sel, 24 Nov 2026 10.22 WIB", "L1", "4", "1", "3"),
        *("0061/PGD-L1/2026 - 0062/PGD-L1/2026, 0064/PGD-L1/2026", "Siti Rahmawati", "003/BA-KS/L1/2026"),
    ]


@pytest.mark.parametrize("width", [1290, 900])
def test_where_letters_are_large_the_numbers_of_an_opening_are_read_without_scrolling(
    qapp: theme.Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(text_size, "desktop_points", lambda: 14)
    theme.apply(qapp, Theme.LIGHT)
    table, view = OpeningTable(), QTableView()
    qtbot.addWidget(view)
    view.setModel(table)
    lay_out_openings(view)
    view.resize(width, 300)
    view.show()
    header = view.horizontalHeader()
    assert header.length() <= view.viewport().width()
    assert view.columnWidth(5) >= header.fontMetrics().horizontalAdvance(table.names[5])
