from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.domain.working_days import COLLECTIVE, DROPPED, KINDS, LOCAL, NATIONAL, WORKED
from frontoffice.register.register import Register
from frontoffice.ui.calendar_page import CalendarPage, kind_word
from tests.examples import an_intake, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def page(register: Register, qtbot: QtBot) -> CalendarPage:
    return a_page(register, qtbot)


def a_page(register: Register, qtbot: QtBot, officer: object = HENDRA) -> CalendarPage:
    shown = CalendarPage(register, lambda: officer)  # type: ignore[arg-type,return-value]
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    return shown


def enter(page: CalendarPage, day: str = "09-12-2026", name: str = "Pilkada", decree: str = "SE 22/2026") -> None:
    page.day.setText(day)
    page.name.setText(name)
    page.decree.setText(decree)
    page.add.click()


def beside(page: CalendarPage, name: str) -> str:
    label = page.findChild(QLabel, f"{name}_problem")
    assert isinstance(label, QLabel)
    return label.text()


def test_the_year_stands_there_with_its_decrees_and_the_unknown_one_is_told(page: CalendarPage) -> None:
    assert page.days.rowCount() == 25
    assert "2027" in page.warning.text()
    page.year.setValue(2030)
    assert page.days.rowCount() == 0


def test_what_moves_is_shown_before_it_is_accepted(page: CalendarPage, register: Register, qtbot: QtBot) -> None:
    subject = register.record(an_intake(), SITI, uuid4()).subject
    enter(page)
    model = page.moves.model()
    assert [model.index(0, column).data() for column in (2, 3)] == ["Sen, 14 Des 2026", "Sel, 15 Des 2026"]
    assert register.complaint(subject).due.day == date(2026, 12, 14)
    with qtbot.waitSignal(page.changed):
        page.accept.click()
    assert register.complaint(subject).due.day == date(2026, 12, 15)
    assert page.proposal.rowCount() == 0
    assert page.days.rowCount() == 26


def test_what_is_unmarked_is_not_entered(page: CalendarPage, register: Register) -> None:
    page.pasted.setPlainText("tanggal,jenis,nama,dasar\n2028-01-01,,Tahun Baru,SKB\n2028-01-02,,Libur,SKB\n")
    page.read.click()
    item = page.proposal.item(1, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    page.accept.click()
    assert [day.day for day in register.calendar_days(2028)] == [date(2028, 1, 1)]


def test_lines_that_cannot_be_read_are_named(page: CalendarPage) -> None:
    page.pasted.setPlainText("tanggal,jenis,nama,dasar\nkapan,,A,SKB\n")
    page.read.click()
    assert beside(page, "pasted").startswith("Line 2")
    assert page.pasted.toPlainText()


def test_a_day_without_a_decree_is_told_beside_it(page: CalendarPage) -> None:
    enter(page, decree="")
    assert beside(page, "decree")
    assert page.proposal.rowCount() == 0


def test_a_past_day_warns_and_is_taken(page: CalendarPage) -> None:
    enter(page, day="20-11-2026")
    assert "past" in beside(page, "day")
    assert page.proposal.rowCount() == 1


def test_what_changed_meanwhile_is_shown_again(page: CalendarPage, register: Register) -> None:
    enter(page)
    register.record(an_intake(), SITI, uuid4())
    page.accept.click()
    assert page.page_problem.isVisible()
    assert page.moves.rowCount() == 1
    page.accept.click()
    assert page.proposal.rowCount() == 0


def test_who_may_not_keep_it_reads_it(register: Register, qtbot: QtBot) -> None:
    page = a_page(register, qtbot, SITI)
    assert not page.accept.isEnabled()
    assert page.days.rowCount() == 25


def test_every_kind_of_day_has_its_word() -> None:
    assert {kind_word(kind) for kind in (NATIONAL, COLLECTIVE, LOCAL, WORKED, DROPPED)}.isdisjoint(KINDS)
