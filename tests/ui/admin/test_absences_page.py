from __future__ import annotations

import dataclasses
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.absences import Absences
from frontoffice.register.register import Register
from frontoffice.ui.admin.absences_page import AbsencesPage
from frontoffice.ui.widgets import form
from tests.support.examples import TODAY
from tests.support.in_front import in_front


class Absentees:
    """The page with somebody in front of it, whom a test exchanges."""

    def __init__(self, register: Register) -> None:
        add = register.officers.add
        self.head = add("Hendra Wijaya", Role.SUPERVISOR, "", "857302", None, uuid4())
        self.bambang, self.dewi = (
            add(name, Role.HANDLER, "", "946183", self.head, uuid4()) for name in ("Bambang", "Dewi")
        )
        self.me: Officer = self.bambang
        self.register = register
        self.page = AbsencesPage(register, lambda: self.me)

    def fill(self, first: str, last: str, substitute: str) -> None:
        self.page.first.setText(first)
        self.page.last.setText(last)
        self.page.substitute.setCurrentIndex(self.page.substitute.findText(substitute, Qt.MatchFlag.MatchStartsWith))
        QTest.keyClick(self.page, Qt.Key.Key_F9)

    def rows(self) -> list[list[str]]:
        table = self.page.absences
        return [
            [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]
            for row in range(table.rowCount())
        ]

    def beside(self, field: str) -> str:
        return form.child(self.page, QLabel, f"{field}_problem").text()


@pytest.fixture
def office(register: Register, qtbot: QtBot) -> Absentees:
    made = Absentees(register)
    in_front(qtbot, made.page, 1366, 600)
    made.page.start()
    return made


def in_digits(days: int) -> str:
    return dates.in_digits(TODAY + timedelta(days))


def test_ones_own_absence_is_written_by_keys_and_stands_in_the_table(office: Absentees) -> None:
    assert [office.page.officer.itemText(row)[:7] for row in range(office.page.officer.count())] == ["Bambang"]
    office.page.note.setText("Cuti tahunan")
    office.fill(in_digits(0), in_digits(2), "Dewi")
    (row,) = office.rows()
    assert (row[0], row[3], row[4]) == ("Bambang (today)", "Dewi", "Cuti tahunan")
    assert office.page.first.text() == ""
    assert office.page.absences_message_problem.text() == "Saved."
    assert office.page.absences_none.isHidden()


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(office: Absentees) -> None:
    office.fill(in_digits(2), in_digits(0), "Dewi")
    assert office.beside("last") == "The last day is before the first one."
    office.fill("kapan", in_digits(0), "Dewi")
    assert office.beside("first")
    assert not office.beside("last")
    assert office.page.first.text() == "kapan"
    office.fill(in_digits(0), in_digits(2), "Bambang")
    assert "Choose somebody else" in office.beside("substitute")
    QTest.keyClick(office.page, Qt.Key.Key_Escape)
    assert not office.beside("substitute")
    assert office.rows() == []


def test_a_supervisor_sets_everybodys_and_the_marked_one_is_withdrawn(office: Absentees) -> None:
    office.me = office.head
    office.page.start()
    office.page.officer.setCurrentIndex(office.page.officer.findText("Bambang", Qt.MatchFlag.MatchStartsWith))
    office.fill(in_digits(1), in_digits(1), "Nobody")
    assert [row[3] for row in office.rows()] == ["all of the role"]
    office.me = office.dewi
    office.page.absences.selectRow(0)
    assert not office.page.withdraw_button.isEnabled()
    QTest.keyClick(office.page, Qt.Key.Key_Delete)
    assert len(office.rows()) == 1, "of others whoever decides withdraws it"
    office.me = office.bambang
    office.page.refresh()
    office.page.absences.selectRow(0)
    QTest.keyClick(office.page, Qt.Key.Key_Delete)
    assert office.rows() == []
    assert office.register.absences.present_and_future() == ()
    assert not office.page.absences_none.isHidden()


def test_the_next_absence_begins_without_the_substitute_of_the_last(office: Absentees) -> None:
    office.fill(in_digits(0), in_digits(2), "Dewi")
    assert office.page.substitute.currentData() is None
    office.page.substitute.setCurrentIndex(1)
    office.me = office.head
    office.page.start()
    assert office.page.substitute.currentData() is None, "nor with the one that somebody else had chosen"


def test_what_could_not_be_read_is_read_at_f9_before_anything_is_saved(
    office: Absentees, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: object) -> None:
        raise Unavailable(RegisterFailure.NEWER, path="", step="")

    office.page.officer.clear()  # as at the first opening
    with monkeypatch.context() as broken:
        broken.setattr(Absences, "present_and_future", read)
        office.page.start()
        assert office.page.absences_message_problem.text()
        assert office.page.officer.count() == 0
    office.fill(in_digits(0), in_digits(1), "Dewi")
    assert office.rows() == []
    assert office.page.officer.currentText().startswith("Bambang")
    office.fill(in_digits(0), in_digits(1), "Dewi")
    assert [row[3] for row in office.rows()] == ["Dewi"]


def test_who_goes_away_while_they_are_chosen_is_said_and_what_was_typed_stays(office: Absentees) -> None:
    page = office.page
    page.note.setText("Cuti tahunan")
    page.first.setText(in_digits(0))
    page.substitute.setCurrentIndex(page.substitute.findText("Dewi", Qt.MatchFlag.MatchStartsWith))
    page.refresh()
    assert page.substitute.currentData().name == "Dewi"
    assert page.absences_message_problem.text() == ""
    supervising = dataclasses.replace(office.dewi, role=Role.SUPERVISOR)
    office.register.officers.change(supervising, office.head, uuid4())
    page.refresh()
    assert page.substitute.currentData().role is Role.SUPERVISOR, "the same one, in another role"
    office.register.officers.change(dataclasses.replace(supervising, active=False), office.head, uuid4())
    page.refresh()
    assert page.substitute.currentData() is None
    assert "Dewi can no longer be chosen" in page.absences_message_problem.text()
    assert (page.note.text(), page.first.text()) == ("Cuti tahunan", in_digits(0))


def test_who_is_chosen_is_read_whole_in_a_window_of_the_least_width(office: Absentees) -> None:
    office.page.resize(1024, 600)
    QTest.qWait(0)
    for box, longest in (
        (office.page.officer, "Hendra Wijaya Kusuma \N{MIDDLE DOT} Supervisor"),
        (office.page.substitute, "Tanpa nama: semua petugas perannya"),
    ):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        text = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, text, box).width()
        assert box.fontMetrics().horizontalAdvance(longest) <= room, longest


def test_what_is_half_typed_waits_for_who_typed_it(office: Absentees, qtbot: QtBot) -> None:
    page = office.page
    page.first.setText(in_digits(1))
    page.substitute.setCurrentIndex(page.substitute.findText("Dewi", Qt.MatchFlag.MatchStartsWith))
    page.start()
    office.me = office.dewi
    page.start()
    assert (page.first.text(), page.officer.currentText()[:4]) == ("", "Dewi")
    office.me = office.bambang
    again = AbsencesPage(office.register, lambda: office.me)
    in_front(qtbot, again, 1366, 600)
    again.start()
    assert (again.first.text(), again.substitute.currentText()[:4]) == (in_digits(1), "Dewi")
    again.last.setText(in_digits(2))
    QTest.keyClick(again, Qt.Key.Key_F9)
    assert again.absences_message_problem.text() == "Saved."
    again.start()
    assert again.first.text() == ""
