from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from frontoffice.domain.complaint import Identity, Status
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.day.day_table import SUBJECT, DayColumn, DayTable
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
    table.show_lines(TODAY, register.days.read(TODAY).lines, supervising=True)
    return table


def cell(table: DayTable, row: int, column: DayColumn, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return table.data(table.index(row, column), role)


@pytest.mark.thorough
def test_the_table_keeps_the_rules_of_models(table: DayTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]


@pytest.mark.thorough
def test_lines_stand_in_the_order_of_their_numbers(table: DayTable) -> None:
    assert [cell(table, row, DayColumn.NO) for row in range(4)] == ["1", "2", "3", "4"]
    assert cell(table, 1, DayColumn.NUMBER) == "0002/PGD-L1/2026"


@pytest.mark.thorough
def test_the_date_of_receipt_is_told_only_when_it_is_another_day(table: DayTable) -> None:
    assert cell(table, 0, DayColumn.RECEIVED) == "10.32"
    assert cell(table, 1, DayColumn.RECEIVED) == "23-11"


@pytest.mark.thorough
def test_missing_papers_are_named_and_marked(table: DayTable) -> None:
    assert cell(table, 0, DayColumn.PAPERS) == "complete"
    assert cell(table, 1, DayColumn.PAPERS) == "missing: documents"
    assert not cell(table, 1, DayColumn.PAPERS, Qt.ItemDataRole.DecorationRole).isNull()


def test_a_line_without_a_paper_says_whether_it_waits_for_one(register: Register, table: DayTable) -> None:
    officer = a_signed_in(register, name="Budi")
    register.complaints.record(an_intake(channel="telephone"), officer, uuid4())
    table.show_lines(TODAY, register.days.read(TODAY).lines, supervising=True)
    assert [cell(table, row, DayColumn.RESI) for row in (0, 4)] == ["not printed", "no paper"]
    assert not cell(table, 0, DayColumn.RESI, Qt.ItemDataRole.DecorationRole).isNull()
    assert cell(table, 4, DayColumn.RESI, Qt.ItemDataRole.DecorationRole) is None


@pytest.mark.thorough
def test_a_cancelled_line_is_struck_through_and_says_so(table: DayTable) -> None:
    assert cell(table, 2, DayColumn.STATUS) == "CANCELLED"
    assert cell(table, 2, DayColumn.NAME, Qt.ItemDataRole.FontRole).strikeOut()
    assert not cell(table, 2, DayColumn.STATUS, Qt.ItemDataRole.DecorationRole).isNull()


def test_a_confidential_name_stays_hidden(table: DayTable) -> None:
    cells = [str(cell(table, 3, column)) for column in DayColumn]
    assert "Dirahasiakan" in cells
    assert not any("Nurhayati" in text or "0812" in text for text in cells)


@pytest.mark.thorough
def test_what_waits_for_the_supervisor_stands_out_to_the_supervisor_alone(table: DayTable, register: Register) -> None:
    assert cell(table, 1, DayColumn.STATUS) == "Filed late"
    assert cell(table, 1, DayColumn.NUMBER, Qt.ItemDataRole.FontRole).bold()
    assert not cell(table, 0, DayColumn.NUMBER, Qt.ItemDataRole.FontRole).bold()
    table.show_lines(TODAY, register.days.read(TODAY).lines, supervising=False)
    assert not cell(table, 1, DayColumn.NUMBER, Qt.ItemDataRole.FontRole).bold()


@pytest.mark.thorough
def test_a_late_filing_that_was_decided_shows_its_status_again(table: DayTable, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    register.handling.review(register.days.read(TODAY).lines[1].subject, "Dilanjutkan", supervisor, uuid4())
    table.show_lines(TODAY, register.days.read(TODAY).lines, supervising=True)
    assert cell(table, 1, DayColumn.STATUS) == "Reviewed (filed late)"
    assert cell(table, 1, DayColumn.STATUS, Qt.ItemDataRole.DecorationRole) is None
    assert not cell(table, 1, DayColumn.NUMBER, Qt.ItemDataRole.FontRole).bold()


@pytest.mark.thorough
def test_a_cell_tells_its_complaint_and_reads_aloud_with_its_heading(table: DayTable, register: Register) -> None:
    line = register.days.read(TODAY).lines[0]
    assert cell(table, 0, DayColumn.NO, SUBJECT) == line.subject
    assert table.row_of(line.subject) == 0
    assert table.row_of(uuid4()) == -1
    assert cell(table, 0, DayColumn.NAME, Qt.ItemDataRole.AccessibleTextRole) == "Complainant: Nurhayati binti Saleh"


@pytest.mark.thorough
def test_every_status_of_the_rules_has_a_word(table: DayTable, register: Register) -> None:
    line = register.days.read(TODAY).lines[0]
    for status in Status:
        table.show_lines(TODAY, (line._replace(status=status.value),), supervising=False)
        assert cell(table, 0, DayColumn.STATUS) not in ("", status.value)


@pytest.mark.thorough
def test_a_status_of_a_newer_program_is_shown_as_it_stands(table: DayTable, register: Register) -> None:
    line = register.days.read(TODAY).lines[0]._replace(status="audited")
    table.show_lines(TODAY, (line,), supervising=False)
    assert cell(table, 0, DayColumn.STATUS) == "audited"
