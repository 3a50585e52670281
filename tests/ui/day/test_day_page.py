from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer, Role
from frontoffice.register.register import Register
from frontoffice.ui.day.day_page import DayPage
from frontoffice.ui.day.day_table import DayColumn
from tests.support.examples import TODAY, OfficeClock, a_letter, a_signed_in, an_intake
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
    return [int(str(page.table.index(row, DayColumn.NO).data())) for row in range(page.table.rowCount())]


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
    page.fold.go()
    QTest.keyClicks(page.text_filter, "t n")
    assert page.text_filter.text() == "t n"


@pytest.mark.thorough
def test_a_total_filters_by_what_it_counts_and_once_more_lets_go(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    incomplete = page.strip.button("incomplete")
    assert incomplete.text() == "Papers 1"
    incomplete.setFocus()
    QTest.keyClick(incomplete, Qt.Key.Key_Space)
    assert numbers(page) == [3]
    assert page.state_filter.currentData() == "incomplete"
    assert page.strip.button("").text() == "All 3"  # totals are the day's, not the filter's
    QTest.keyClick(incomplete, Qt.Key.Key_Space)
    assert numbers(page) == [1, 2, 3]


def test_the_filters_unfold_and_count_and_what_is_set_is_a_chip(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    assert page.more_filters.isHidden()
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert page.channel_filter.hasFocus()
    assert [page.channel_filter.itemText(row) for row in range(3)] == ["All channels", "Loket 1", "Telepon 1"]
    QTest.keyClicks(page.channel_filter, "Surat")
    assert numbers(page) == [3]
    page.text_filter.setText("a")
    page.fold.button.click()
    assert page.more_filters.isHidden()
    assert page.fold.height() == page.fold.chips.height(), "its room is the lines' at once"
    chips = page.fold.chips.chips
    assert [chip.accessibleName() for chip in chips.values()] == ["“a”  ✕", "Channel: Surat diantar  ✕"]
    chips["text"].click()
    assert [*page.fold.chips.chips] == ["channel"]
    QTest.keyClick(page.lines, Qt.Key.Key_Escape)
    assert (numbers(page), page.fold.chips.isHidden()) == ([1, 2, 3], True)


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
    QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
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
def test_nothing_is_scrolled_sideways_and_no_date_is_cut(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    due = page.lines.fontMetrics().horizontalAdvance(str(page.table.index(0, DayColumn.DUE).data()))
    for width in (683, 1000, 1280, 1366):
        page.resize(width, 640)
        qtbot.waitUntil(lambda width=width: page.width() == width)  # type: ignore[misc]
        widths = [page.lines.columnWidth(column) for column in DayColumn]
        assert sum(widths) == page.lines.viewport().width()
        assert min(widths) > 40
        assert widths[DayColumn.DUE] >= due + 22


@pytest.mark.thorough
@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_lines_come_first_whatever_room_there_is(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    first = page.lines.viewport().mapTo(page, page.lines.viewport().rect().topLeft()).y()
    assert first <= 125  # of a window of 768: header and page above the first line are a quarter of it
    assert page.pane.isVisible()
    page.resize(683, 280)  # what 200 % leaves of 1366x768
    qtbot.waitUntil(lambda: page.width() == 683)
    assert not page.pane.isVisible()
    assert page.minimumSizeHint().width() <= 683
    assert page.minimumSizeHint().height() <= 280
    assert page.lines.viewport().height() >= 4 * page.lines.rowHeight(0)
    QTest.keyClick(page.lines, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert page.review_note.hasFocus()  # and is seen for that
    QTest.keyClicks(page.review_note, "Cek")
    QTest.keyClick(page.review_note, Qt.Key.Key_Return)
    assert not page.review_bar.isVisible()


@pytest.mark.thorough
def test_the_filter_keeps_what_is_typed_where_the_page_becomes_narrow(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    page.fold.go()
    QTest.keyClicks(page.text_filter, "ka")
    page.resize(683, 340)
    qtbot.waitUntil(page.day_title.isHidden)
    assert page.text_filter.hasFocus()
    QTest.keyClicks(page.text_filter, "sar")
    assert numbers(page) == [2]


@pytest.mark.thorough
def test_a_day_of_1400_lines_makes_no_widget_for_any(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    before = len(page.lines.findChildren(QObject))
    line = register.days.read(TODAY).lines[0]
    page.table.show_lines(TODAY, tuple(line._replace(no=no) for no in range(1, 1401)))
    page.grab()
    assert page.table.rowCount() == 1400
    assert len(page.lines.findChildren(QObject)) == before
    assert page.lines.verticalHeader().length() == 1400 * 32


def test_the_marked_line_stands_in_full_below_and_takes_no_key(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    assert page.pane.heading.text().startswith("0001/PGD-L1/2026")
    QTest.keyClick(page.lines, Qt.Key.Key_Down)
    assert page.pane.story.text() == "Petugas kasar"
    assert page.lines.hasFocus()
    with qtbot.waitSignal(page.opened) as opened:
        page.pane.open_button.click()
    assert opened.args == [three[1].subject]


def test_a_narrow_page_has_no_title_and_shorter_words(qtbot: QtBot, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    register.complaints.record(an_intake(), supervisor, uuid4())
    page = in_front(qtbot, DayPage(register, lambda: supervisor), 1366, 640)
    page.start()
    assert "Ctrl+P" in page.closing.print_page.text()
    page.resize(683, 340)
    qtbot.waitUntil(page.day_title.isHidden)
    assert "Ctrl+P" not in page.closing.print_page.text()
    page.resize(1366, 640)
    qtbot.waitUntil(page.day_title.isVisible)
    assert "Ctrl+P" in page.closing.print_page.text()
