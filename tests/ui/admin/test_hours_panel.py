from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.register.journal.ids import subject
from frontoffice.register.register import Register
from frontoffice.ui.admin.hours_panel import HoursPanel
from tests.support.examples import a_signed_in, an_intake


@pytest.fixture
def reported() -> list[str]:
    return []


@pytest.fixture
def panel(register: Register, qtbot: QtBot, reported: list[str]) -> Iterator[HoursPanel]:
    place, who = QWidget(), a_signed_in(register, Role.SUPERVISOR)
    qtbot.addWidget(place)
    panel = HoursPanel(register, lambda: who, place)
    panel.reported.connect(lambda text, _state: reported.append(text))
    panel.show_hours()
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    yield panel
    place.close()


def write(panel: HoursPanel, day: int, opens: str, closes: str) -> None:
    for field, text in zip(panel.times[day], (opens, closes), strict=True):
        field.setText(text)
        field.editingFinished.emit()


@pytest.mark.thorough
def test_the_usual_week_stands_there(panel: HoursPanel) -> None:
    assert [panel.times[day][0].text() for day in range(7)] == ["07.30"] * 5 + ["", ""]
    assert [panel.times[day][1].text() for day in (3, 4)] == ["16.00", "16.30"]
    assert panel.moves_title.text() == "Nothing is changed."


@pytest.mark.thorough
def test_a_day_less_shows_what_moves_and_is_written_down(panel: HoursPanel, register: Register) -> None:
    officer = a_signed_in(register)
    complaint = register.complaints.record(an_intake(), officer, uuid4()).complaint.subject
    before = register.complaints.get(complaint).due.day
    write(panel, 4, "", "")
    assert panel.moves.rowCount() == 1
    assert register.complaints.get(complaint).due.day == before
    panel.why.setText("Jumat libur")
    panel.accept.click()
    assert register.complaints.get(complaint).due.day > before
    assert 4 not in register.calendar.hours.by_weekday
    (line,) = register.complaints.story(subject("calendar", "hours"))
    assert (line.kind, line.body["why"]) == ("calendar.hours", "Jumat libur")
    assert register.complaints.story(complaint)[-1].kind == "due.moved"
    assert panel.moves_title.text() == "Nothing is changed."


@pytest.mark.thorough
def test_hours_alone_move_no_due_date(panel: HoursPanel, register: Register) -> None:
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    write(panel, 0, "8.00", "1500")
    assert panel.moves.rowCount() == 0
    panel.accept.click()
    assert register.calendar.hours.by_weekday[0] == (time(8, 0), time(15, 0))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("opens", "closes"), [("07.30", "siang"), ("25.00", "26.00"), ("", "16.00"), ("16.00", "07.30")]
)
def test_hours_that_cannot_be_meant_are_told_and_nothing_is_lost(
    panel: HoursPanel, register: Register, opens: str, closes: str
) -> None:
    write(panel, 1, opens, closes)
    assert panel.hours_problem.text()
    panel.accept.click()
    assert register.calendar.hours.by_weekday[1] == (time(7, 30), time(16, 0))
    assert panel.times[1][1].text() == closes
    panel.undo.click()
    assert not panel.hours_problem.isVisible()


@pytest.mark.thorough
def test_no_working_day_at_all_is_refused(panel: HoursPanel, register: Register) -> None:
    for day in range(5):
        write(panel, day, "", "")
    assert panel.hours_problem.text()
    panel.accept.click()
    assert len(register.calendar.hours.by_weekday) == 5


def test_f9_while_typing_shows_what_moves_before_it_accepts(
    panel: HoursPanel, register: Register, reported: list[str]
) -> None:
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    for field in panel.times[4]:
        field.clear()  # typed, not yet left
    QTest.keyClick(panel.times[4][1], Qt.Key.Key_F9)
    assert 4 in register.calendar.hours.by_weekday
    assert panel.moves.rowCount() == 1
    assert "F9" in reported[-1]
    QTest.keyClick(panel.times[4][1], Qt.Key.Key_F9)
    assert 4 not in register.calendar.hours.by_weekday


def test_what_changed_meanwhile_is_shown_again(panel: HoursPanel, register: Register) -> None:
    write(panel, 4, "", "")
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    panel.accept.click()
    assert 4 in register.calendar.hours.by_weekday
    assert panel.hours_problem.text()
    assert panel.moves.rowCount() == 1


def test_hours_that_are_half_typed_stay_while_something_is_looked_up(panel: HoursPanel, register: Register) -> None:
    write(panel, 4, "08.00", "16.00")
    panel.why.setText("SE 22/2026")
    panel.refresh()
    assert (panel.times[4][0].text(), panel.why.text()) == ("08.00", "SE 22/2026")
    assert panel.moves_title.text() != "Nothing is changed."
    panel.undo.click()
    assert (panel.times[4][0].text(), panel.why.text()) == ("07.30", "")


def test_half_typed_hours_are_nobody_elses(register: Register, qtbot: QtBot) -> None:
    place, people = QWidget(), [a_signed_in(register, Role.SUPERVISOR), a_signed_in(register, Role.SUPERVISOR, "Budi")]
    qtbot.addWidget(place)
    panel = HoursPanel(register, lambda: people[-1], place)
    panel.refresh()
    write(panel, 4, "08.00", "16.00")
    people.pop()
    panel.refresh()
    assert panel.times[4][0].text() == "07.30"
