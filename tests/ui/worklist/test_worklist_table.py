from __future__ import annotations

import dataclasses
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from frontoffice.domain.absences import AbsenceForm
from frontoffice.domain.cases.case import Reach, Team
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Role
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries.urgency import LATE, LATER
from frontoffice.register.register import Register
from frontoffice.ui.worklist.worklist_table import FIXED, SHARES, Heading, WorklistColumn, WorkTable
from tests.support.examples import TODAY, OfficeClock, a_letter, a_signed_in, an_intake, an_officer
from tests.support.switched import let_extend

HENDRA = an_officer(Role.SUPERVISOR)


def shown(register: Register, limit: int = 200, *, grouped: bool = True) -> WorkTable:
    table = WorkTable()
    table.show_list(register.worklist.read(HENDRA, "", limit), register.unit.handling_context(), grouped=grouped)
    return table


def cells(register: Register) -> list[str]:
    table = shown(register)
    return [str(table.index(1, column).data()) for column in WorklistColumn]


def test_a_line_says_what_is_left_and_whose_step_is_next(qtbot: QtBot, register: Register, clock: OfficeClock) -> None:
    complaint = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
    found = cells(register)
    assert found[WorklistColumn.NUMBER] == complaint.number_text
    assert found[WorklistColumn.NEXT] == "Review"
    assert (found[WorklistColumn.LEFT], found[WorklistColumn.DUE]) == ("14 day(s)", "14 Des")
    clock.move(days=30)
    assert cells(register)[WorklistColumn.LEFT].startswith("\N{MINUS SIGN}")


def test_both_dates_stand_where_the_time_was_extended_and_late_is_by_the_first(
    qtbot: QtBot, register: Register, clock: OfficeClock
) -> None:
    let_extend(register)
    subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    form = ExtensionForm(date(2026, 12, 28), "Menunggu dinas", "S/1")
    register.handling.extend(subject, form, HENDRA, uuid4())
    assert cells(register)[WorklistColumn.DUE] == "14 Des \N{RIGHTWARDS ARROW} 28 Des"
    table = shown(register)  # kept: an index of one that is gone reads nothing
    assert "extended to Sen, 28 Des 2026" in str(table.index(1, WorklistColumn.DUE).data(Qt.ItemDataRole.ToolTipRole))
    clock.move(days=23)  # between the two
    assert shown(register).rows[0] == Heading(LATE, 1)
    assert cells(register)[WorklistColumn.LEFT].startswith("\N{MINUS SIGN}")
    register.handling.review(subject, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM):
        register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), HENDRA, uuid4())
        step_form = StepForm(step, "Sudah", late_why="Menunggu dinas")
        register.handling.advance(subject, step_form, HENDRA, uuid4())
    assert "\N{RIGHTWARDS ARROW}" not in cells(register)[WorklistColumn.DUE], "answered: another limit runs"


def test_a_heading_counts_also_what_is_not_shown(qtbot: QtBot, register: Register) -> None:
    for day in (2, 3, 24):
        letter = a_letter(received_on=date(2026, 11, day), received_why="Libur", external_id="")
        register.complaints.record(letter, an_officer(), uuid4())
    assert [row for row in shown(register).rows if isinstance(row, Heading)] == [Heading(LATE, 2), Heading(LATER, 1)]
    assert shown(register, 1).rows[0] == Heading(LATE, 2)
    assert not shown(register, grouped=False).headings()


@pytest.mark.thorough
def test_a_heading_is_no_line(qtbot: QtBot, register: Register, qtmodeltester: ModelTester) -> None:
    register.complaints.record(an_intake(), an_officer(), uuid4())
    table = shown(register)
    assert (table.line(0), table.headings(), table.nearest(0)) == (None, (0,), 1)
    assert table.flags(table.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert table.index(0, WorklistColumn.NAME).data() is None
    assert table.row_of(table.list.lines[0].subject) == 1
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]


def test_every_column_has_a_width(qtbot: QtBot) -> None:
    assert {*FIXED, *SHARES, WorklistColumn.SUMMARY} == set(WorklistColumn)
    assert len(WorkTable().names) == len(WorklistColumn)


@pytest.mark.thorough
def test_whoever_handles_it_stands_before_the_team(qtbot: QtBot, register: Register) -> None:
    subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    supervisor, handler = an_officer(Role.SUPERVISOR), an_officer(Role.HANDLER, "Bambang Sutrisno")
    register.handling.review(subject, "", supervisor, uuid4(), Classified(team=Team("Tim Perizinan")))
    assert "team: Tim Perizinan" in cells(register)
    register.assignments.assign_to_self(subject, handler, uuid4())
    assert "Bambang Sutrisno" in cells(register)
    assert "team: Tim Perizinan" not in cells(register)
    dewi = a_signed_in(register, Role.HANDLER, "Dewi Lestari")
    register.absences.set(AbsenceForm(handler, TODAY, TODAY, dewi), handler, action := uuid4())
    assert "Dewi Lestari, substitute of Bambang Sutrisno" in cells(register)
    register.officers.change(dataclasses.replace(dewi, role=Role.OFFICER), supervisor, uuid4())
    assert "Bambang Sutrisno (away, no substitute)" in cells(register), "whose role may not take the step"
    register.absences.withdraw(action, handler, uuid4())
    register.absences.set(AbsenceForm(handler, TODAY, TODAY), handler, uuid4())
    assert "Bambang Sutrisno (away, no substitute)" in cells(register)
