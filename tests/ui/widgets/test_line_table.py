from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.table_rows import LineTable


def test_it_has_a_row_for_each_line_and_names_its_columns(qtbot: QtBot) -> None:
    table = LineTable(("Number", "Name"))
    with qtbot.waitSignals([table.modelAboutToBeReset, table.modelReset]):
        table.show_lines(("a", "b", "c"))
    assert (table.rowCount(), table.columnCount()) == (3, 2)
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Name"
    assert table.headerData(1, Qt.Orientation.Vertical) is None
    assert table.rowCount(table.index(0, 0)) == 0
    assert table.fixed.family()
