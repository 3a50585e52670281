from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from frontoffice.register.queries.search import SearchResult
from frontoffice.ui.search.found_table import FoundTable, SearchColumn

FOUND = SearchResult(
    uuid4(), "0001/PGD-L1/2026", "2026-11-24", "Budi", "Izin", "Uraian", "reviewed", "complaint", "Bambang", "Tim Izin"
)


def test_each_column_has_what_its_head_says(qtbot: QtBot) -> None:
    table = FoundTable()
    table.show_lines((FOUND,))
    cells = {
        table.headerData(column, Qt.Orientation.Horizontal): table.data(table.index(0, column))
        for column in SearchColumn
    }
    assert cells == {
        "Number": "0001/PGD-L1/2026",
        "Recorded": "24-11-2026",
        "Kind": "Complaint",
        "Complainant": "Budi",
        "Description": "Uraian",
        "Service": "Izin",
        "In charge": "Bambang",
        "Status": "Reviewed",
    }


def test_where_nobody_has_it_by_name_its_team_is_in_charge(qtbot: QtBot) -> None:
    table = FoundTable()
    table.show_lines((FOUND._replace(assignee=""), FOUND._replace(assignee="", team="")))
    assert [table.data(table.index(row, SearchColumn.WHO)) for row in (0, 1)] == ["team: Tim Izin", ""]


def test_a_cancelled_one_is_struck_out_but_for_its_status(qtbot: QtBot) -> None:
    table = FoundTable()
    table.show_lines((FOUND._replace(status="cancelled"),))
    fonts = {column: table.data(table.index(0, column), Qt.ItemDataRole.FontRole) for column in SearchColumn}
    assert [column for column, font in fonts.items() if not font.strikeOut()] == [SearchColumn.STATUS]
