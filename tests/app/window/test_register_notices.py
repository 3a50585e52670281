"""Notices of calendar and dates come and go with what they say."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, current_thread

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import WORK
from frontoffice.app.window.office_pages import CALENDAR
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.commands.calendar import Calendar
from frontoffice.register.journal.ids import new_id
from frontoffice.register.storage.desk import Notice
from frontoffice.register.storage.high_water_mark import HighWater
from tests.support.examples import a_register, an_intake
from tests.support.manual_sync import carry
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


@pytest.mark.thorough
def test_a_year_without_a_decree_is_no_notice_but_a_line_of_f4_that_leads_to_the_calendar(
    desk: Desk, qtbot: QtBot
) -> None:
    """November 2026: 2027 was only assumed when the program was shipped."""
    desk.sign_in(desk.supervisor)
    desk.counter.warm_up()
    qtbot.waitUntil(lambda: bool(desk.checked))
    assert desk.counter.window.notice_texts() == ()
    desk.counter.window.go(WORK.name)
    page = desk.counter.window.stack.view(WORK)
    assert "2027" in page.calendar_line.text.text()
    page.calendar_line.open.click()
    assert desk.counter.window.page_name == CALENDAR.name


def outdated(desk: Desk) -> list[str]:
    return [line for line in desk.counter.window.notice_texts() if "older calendar" in line]


@pytest.mark.thorough
def test_open_complaints_of_an_older_calendar_are_told_until_they_are_counted_again(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """One of another desk comes in after Pilkada (9-12) was accepted here: 14-12-2026 would be 15-12-2026."""
    register, pilkada = desk.counter.register, DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")
    with closing(a_register(tmp_path / "lain", clock=register.now, counter="L2")) as other:
        subject = other.complaints.record(an_intake(), desk.officer, new_id()).complaint.subject
        register.calendar.accept(register.calendar.preview([pilkada]), "", desk.supervisor, new_id())
        carry(other, register)
    desk.counter.controllers.centre.came_in.emit()
    qtbot.waitUntil(lambda: len(outdated(desk)) == 1)
    assert outdated(desk)[0].startswith("1 open complaint")
    register.calendar.accept(register.calendar.preview(()), "", desk.supervisor, new_id())
    desk.counter.register_notices.warn_of_outdated_dates()
    qtbot.waitUntil(lambda: not outdated(desk))
    assert register.complaints.get(subject).due.day == date(2026, 12, 15)


def test_dates_are_counted_beside_the_window_and_once_more_when_asked_meanwhile(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two were outdated when the count began; when it ends, all were counted again."""
    notices, begun, asked, counters = desk.counter.register_notices, Event(), Event(), []

    def count(_calendar: Calendar) -> int:
        counters.append(current_thread())
        begun.set()
        assert asked.wait(60)
        return 2 if len(counters) == 1 else 0

    monkeypatch.setattr(Calendar, "count_outdated_dates", count)
    notices.warn_of_outdated_dates()
    assert begun.wait(60)
    notices.warn_of_outdated_dates()
    notices.warn_of_outdated_dates()
    asked.set()
    qtbot.waitUntil(lambda: not notices.is_counting)
    assert len(counters) == 2
    assert current_thread() not in counters
    assert not outdated(desk)


@pytest.mark.posix("Windows keeps an open file in its place")
def test_a_register_that_cannot_be_read_is_said_where_the_dates_were_to_be_counted(desk: Desk, qtbot: QtBot) -> None:
    desk.where.register.rename(desk.where.register.with_name("away.db"))
    desk.where.register.mkdir()
    desk.counter.register_notices.warn_of_outdated_dates()
    qtbot.waitUntil(lambda: bool(desk.counter.window.notice_texts()))


@pytest.mark.thorough
def test_entries_that_are_all_back_are_missed_no_more(desk: Desk) -> None:
    register, notices = desk.counter.register, desk.counter.register_notices
    complaint = desk.record(desk.officer)
    entry = next(line for line in register.complaints.story(complaint.subject))
    missing = HighWater(entry.origin, entry.seq + 9, entry.hash)
    register.unit.notices.append(Notice(RegisterNotice.PUT_BACK, {"entries": 9, "seen": missing}))
    notices.refresh()
    assert "register_put_back" in desk.counter.window.notice_lines
    register.unit.notices[-1] = Notice(RegisterNotice.PUT_BACK, {"entries": 9, "seen": replace(missing, seq=entry.seq)})
    notices.refresh()
    assert "register_put_back" not in desk.counter.window.notice_lines
