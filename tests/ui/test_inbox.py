"""The messages that wait: what each becomes, by keys alone."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.incoming import NoComplaint
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.inbox import InboxPage, ReadingState, reason_word
from tests.support.examples import a_complainant, an_intake, an_officer
from tests.support.in_front import in_front
from tests.support.incoming import REPORT, a_mail

SITI = an_officer()


@pytest.fixture
def inbox(register: Register, qtbot: QtBot) -> InboxPage:
    shown = in_front(qtbot, InboxPage(register, an_officer), 1366, 700)
    shown.show_state(ReadingState(reads=True))
    return shown


def cells(page: InboxPage, row: int) -> list[str]:
    items = [page.messages.item(row, column) for column in range(page.messages.columnCount())]
    return [item.text() if item else "" for item in items]


def test_what_waits_stands_with_its_text_and_the_complaint_it_seems_to_belong_to(
    inbox: InboxPage, register: Register
) -> None:
    who = a_complainant(email="siti@example.org")
    number = register.complaints.record(an_intake(complainant=who), SITI, new_id()).complaint.number_text
    register.receiving.take_in([a_mail(1, sender="siti@example.org", text="Kapan selesai?")])
    inbox.start()
    assert inbox.messages.rowCount() == 1
    assert number in cells(inbox, 0)[6]
    assert "Kapan selesai?" in inbox.message_text.toPlainText()


def test_what_a_form_gave_is_read_beneath_the_text(inbox: InboxPage, register: Register) -> None:
    register.receiving.take_in([dataclasses.replace(REPORT, given=(("identity", "anonymous"), *REPORT.given))])
    inbox.start()
    shown = inbox.message_text.toPlainText()
    assert "Jumat, 20 November 2026" in shown
    assert "Berkas dicari" in shown
    assert "Jl. Merdeka 1" not in shown
    assert "anonymous" not in shown


def test_a_message_is_logged_as_a_contact_of_the_number_that_is_proposed(inbox: InboxPage, register: Register) -> None:
    who = a_complainant(email="siti@example.org")
    subject = register.complaints.record(an_intake(complainant=who), SITI, new_id()).complaint.subject
    register.receiving.take_in([a_mail(1, sender="siti@example.org", text="Kapan selesai?")])
    inbox.start()
    QTest.keyClick(inbox.messages, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(inbox.asking.reason, Qt.Key.Key_Return)
    assert inbox.messages.rowCount() == 0
    assert ["Kapan selesai?" in one.note for one in register.handling.case(subject).contacts] == [True]


def test_a_number_that_is_none_is_said_beside_it_and_the_message_waits_on(inbox: InboxPage, register: Register) -> None:
    register.receiving.take_in([a_mail(1)])
    inbox.start()
    QTest.keyClick(inbox.messages, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(inbox.asking.reason, "9999")
    QTest.keyClick(inbox.asking.reason, Qt.Key.Key_Return)
    assert inbox.asking.reason_problem.text()
    assert register.inbox.count_waiting() == 1


def test_what_is_no_complaint_goes_with_its_reason_and_comes_back_by_one_key(
    inbox: InboxPage, register: Register
) -> None:
    register.receiving.take_in([a_mail(1), a_mail(2)])
    inbox.start()
    menu = inbox.drop_button.menu()
    (action,) = [one for one in menu.actions() if one.text() == reason_word(NoComplaint.ADVERTISEMENT)]
    action.trigger()
    assert (inbox.messages.rowCount(), register.inbox.count_waiting()) == (1, 1)
    QTest.keyClick(inbox.messages, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert (inbox.messages.rowCount(), register.inbox.count_waiting()) == (2, 2)


def test_one_key_records_the_marked_message(inbox: InboxPage, register: Register, qtbot: QtBot) -> None:
    one = dataclasses.replace(a_mail(1), arrived_at=datetime(2026, 11, 20, 1, 0, tzinfo=UTC))
    register.receiving.take_in([one])
    inbox.start()
    with qtbot.waitSignal(inbox.recorded) as asked:
        QTest.keyClick(inbox.messages, Qt.Key.Key_F9)
    assert asked.args == [one.subject]


def test_a_desk_that_reads_nothing_says_where_that_is_set_up(inbox: InboxPage) -> None:
    inbox.show_state(ReadingState())
    inbox.start()
    assert "administrator" in inbox.nothing.text()
    assert inbox.look_button.isHidden()
    inbox.show_state(ReadingState(reads=True, problem="Server kotak surat tidak menjawab."))
    assert inbox.inbox_problem.text() == "Server kotak surat tidak menjawab."
    inbox.show_state(ReadingState(reads=True))
    assert inbox.inbox_problem.text() == ""
