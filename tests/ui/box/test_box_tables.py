from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.ui.box.box_tables import OpeningTable, SheetTable
from frontoffice.ui.widgets.line_table import LineTable
from tests.documents.counter_papers.test_box_minutes import FULL


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
