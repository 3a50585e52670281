from __future__ import annotations

from datetime import date
from uuid import uuid4

from PySide6.QtWidgets import QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar.working_days import DueDate
from frontoffice.domain.cases.deadlines import DueDateMove
from frontoffice.domain.limits import Target
from frontoffice.ui.admin.calendar_page import DueDateChangesTable


def test_old_and_new_dates_stand_side_by_side_and_what_is_provisional_says_so(qtbot: QtBot) -> None:
    table, title = QTableWidget(), QLabel()
    qtbot.addWidget(table)
    qtbot.addWidget(title)
    moves = DueDateChangesTable(table, title)
    move = DueDateMove(
        uuid4(),
        "0001/PGD-L1/2026",
        date(2026, 11, 24),
        2,
        DueDate(date(2026, 12, 14), False, "a"),
        DueDate(date(2026, 12, 11), True, "b"),
        Target(date(2026, 11, 24), "15.30"),
        Target(date(2026, 11, 25), "08.00"),
    )
    moves.show_moved_dates([move])
    assert "1 " in title.text()
    assert "earlier" in title.text()
    rows = [[cell.text() for column in range(4) if (cell := table.item(row, column))] for row in range(2)]
    assert rows == [
        ["0001/PGD-L1/2026", "Sen, 14 Des 2026", "Jum, 11 Des 2026 (provisional)", "Answer due"],
        ["0001/PGD-L1/2026", "Sel, 24 Nov 2026 15.30", "Rab, 25 Nov 2026 08.00", "Target, cycle 2"],
    ]
    moves.show_none("Nothing is changed.")
    assert (table.rowCount(), title.text()) == (0, "Nothing is changed.")
