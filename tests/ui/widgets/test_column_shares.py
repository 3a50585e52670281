from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.table_rows import ColumnShares


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    table = QTableView()
    table.setModel(QStandardItemModel(3, 4, table))
    table.verticalHeader().hide()
    qtbot.addWidget(table)
    table.show()
    return table


def resized(qtbot: QtBot, table: QTableView, width: int) -> list[int]:
    table.resize(width, 300)
    qtbot.waitUntil(lambda: table.width() == width)
    widths = [table.columnWidth(column) for column in range(table.model().columnCount())]
    assert sum(widths) == table.viewport().width()
    return widths


def test_every_width_is_divided_and_the_fixed_column_keeps_its_own(qtbot: QtBot, table: QTableView) -> None:
    table.model().removeColumn(3)
    shares = ColumnShares(table, (0,), {1: (0.5, 10)}, rest=2)
    shares.give_room(0, "16 Des")
    shares.fill()
    narrow, wide = resized(qtbot, table, 420), resized(qtbot, table, 1366)
    assert narrow[0] == wide[0] >= table.fontMetrics().horizontalAdvance("16 Des") + 22
    assert narrow[1] <= wide[1] == 10 * table.fontMetrics().averageCharWidth() + 20  # no more than it needs
    assert wide[2] > narrow[2]


def test_a_column_gives_way_while_what_is_left_is_not_readable(qtbot: QtBot, table: QTableView) -> None:
    shares = ColumnShares(table, (0, 1), {3: (0.4, 30)}, rest=2, giving_way=(3,))
    shares.give_room(0, "0001/PGD-L1/2026")
    shares.give_room(1, "16 Des", beside=20)
    shares.fill()
    resized(qtbot, table, 1366)
    assert not table.isColumnHidden(3)
    resized(qtbot, table, 340)
    assert table.isColumnHidden(3)
    resized(qtbot, table, 1366)
    assert not table.isColumnHidden(3)


def test_larger_text_has_more_room(qtbot: QtBot, table: QTableView) -> None:
    shares = ColumnShares(table, (0,), {}, rest=2)
    shares.give_room(0, "4 Jan 2027 13.32*")
    shares.fill()
    before, font = table.columnWidth(0), table.font()
    font.setPointSizeF(2 * font.pointSizeF())
    table.setFont(font)
    shares.fill()
    assert table.columnWidth(0) >= before + table.fontMetrics().horizontalAdvance("4 Jan 2027 13.32*") // 2 - 1


def test_a_shared_column_has_the_room_of_its_heading(qtbot: QtBot, table: QTableView) -> None:
    model = table.model()
    for column, name in enumerate(("No.", "Jenis, kanal", "Uraian", "Penanggung jawab")):
        model.setHeaderData(column, Qt.Orientation.Horizontal, name)
    shares = ColumnShares(table, (0,), {1: (0.2, 24), 3: (0.2, 20)}, rest=2, giving_way=(3,))
    head = table.horizontalHeader()
    for width in (1366, 560, 420):
        resized(qtbot, table, width)
        shares.fill()
        shown = [column for column in (0, 1, 3) if not table.isColumnHidden(column)]
        names = {column: str(model.headerData(column, Qt.Orientation.Horizontal)) for column in shown}
        assert [
            name for column, name in names.items() if head.sectionSize(column) < head.sectionSizeHint(column)
        ] == [], width


def test_a_heading_in_the_bold_letters_of_the_style_is_whole(qtbot: QtBot, table: QTableView) -> None:
    name = "Penanggung jawab"
    table.setStyleSheet("QHeaderView::section { font-weight: 600; padding: 4px 8px; }")
    table.model().setHeaderData(3, Qt.Orientation.Horizontal, name)
    shares = ColumnShares(table, (0,), {1: (0.2, 24), 3: (0.2, 1)}, rest=2)
    shares.fill()
    resized(qtbot, table, 1366)
    bold = QFont(table.horizontalHeader().font())
    bold.setBold(True)
    assert table.columnWidth(3) >= QFontMetrics(bold).horizontalAdvance(name) + 16
