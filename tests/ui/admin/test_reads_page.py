"""The page of what readers looked at."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.entries.office_bodies import ReadBody
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.commands.reading_log import Read, ReadWhat, WrittenRead
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.admin.reads_page import ReadsPage
from tests.support.examples import MORNING, OfficeClock, a_reader, a_signed_in, an_intake


@pytest.fixture
def reader(register: Register) -> Officer:
    return a_reader(register)


@pytest.fixture
def subject(register: Register) -> UUID:
    return register.complaints.record(an_intake(), a_signed_in(register), new_id()).complaint.subject


@pytest.fixture
def shown(qtbot: QtBot, register: Register, reader: Officer, subject: UUID, clock: OfficeClock) -> ReadsPage:
    """A search of November, then in December a complaint and a search."""
    note = register.reading_log.note
    note(Read(ReadWhat.SEARCH, limited="Terlambat", lines=7), reader)
    clock.move(days=7)
    note(Read(ReadWhat.COMPLAINT, subject), reader)
    clock.move(minutes=5)
    note(Read(ReadWhat.SEARCH, limited="kata diketik <b>", lines=1), reader)
    shown = ReadsPage(register, lambda: reader)
    qtbot.addWidget(shown)
    shown.show()
    shown.start()
    return shown


def rows(shown: ReadsPage) -> list[list[str]]:
    table = shown.reads
    items = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in row] for row in items]


def test_it_says_when_where_who_of_which_institution_saw_what(shown: ReadsPage, reader: Officer) -> None:
    who = [reader.name, "Ombudsman RI", "L1"]
    assert rows(shown) == [
        ["01-12-2026 10.37 WIB", "Search, kata diketik <b>", *who],
        ["01-12-2026 10.32 WIB", "Complaint, 0001/PGD-L1/2026", *who],
    ]
    assert shown.reads_title.text() == "What readers looked at, Desember 2026: 2"


def test_keys_lead_through_the_months_and_none_that_is_still_to_come(shown: ReadsPage) -> None:
    for key, month in (
        (Qt.Key.Key_PageDown, "Desember 2026: 2"),
        (Qt.Key.Key_PageUp, "November 2026: 1"),
        (Qt.Key.Key_PageUp, "Oktober 2026: 0"),
        (Qt.Key.Key_PageDown, "November 2026: 1"),
    ):
        QTest.keyClick(shown, key)
        assert shown.reads_title.text().endswith(month)
    QTest.keyClick(shown, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert shown.reads_title.text().endswith("Desember 2026: 2")
    shown.go_to(MORNING.date().replace(month=10))
    assert shown.reads_message.text() == "No reader looked at anything in Oktober 2026."
    assert not shown.export_button.isEnabled()


def test_a_complaint_of_the_list_opens_and_a_search_does_not(qtbot: QtBot, shown: ReadsPage, subject: UUID) -> None:
    opened: list[UUID] = []
    shown.opened.connect(opened.append)
    QTest.keyClick(shown.reads, Qt.Key.Key_Return)
    assert (opened, shown.open_button.isEnabled()) == ([], False)
    shown.reads.selectRow(1)
    QTest.keyClick(shown.reads, Qt.Key.Key_Return)
    shown.open_button.click()
    assert opened == [subject, subject]


def test_the_list_is_asked_for_as_a_file(shown: ReadsPage) -> None:
    orders: list[Any] = []
    shown.export_asked.connect(orders.append)
    QTest.keyClick(shown, Qt.Key.Key_F12)
    QTest.keyClick(shown, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    assert [(str(one.period), len(one.lines), one.format) for one in orders] == [
        ("2026-12", 2, ListFormat.XLSX),
        ("2026-12", 2, ListFormat.CSV),
    ]
    assert orders[0].lines[1] == tuple(rows(shown)[1])


def test_what_another_program_left_out_is_nothing_here(shown: ReadsPage) -> None:
    nothing: Any = dict.fromkeys(ReadBody.__annotations__)
    bare = WrittenRead(MORNING, "Ratna", ReadBody(**nothing), "", here=False)
    assert shown.cells(bare) == ("24-11-2026 10.32 WIB", "", "Ratna", "", "without numbers")
    shown.show_problem("Penuh")
    assert shown.reads_message.text() == "Penuh"
