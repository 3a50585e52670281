from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.shift_handover import ShiftHandover
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.register import Register
from frontoffice.ui.admin.handover_page import HandoverPage
from frontoffice.ui.widgets import form
from tests.support.examples import a_letter, a_signed_in, an_intake
from tests.support.in_front import in_front

PIN = "946183"


class Shift:
    """The page with an officer in front of it who leaves, and one who comes."""

    def __init__(self, register: Register) -> None:
        self.register, self.siti = register, a_signed_in(register)
        self.head = a_signed_in(register, Role.SUPERVISOR)
        self.rina = register.officers.add("Rina Kartika", Role.OFFICER, "", PIN, self.head, uuid4())
        self.here = self.siti
        self.page = HandoverPage(register, lambda: self.here)
        self.taken: list[Officer] = []
        self.page.handed.connect(self.taken.append)

    def choose(self, name: str, secret: str) -> None:
        self.page.coming.setCurrentIndex(self.page.coming.findText(name))
        self.page.secret.setText(secret)

    def beside(self, field: str) -> str:
        return form.child(self.page, QLabel, f"{field}_problem").text()


@pytest.fixture
def shift(register: Register, qtbot: QtBot) -> Shift:
    made = Shift(register)
    in_front(qtbot, made.page, 1366, 600)
    made.page.start()
    return made


def test_what_is_open_is_shown_before_the_counter_goes_by_keys_to_who_comes(shift: Shift) -> None:
    shift.register.complaints.record(a_letter(documents=False), shift.siti, uuid4(), with_paper=True)
    shift.page.refresh()
    assert shift.page.open_facts.text().splitlines() == [
        "Recorded today: 1, the last number is 0001",
        "Open drafts: 0",
        "Resi not printed, or in doubt: 1",
        "Messages that are not settled: 0",
        "Open numbered slips: 0",
        "Complaints that wait for papers, at all counters: 1",
    ]
    assert shift.page.note.hasFocus()
    QTest.keyClicks(shift.page.note, "0001 kembali")
    QTest.keyClick(shift.page.note, Qt.Key.Key_Tab)
    QTest.keyClicks(shift.page.coming, "Rina")
    QTest.keyClick(shift.page.coming, Qt.Key.Key_Tab)
    QTest.keyClicks(shift.page.secret, PIN)
    QTest.keyClick(shift.page.secret, Qt.Key.Key_F9)
    assert shift.taken == [shift.rina]
    assert shift.page.handed_today.text() == (
        "Handed over today at 10.32 WIB by Siti Rahmawati to Rina Kartika. 0001 kembali"
    )
    assert (shift.page.note.toPlainText(), shift.page.secret.text(), shift.page.coming.currentIndex()) == ("", "", 0)


def test_what_is_refused_stands_beside_its_field_and_what_was_typed_stays(shift: Shift) -> None:
    shift.page.note.setPlainText("0001 kembali")
    QTest.keyClick(shift.page, Qt.Key.Key_F9)
    assert shift.beside("coming") == "Choose who takes the counter over."
    shift.choose("Rina Kartika", "000000")
    QTest.keyClick(shift.page.secret, Qt.Key.Key_Return)
    assert shift.beside("secret")
    assert not shift.beside("coming")
    shift.page.note.setPlainText("x" * 1_001)
    QTest.keyClick(shift.page, Qt.Key.Key_F9)
    assert "1.001" in shift.beside("note") or "1001" in shift.beside("note")
    QTest.keyClick(shift.page, Qt.Key.Key_Escape)
    assert shift.beside("note") == ""
    assert shift.page.coming.currentText() == "Rina Kartika"
    assert shift.taken == []


def test_who_was_chosen_stays_when_something_is_committed_meanwhile(shift: Shift) -> None:
    shift.choose("Rina Kartika", PIN)
    shift.register.complaints.record(an_intake(), shift.siti, uuid4())
    shift.page.refresh()
    assert (shift.page.coming.currentText(), shift.page.secret.text()) == ("Rina Kartika", PIN)
    assert "Recorded today: 1" in shift.page.open_facts.text()
    shift.page.start()
    assert (shift.page.coming.currentData(), shift.page.secret.text()) == (None, "")


def test_what_could_not_be_counted_is_said_and_nothing_is_handed_over(
    shift: Shift, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise Unavailable(RegisterFailure.NEWER, path="", step="")

    shift.choose("Rina Kartika", PIN)
    monkeypatch.setattr(ShiftHandover, "state", read)
    shift.page.refresh()
    assert shift.page.handover_message_problem.text()
    QTest.keyClick(shift.page, Qt.Key.Key_F9)
    assert shift.taken == []


def test_a_try_that_seemed_to_fail_is_not_taken_for_the_handover_to_somebody_else(
    shift: Shift, monkeypatch: pytest.MonkeyPatch
) -> None:
    wati = shift.register.officers.add("Wati Lestari", Role.OFFICER, "", PIN, shift.head, uuid4())
    hand, fails = ShiftHandover.hand, [True, True]

    def written_and_not_known(*said: Any) -> Officer:
        taker = hand(*said)
        if fails:
            fails.pop()
            raise Unavailable(RegisterFailure.OUTCOME_UNKNOWN, path="", reason="busy")
        return taker

    monkeypatch.setattr(ShiftHandover, "hand", written_and_not_known)
    shift.page.refresh()
    shift.choose("Rina Kartika", PIN)
    for _try in (1, 2):
        QTest.keyClick(shift.page, Qt.Key.Key_F9)
    shift.choose(wati.name, PIN)
    QTest.keyClick(shift.page, Qt.Key.Key_F9)
    assert shift.taken == [wati]
    page = shift.register.days.read(shift.register.today(), DayFilter(counter=shift.register.desk.counter))
    assert [one.to_name for one in page.handed] == ["Rina Kartika", "Wati Lestari"]


def test_on_a_low_page_the_explanation_leaves_its_room_to_what_is_open(shift: Shift, qtbot: QtBot) -> None:
    assert shift.page.explanation.isVisible()
    shift.page.resize(683, 260)
    qtbot.waitUntil(shift.page.explanation.isHidden)
    shift.page.resize(1366, 600)
    qtbot.waitUntil(shift.page.explanation.isVisible)


def test_what_was_noted_stays_while_its_officer_looks_something_up_and_is_nobody_elses(shift: Shift) -> None:
    shift.page.note.setPlainText("0012 kembali pukul 14")
    shift.page.secret.setText(PIN)
    shift.page.start()
    assert (shift.page.note.toPlainText(), shift.page.secret.text()) == ("0012 kembali pukul 14", "")
    shift.here = shift.rina
    shift.page.start()
    assert shift.page.note.toPlainText() == ""


def test_a_note_that_was_handed_over_stands_there_no_more(shift: Shift) -> None:
    shift.page.note.setPlainText("0012 kembali pukul 14")
    shift.choose("Rina Kartika", PIN)
    QTest.keyClick(shift.page, Qt.Key.Key_F9)
    assert (shift.taken, shift.page.note.toPlainText()) == ([shift.rina], "")
