from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Channel, Complaint, Manner
from frontoffice.domain.numbering import DEFAULT_FORMAT
from frontoffice.domain.people import Officer, Role
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.ui.day.day_page import DayPage
from frontoffice.ui.day.day_table import DayColumn
from tests.support.examples import TODAY, OfficeClock, a_letter, a_signed_in, an_intake, lay_blank
from tests.support.faulty_disk import FaultyDisk
from tests.support.in_front import in_front


@pytest.fixture
def three(register: Register, officer: Officer) -> list[Complaint]:
    return [
        register.complaints.record(an_intake(), officer, uuid4()).complaint,
        register.complaints.record(
            an_intake(channel="telephone", description="Petugas kasar"), officer, uuid4()
        ).complaint,
        register.complaints.record(a_letter(documents=False), officer, uuid4()).complaint,
    ]


def open_page(qtbot: QtBot, register: Register, who: Officer) -> DayPage:
    page = in_front(qtbot, DayPage(register, lambda: who), 1366, 640)
    page.start()
    return page


def numbers(page: DayPage) -> list[int]:
    return [int(page.table.data(page.table.index(row, DayColumn.NO))) for row in range(page.table.rowCount())]


def test_the_day_opens_with_all_its_lines_and_the_keys_on_them(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    assert page.day_title.text() == "Selasa, 24 November 2026"
    assert numbers(page) == [1, 2, 3]
    assert page.lines.hasFocus()
    assert page.lines.rowHeight(0) == 32


@pytest.mark.thorough
def test_enter_opens_the_marked_line(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    QTest.keyClick(page.lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.lines, Qt.Key.Key_Return)
    assert opened.args == [three[1].subject]


@pytest.mark.thorough
def test_a_double_click_opens_too(qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]) -> None:
    page = open_page(qtbot, register, officer)
    place = page.lines.visualRect(page.table.index(2, 1)).center()
    QTest.mouseClick(page.lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.mouseDClick(page.lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [three[2].subject]


def test_a_filter_says_how_many_lines_it_hides_and_esc_clears_it(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.text_filter.hasFocus()
    QTest.keyClicks(page.text_filter, "kasar")
    assert numbers(page) == [2]
    assert page.hidden_line.text() == "1 of 3 shown, 2 hidden by the filter; Esc clears it."
    QTest.keyClick(page.text_filter, Qt.Key.Key_Escape)
    assert numbers(page) == [1, 2, 3]
    assert page.text_filter.text() == ""
    assert page.lines.hasFocus()


@pytest.mark.thorough
def test_letters_typed_into_the_filter_are_never_taken_for_keys(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    page.text_filter.setFocus()
    QTest.keyClicks(page.text_filter, "t n")
    assert page.text_filter.text() == "t n"


@pytest.mark.thorough
def test_a_total_filters_by_what_it_counts_and_once_more_lets_go(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    incomplete = page.strip.button("state", "incomplete")
    assert incomplete.text() == "Incomplete 1"
    incomplete.setFocus()
    QTest.keyClick(incomplete, Qt.Key.Key_Space)
    assert numbers(page) == [3]
    assert page.state_filter.currentData() == "incomplete"
    assert page.strip.button("", "").text() == "All 3"  # totals are the day's, not the filter's
    QTest.keyClick(incomplete, Qt.Key.Key_Space)
    assert numbers(page) == [1, 2, 3]


@pytest.mark.thorough
def test_channels_have_totals_and_filters(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    assert page.strip.button("channel", "telephone").text() == "Telepon 1"
    with pytest.raises(KeyError):
        page.strip.button("channel", "fax")
    page.channel_filter.setFocus()
    QTest.keyClicks(page.channel_filter, "Surat")
    assert numbers(page) == [3]


@pytest.mark.thorough
def test_keys_turn_the_pages_of_the_book(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint], clock: OfficeClock
) -> None:
    clock.move(days=1)
    page = open_page(qtbot, register, officer)
    assert numbers(page) == []
    assert "Nihil" in page.nothing.text()
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.day_title.text() == "Selasa, 24 November 2026"
    assert numbers(page) == [1, 2, 3]
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.day_title.text() == "Rabu, 25 November 2026"  # there is no page after today's
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page, Qt.Key.Key_T)
    assert page.day_title.text() == "Rabu, 25 November 2026"


@pytest.mark.thorough
def test_a_day_can_be_picked(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint], clock: OfficeClock
) -> None:
    clock.move(days=3)
    page = open_page(qtbot, register, officer)
    page.day_field.setDate(QDate(2026, 11, 24))
    assert numbers(page) == [1, 2, 3]


@pytest.mark.thorough
def test_a_page_of_today_follows_the_clock_past_midnight(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint], clock: OfficeClock
) -> None:
    page = open_page(qtbot, register, officer)
    clock.move(days=1)
    page.refresh()
    assert page.day_title.text() == "Rabu, 25 November 2026"
    page.show_day(TODAY)
    clock.move(days=1)
    page.refresh()
    assert page.day_title.text() == "Selasa, 24 November 2026"


@pytest.mark.thorough
def test_a_refresh_keeps_the_marked_line(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    QTest.keyClick(page.lines, Qt.Key.Key_Down)
    register.complaints.record(an_intake(), officer, uuid4())
    page.refresh()
    assert page.lines.currentIndex().row() == 1
    assert numbers(page) == [1, 2, 3, 4]


@pytest.mark.thorough
def test_an_officer_is_not_offered_to_tick(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    assert not page.review_bar.isVisible()
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    assert register.days.read(TODAY).totals.unreviewed == 3
    QTest.keyClick(page.lines, Qt.Key.Key_N)
    assert page.lines.hasFocus()


@pytest.mark.thorough
def test_a_supervisor_ticks_line_after_line_with_space(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    assert [bool(line.reviewed_by) for line in register.days.read(TODAY).lines] == [True, True, False]
    assert page.lines.currentIndex().row() == 2
    assert page.page_problem.text() == "0002/PGD-L1/2026 is ticked as reviewed."


@pytest.mark.thorough
def test_a_note_typed_on_the_page_goes_with_the_tick(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_N)
    QTest.keyClicks(page.review_note, "Teruskan ke tim teknis")
    QTest.keyClick(page.review_note, Qt.Key.Key_Return)
    assert register.complaints.get(three[0].subject).review_note == "Teruskan ke tim teknis"
    assert page.review_note.text() == ""
    assert page.lines.hasFocus()


@pytest.mark.thorough
def test_a_line_is_not_ticked_twice(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    QTest.keyClick(page.lines, Qt.Key.Key_Up)
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    assert "already" in page.page_problem.text()
    assert len(register.complaints.story(three[0].subject)) == 2


def test_a_cancelled_line_is_not_ticked(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    register.handling.cancel(three[0].subject, "Salah catat", supervisor, uuid4())
    page = open_page(qtbot, register, supervisor)
    page.review_note.setText("Catatan")
    page.review_note.setFocus()
    QTest.keyClick(page.review_note, Qt.Key.Key_Return)
    assert "cancelled" in page.page_problem.text()
    assert page.review_note.text() == "Catatan"
    assert not register.complaints.get(three[0].subject).reviewed_by


@pytest.mark.thorough
def test_a_full_disk_keeps_the_note_and_the_next_try_counts_once(
    qtbot: QtBot, tmp_path: Path, clock: OfficeClock
) -> None:
    disk = FaultyDisk("day-page-disk")
    at = Desk(counter="L1", counter_name="Loket 1", number_format=DEFAULT_FORMAT, zone="WIB")
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", at, clock=clock, vfs=disk.name)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    subject = register.complaints.record(an_intake(), supervisor, uuid4()).complaint.subject
    page = open_page(qtbot, register, supervisor)
    page.review_note.setText("Catatan")
    disk.fail(1, 1_000_000, apsw.FullError)
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    assert page.page_problem.isVisible()
    assert page.review_note.text() == "Catatan"
    disk.heal()
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    assert page.page_problem.property("state") == "done"
    assert register.complaints.get(subject).review_note == "Catatan"
    assert len(register.complaints.story(subject)) == 2
    register.close()


@pytest.mark.thorough
def test_the_last_line_that_waited_leaves_the_filter_with_a_sentence(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    page.strip.button("state", "unreviewed").click()
    page.lines.setFocus()
    for _ in range(3):
        QTest.keyClick(page.lines, Qt.Key.Key_Space)
    assert "Esc" in page.nothing.text()
    assert page.nothing.isVisible()
    assert page.strip.button("state", "unreviewed").text() == "Not reviewed 0"


@pytest.mark.thorough
def test_names_of_channels_are_never_read_as_keys(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    register.reference_data.set_channel(Channel("wa", "WhatsApp & Telegram", Manner.WRITTEN), supervisor, uuid4())
    register.complaints.record(a_letter(channel="wa", external_id="9"), supervisor, uuid4())
    page = open_page(qtbot, register, supervisor)
    assert page.strip.button("channel", "wa").text() == "WhatsApp && Telegram 1"


@pytest.mark.thorough
def test_a_day_of_1400_lines_makes_no_widget_for_any(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    before = len(page.lines.findChildren(QObject))
    line = register.days.read(TODAY).lines[0]
    page.table.show_lines(TODAY, tuple(line._replace(no=no) for no in range(1, 1401)), supervising=False)
    page.grab()
    assert page.table.rowCount() == 1400
    assert len(page.lines.findChildren(QObject)) == before
    assert page.lines.verticalHeader().length() == 1400 * 32


@pytest.mark.thorough
def test_a_line_number_of_four_digits_is_not_cut(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = register.days.read

    def later(*which: Any) -> Any:
        page = read(*which)
        return dataclasses.replace(page, lines=tuple(line._replace(no=line.no + 1_000) for line in page.lines))

    monkeypatch.setattr(register.days, "read", later)
    page = open_page(qtbot, register, officer)
    assert numbers(page) == [1_001, 1_002, 1_003]
    text = page.lines.fontMetrics().horizontalAdvance("1003")
    assert page.lines.columnWidth(DayColumn.NO) >= text + 24
