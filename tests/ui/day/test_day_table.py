from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.day.day_table import FIXED, SHARES, SUBJECT, DayColumn, DayTable
from tests.support.examples import TODAY, a_complainant, a_letter, a_signed_in, an_intake


@pytest.fixture
def table(register: Register, qapp: object) -> DayTable:
    officer = a_signed_in(register)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    register.complaints.record(an_intake(), officer, uuid4())
    register.complaints.record(a_letter(documents=False, service_date=date(2026, 10, 1)), officer, uuid4())
    cancelled = register.complaints.record(an_intake(description="<b>Dua</b>\nkali"), officer, uuid4()).complaint
    register.handling.cancel(cancelled.subject, "Tercatat dua kali", supervisor, uuid4())
    hidden = a_complainant(identity=Identity.CONFIDENTIAL)
    register.complaints.record(an_intake(complainant=hidden), officer, uuid4())
    table = DayTable()
    table.show_lines(TODAY, register.days.read(TODAY).lines)
    return table


def cell(table: DayTable, row: int, column: DayColumn, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return table.data(table.index(row, column), role)


@pytest.mark.thorough
def test_the_table_keeps_the_rules_of_models(table: DayTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]


@pytest.mark.thorough
def test_lines_stand_in_the_order_of_their_numbers(table: DayTable) -> None:
    assert [cell(table, row, DayColumn.NO) for row in range(4)] == ["0001", "0002", "0003", "0004"]
    assert cell(table, 1, DayColumn.NO, Qt.ItemDataRole.ToolTipRole) == "0002/PGD-L1/2026"


def test_every_column_has_its_name_and_its_width(table: DayTable) -> None:
    names = [table.headerData(column, Qt.Orientation.Horizontal) for column in DayColumn]
    assert names == ["No.", "Received", "Kind, channel", "Complainant", "Description", "Answer due", "Signs"]
    assert {*FIXED, *SHARES, DayColumn.SUMMARY} == set(DayColumn)


def test_a_sign_stands_for_each_thing_that_is_to_be_seen_and_reads_aloud(table: DayTable) -> None:
    words = [cell(table, row, DayColumn.SIGNS, Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert words == [
        "Signs: resi not printed",
        "Signs: Filed late, missing: documents, resi not printed",
        "Signs: CANCELLED",
        "Signs: resi not printed",
    ]
    widths = [cell(table, row, DayColumn.SIGNS, Qt.ItemDataRole.DecorationRole).width() for row in range(3)]
    assert widths[1] > widths[0] == widths[2]
    assert cell(table, 1, DayColumn.SIGNS) is None


def test_a_line_that_asks_for_nothing_has_no_sign(table: DayTable, register: Register) -> None:
    register.complaints.record(an_intake(channel="telephone"), a_signed_in(register, name="Budi"), uuid4())
    table.show_lines(TODAY, register.days.read(TODAY).lines)
    assert cell(table, 4, DayColumn.SIGNS, Qt.ItemDataRole.DecorationRole) is None


@pytest.mark.thorough
def test_what_came_after_the_closing_has_a_sign(table: DayTable, register: Register) -> None:
    lines = register.days.read(TODAY).lines
    table.show_lines(TODAY, lines, {lines[3].subject})
    words = cell(table, 3, DayColumn.SIGNS, Qt.ItemDataRole.ToolTipRole)
    assert words == "resi not printed, after the page was closed"


@pytest.mark.thorough
def test_a_cancelled_line_is_struck_through(table: DayTable) -> None:
    assert cell(table, 2, DayColumn.NAME, Qt.ItemDataRole.FontRole).strikeOut()
    assert cell(table, 2, DayColumn.NO, Qt.ItemDataRole.FontRole).strikeOut()
    assert cell(table, 1, DayColumn.NAME, Qt.ItemDataRole.FontRole) is None


def test_a_confidential_name_stays_hidden(table: DayTable) -> None:
    cells = [str(cell(table, 3, column)) for column in DayColumn]
    assert "Dirahasiakan" in cells
    assert not any("Nurhayati" in text or "0812" in text for text in cells)


@pytest.mark.thorough
def test_a_cell_names_its_complaint_and_reads_aloud_with_its_heading(table: DayTable, register: Register) -> None:
    line = register.days.read(TODAY).lines[0]
    assert cell(table, 0, DayColumn.NO, SUBJECT) == line.subject
    assert table.row_of(line.subject) == 0
    assert table.row_of(uuid4()) == -1
    assert cell(table, 0, DayColumn.NAME, Qt.ItemDataRole.AccessibleTextRole) == "Complainant: Nurhayati binti Saleh"
    assert cell(table, 0, DayColumn.DUE, Qt.ItemDataRole.AccessibleTextRole) == "Answer due: Sen, 14 Des 2026"


@pytest.mark.thorough
def test_the_longest_text_of_a_column_gives_its_width(table: DayTable, register: Register) -> None:
    lines = register.days.read(TODAY).lines
    assert len(table.longest(DayColumn.NO)) == 4
    table.show_lines(TODAY, (*lines, lines[0]._replace(no=12_345)))
    assert table.longest(DayColumn.NO) == "12345"
    assert table.longest(DayColumn.TIME) == "Received"
