"""What presses is shown to whoever signs in, and once read only when it is another."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import DAY, UNPRINTED, WORK
from frontoffice.app.window.desk_pages import BACKUPS
from frontoffice.app.window.report_pages import SLIPS
from frontoffice.domain.people import Officer
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries import worklist
from frontoffice.register.queries.urgency import LATER, URGENCIES
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.morning_strip import MorningItem
from tests.support.examples import OfficeClock, a_letter, an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def record_late(desk: Desk, day: int = 2) -> None:
    letter = a_letter(received_on=date(2026, 11, day), received_why="Libur", external_id="")
    desk.counter.register.complaints.record(letter, desk.officer, new_id())


def come(desk: Desk, officer: Officer) -> tuple[MorningItem, ...]:
    """Sign in, and what the strip shows."""
    desk.counter.window.lock()
    desk.counter.sign_in(officer)
    return desk.counter.window.morning.items


def texts(items: tuple[MorningItem, ...]) -> list[str]:
    return [item.text for item in items]


def press(desk: Desk, code: str) -> None:
    items = desk.counter.window.morning.items
    desk.counter.window.morning.buttons[[item.code for item in items].index(code)].click()


@pytest.mark.thorough
def test_nothing_presses_where_nothing_is_open(desk: Desk) -> None:
    assert come(desk, desk.officer) == ()
    assert desk.counter.window.morning.isHidden()


@pytest.mark.thorough
def test_a_supervisor_sees_what_is_late_due_and_not_reviewed(desk: Desk) -> None:
    record_late(desk)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    assert texts(come(desk, desk.supervisor)) == ["Late 1", "Waiting for me 2", "Not reviewed 2"]


@pytest.mark.thorough
def test_the_strip_and_the_bar_of_the_worklist_name_the_same_days_with_the_same_numbers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = OfficeClock()
    monkeypatch.setattr(desk.counter.register.unit, "now", clock)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    bar = desk.counter.window.stack.view(WORK).bar
    for days in (13, 5, 1, 1, 1):
        clock.move(days=days)
        come(desk, desk.supervisor)
        desk.counter.window.go(WORK.name)
        shown = {item.code: item.text for item in desk.counter.window.morning.items if item.code in URGENCIES}
        for code, text in shown.items():
            press(desk, code)
            assert bar.parts[code].text().casefold() == " ".join(reversed(text.casefold().rsplit(" ", 1)))
        assert {code for code, part in bar.parts.items() if part.share} - {LATER} == {*shown}


@pytest.mark.thorough
def test_an_officer_sees_what_waits_for_them_and_for_paper(desk: Desk) -> None:
    record_late(desk)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id(), with_paper=True)
    assert texts(come(desk, desk.officer)) == ["Not yet printed 1"]
    press(desk, "unprinted")
    assert desk.counter.window.page_name == UNPRINTED.name


@pytest.mark.thorough
def test_an_item_leads_to_its_group(desk: Desk) -> None:
    record_late(desk)
    come(desk, desk.supervisor)
    press(desk, worklist.LATE)
    assert desk.counter.window.page_name == WORK.name
    page = desk.counter.window.stack.view(WORK)
    assert (page.group, len(page.table.lines)) == (worklist.LATE, 1)


def test_days_not_closed_lead_to_the_page_of_the_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = OfficeClock()
    monkeypatch.setattr(desk.counter.register.unit, "now", clock)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    clock.move(days=1)
    assert "Days not closed 1" in texts(come(desk, desk.supervisor))
    press(desk, "days")
    assert desk.counter.window.page_name == DAY.name
    assert desk.counter.window.stack.view(DAY).day_title.text() == "Selasa, 24 November 2026"


@pytest.mark.thorough
def test_slips_that_are_open_press_and_lead_to_their_page(desk: Desk) -> None:
    desk.counter.register.slips.reserve(3, "Pemadaman", desk.officer, new_id())
    for officer in (desk.supervisor, desk.officer):
        assert texts(come(desk, officer)) == ["Open slips 3"]
    press(desk, "slips")
    assert desk.counter.window.page_name == SLIPS.name
    desk.counter.register.slips.void(
        [slip.number for slip in desk.counter.register.slips.open()], "Tidak terpakai", desk.supervisor, new_id()
    )
    assert come(desk, desk.officer) == ()


@pytest.mark.thorough
def test_what_a_light_warns_of_stands_in_the_strip(desk: Desk) -> None:
    desk.counter.window.backup_light.show_none()
    assert texts(come(desk, desk.supervisor)) == ["No copy yet"]
    press(desk, "backup")
    assert desk.counter.window.page_name == BACKUPS.name
    desk.counter.window.backup_light.show_whole("10.32")
    assert come(desk, desk.supervisor) == ()


@pytest.mark.thorough
def test_a_copy_that_fails_later_presses_too(desk: Desk) -> None:
    assert come(desk, desk.supervisor) == ()
    desk.counter.window.backup_light.show_failed("10.32", "The disk is full.")
    assert texts(desk.counter.window.morning.items) == ["Copy of 10.32, the last one failed"]
    desk.counter.window.morning.understood.click()
    desk.counter.window.backup_light.show_failed("11.02", "The disk is full.")
    assert desk.counter.window.morning.isHidden()
    desk.counter.window.backup_light.show_none()
    assert not desk.counter.window.morning.isHidden()


@pytest.mark.thorough
def test_behind_the_lock_nothing_is_shown(desk: Desk) -> None:
    come(desk, desk.supervisor)
    desk.counter.window.lock()
    desk.counter.window.backup_light.show_none()
    assert desk.counter.window.morning.isHidden()


@pytest.mark.thorough
def test_once_read_it_comes_again_only_when_what_presses_is_another(desk: Desk) -> None:
    record_late(desk)
    come(desk, desk.supervisor)
    desk.counter.window.morning.understood.click()
    assert desk.counter.window.morning.isHidden()
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())  # one more that is not reviewed
    desk.counter.refresh()
    assert desk.counter.window.morning.isHidden()
    assert come(desk, desk.supervisor) == ()
    record_late(desk, day=3)
    assert "Late 2" in texts(come(desk, desk.supervisor))


@pytest.mark.thorough
def test_what_one_read_another_has_not(desk: Desk) -> None:
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id(), with_paper=True)
    come(desk, desk.supervisor)
    desk.counter.window.morning.understood.click()
    assert come(desk, desk.officer)


@pytest.mark.thorough
def test_its_numbers_follow_what_is_written(desk: Desk) -> None:
    record_late(desk)
    come(desk, desk.supervisor)
    record_late(desk, day=3)
    desk.counter.refresh()
    assert "Late 2" in texts(desk.counter.window.morning.items)


@pytest.mark.thorough
def test_a_locked_window_shows_none(desk: Desk) -> None:
    record_late(desk)
    come(desk, desk.supervisor)
    desk.counter.window.lock()
    assert desk.counter.window.morning.isHidden()


def test_the_strip_is_seen_on_the_first_page_alone_and_keeps_its_keys(desk: Desk, qtbot: QtBot) -> None:
    record_late(desk)
    window = desk.counter.window
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    come(desk, desk.supervisor)
    qtbot.waitUntil(window.morning.buttons[0].isVisible)
    window.go(DAY.name)
    assert not any(button.isVisible() for button in window.morning.buttons)
    assert window.notices.height() <= window.notices.lines[WindowNotice.NOT_ENCRYPTED].height() + 8
    window.notices.drop_notice(WindowNotice.NOT_ENCRYPTED)
    assert window.notices.height() == 1
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_1, held)
    assert window.page_name == WORK.name
    come(desk, desk.supervisor)
    qtbot.waitUntil(window.morning.buttons[0].isVisible)
