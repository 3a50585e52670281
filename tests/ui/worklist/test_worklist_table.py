from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.worklist.worklist_table import WIDTHS, WorklistColumn, WorkTable
from tests.support.examples import OfficeClock, an_intake, an_officer


def cells(register: Register) -> list[str]:
    table = WorkTable()
    table.show_list(register.worklist.read(an_officer(Role.SUPERVISOR)), register.unit.office())
    return [str(table.data(table.index(0, column), Qt.ItemDataRole.DisplayRole)) for column in WorklistColumn]


def test_a_line_says_what_is_left_and_whose_step_is_next(qtbot: QtBot, register: Register, clock: OfficeClock) -> None:
    complaint = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
    found = cells(register)
    assert found[WorklistColumn.NUMBER] == complaint.number_text
    assert found[WorklistColumn.NEXT] == "Review"
    assert "day(s) left" in found[WorklistColumn.LEFT]
    clock.move(days=30)
    assert "late" in cells(register)[WorklistColumn.LEFT]


def test_every_column_has_a_width() -> None:
    assert set(WIDTHS) == set(WorklistColumn)
