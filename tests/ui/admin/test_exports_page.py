"""The page of the lists that left the register."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.entries.office_bodies import ListExportedBody
from frontoffice.domain.people import Role
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.register import Register
from frontoffice.ui.admin.exports_page import ExportsPage
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry

HENDRA = an_officer(Role.SUPERVISOR, "Hendra")


def export(register: Register, **changes: Any) -> None:
    given = {"name": "search", "lines": 56, "format": ListFormat.XLSX, "limited": "Kanal: Loket", **changes}
    register.exports.record(ListExport(**given), HENDRA, uuid4())


@pytest.fixture
def page(qtbot: QtBot, register: Register, clock: OfficeClock) -> ExportsPage:
    """Two lists of this year, one with identities, and one of the year before."""
    clock.set(datetime(2025, 12, 31, 3, 0, tzinfo=UTC))
    export(register, lines=7, format=ListFormat.CSV)
    clock.set(MORNING)
    export(register)
    clock.move(minutes=5)
    report = {"name": "report", "period": parse("2026-11"), "format": ListFormat.PDF, "limited": ""}
    export(register, **report, identities=True, why="Surat <Ombudsman>")
    page = ExportsPage(register)
    qtbot.addWidget(page)
    page.show()
    page.start()
    return page


def rows(page: ExportsPage) -> list[list[str]]:
    table = page.exports
    items = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in row] for row in items]


def press(page: ExportsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.exports, key, modifier)


def test_it_says_when_who_took_which_list_with_whose_identities_and_why(page: ExportsPage) -> None:
    assert rows(page) == [
        ["24-11-2026 10.37 WIB", "L1", "Hendra", "Report (F11), PDF, 2026-11", "56", "shown", "Surat <Ombudsman>"],
        ["24-11-2026 10.32 WIB", "L1", "Hendra", "Find (F6), XLSX, Kanal: Loket", "56", "masked", ""],
    ]
    assert page.exports_title.text() == "Exported lists 2026: 2"


@pytest.mark.thorough
def test_the_marked_one_stands_whole_beneath(page: ExportsPage) -> None:
    assert page.export_whole.text() == (
        "24-11-2026 10.37 WIB, counter L1, Hendra: Report (F11), PDF, 2026-11; 56 lines, identities shown."
        " Reason: Surat <Ombudsman>"
    )
    press(page, Qt.Key.Key_Down)
    assert page.export_whole.text().endswith("identities masked. No reason was written.")


@pytest.mark.thorough
def test_keys_go_from_year_to_year_and_not_beyond_this_one(page: ExportsPage) -> None:
    press(page, Qt.Key.Key_PageUp)
    assert [row[4] for row in rows(page)] == ["7"]
    assert page.later_button.isEnabled()
    press(page, Qt.Key.Key_PageUp)
    assert rows(page) == []
    assert page.exports_message.text() == "No list left the register in 2024."
    assert page.export_whole.text() == ""
    press(page, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    press(page, Qt.Key.Key_PageDown)
    assert (page.year, len(rows(page))) == (2026, 2)
    assert not page.later_button.isEnabled()
    assert not page.exports_message.isVisible()


@pytest.mark.thorough
def test_only_those_with_identities_are_shown_on_a_key(page: ExportsPage) -> None:
    press(page, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert [row[5] for row in rows(page)] == ["shown"]
    assert page.exports_title.text() == "Exported lists 2026: 1"
    press(page, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert len(rows(page)) == 2


def test_other_desks_stand_with_their_counter_until_a_key_leaves_only_this_one(
    page: ExportsPage, tmp_path: Path, register: Register, clock: OfficeClock
) -> None:
    with closing(a_register(tmp_path / "two", clock=clock, counter="L2")) as other:
        clock.move(minutes=1)
        export(other, lines=9)
        other.complaints.record(an_intake(), an_officer(), uuid4())
        carry(other, register)
    page.refresh()
    assert [(row[1], row[4]) for row in rows(page)] == [("L2", "9"), ("L1", "56"), ("L1", "56")]
    press(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert [row[1] for row in rows(page)] == ["L1", "L1"]
    press(page, Qt.Key.Key_PageUp)
    assert [row[4] for row in rows(page)] == ["7"]
    press(page, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert page.exports_message.text() == "No list of 2025 is so."


@pytest.mark.thorough
def test_what_is_written_meanwhile_comes_and_the_marked_one_stays_marked(page: ExportsPage, register: Register) -> None:
    press(page, Qt.Key.Key_Down)
    marked = page.export_whole.text()
    export(register)
    page.refresh()
    assert len(rows(page)) == 3
    assert page.export_whole.text() == marked


@pytest.mark.thorough
def test_an_entry_that_lacks_what_it_should_say_is_shown_all_the_same(
    page: ExportsPage, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made, *_) = register.exports.list_exports(2026)
    nothing: Any = dict.fromkeys(ListExportedBody.__annotations__)
    bare = type(made)(made.at, made.officer, ListExportedBody(**nothing), "", here=False)
    monkeypatch.setattr(register.exports, "list_exports", lambda _year: (bare,))
    page.refresh()
    assert rows(page)[0][1:] == ["without numbers", "Hendra", "", "", "masked", ""]
