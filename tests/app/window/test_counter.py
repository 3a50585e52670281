"""The counter at work: signing in, warming up, closing."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, current_thread

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.case_pages import COMPLAINT, INTAKE, RECORDED, WORK, open_complaint
from frontoffice.app.window.counter import CommitSignal
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.office_pages import CALENDAR
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.commands.calendar import Calendar
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.register.storage.high_water_mark import HighWater, HighWaterMark
from frontoffice.settings import SettingsFailure
from frontoffice.ui.intake.intake_fields import write_fields
from tests.support import foreign_process, timers
from tests.support.examples import OfficeClock, a_register, a_signed_in, an_intake, lay_blank
from tests.support.manual_sync import carry
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


def test_nobody_gets_past_the_sign_in(desk: Desk) -> None:
    desk.counter.window.go("record")
    assert desk.counter.window.page_name == "sign_in"


@pytest.mark.thorough
def test_whoever_signs_in_begins_with_a_new_complaint(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    assert desk.counter.window.page_name == "record"
    assert desk.counter.officer() == desk.officer


@pytest.mark.thorough
def test_the_window_does_not_close_over_what_the_register_cannot_keep(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.stack.view(INTAKE).form.write({"description": "Belum sempat disimpan"})
    with foreign_process.locked(desk.where.register):
        assert not desk.counter.window.close()
        assert "unkept" in desk.counter.window.notice_lines
    assert desk.counter.window.close()
    (draft,) = desk.counter.register.drafts.all()
    assert draft.fields["description"] == "Belum sempat disimpan"


@pytest.mark.thorough
def test_nobody_is_offered_to_close_over_what_is_typed_once_the_register_keeps_again(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.stack.view(INTAKE).form.write({"description": "Sempat disimpan"})
    with foreign_process.locked(desk.where.register):
        assert not desk.counter.window.close()
        desk.counter.refresh()
        assert "unkept" in desk.counter.window.notice_lines
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    qtbot.waitUntil(lambda: "unkept" not in desk.counter.window.notice_lines)
    (draft,) = desk.counter.register.drafts.all()
    assert draft.fields["description"] == "Sempat disimpan"


@pytest.mark.thorough
def test_what_went_wrong_at_the_start_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    failure = Unavailable(SettingsFailure.DAMAGED, path="x")
    counter = open_counter(
        register, SETTINGS, Places(tmp_path), lambda _theme: None, [failure], check=lambda _where: FileReport()
    )
    qtbot.addWidget(counter.window)
    assert len(counter.window.notice_texts()) == 1
    counter.notices.show_bug(counter.where.log)
    assert len(counter.window.notice_texts()) == 2
    counter.end()


@pytest.mark.thorough
def test_what_the_register_noticed_stands_there_before_anybody_signs_in(qtbot: QtBot, tmp_path: Path) -> None:
    path, marks = tmp_path / "register.db", tmp_path / "marks"
    register = open_register(path, desk_of(SETTINGS), clock=OfficeClock(), high_water_mark=HighWaterMark(marks, "m1"))
    register.complaints.record(an_intake(), a_signed_in(register), new_id())
    register.close()
    moved = open_register(path, desk_of(SETTINGS), clock=OfficeClock(), high_water_mark=HighWaterMark(marks, "m2"))
    counter = open_counter(moved, SETTINGS, Places(tmp_path), lambda _theme: None, check=lambda _where: FileReport())
    qtbot.addWidget(counter.window)
    assert [notice.code for notice in moved.notices()] == ["register_moved"]
    assert len(counter.window.notice_texts()) == 1
    counter.end()


@pytest.mark.thorough
def test_every_page_is_made_while_nothing_else_is_to_be_done(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.counter.warm):
        desk.counter.warm_up()
    assert all(desk.counter.window.stack.find_view(spec) is not None for spec in PAGES)


@pytest.mark.thorough
def test_whoever_signs_in_next_finds_the_page_in_front_as_it_is_for_them(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    subject = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint.subject
    desk.counter.window.show()
    open_complaint(desk.counter, subject)
    page = desk.counter.window.stack.view(COMPLAINT)
    page.handling.ask(Step.REVIEW)
    page.handling.form.text.setPlainText("Segera")
    assert not page.handling.form.isHidden()
    desk.counter.window.lock()
    desk.counter.sign_in(desk.officer)
    assert desk.counter.window.page_name == "record"
    open_complaint(desk.counter, subject)
    assert page.handling.form.isHidden()
    assert Step.REVIEW not in page.handling.buttons
    desk.counter.window.lock()
    desk.counter.sign_in(desk.supervisor)
    open_complaint(desk.counter, subject)
    assert Step.REVIEW in page.handling.buttons


@pytest.mark.thorough
def test_the_worklist_in_front_is_that_of_who_signs_in(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    desk.counter.window.go("work")
    desk.counter.window.stack.view(WORK).show_group("mine")
    assert len(desk.counter.window.stack.view(WORK).table.lines) == 1
    desk.counter.window.lock()
    desk.counter.sign_in(desk.officer)
    desk.counter.window.go("work")
    assert len(desk.counter.window.stack.view(WORK).table.lines) == 0


@pytest.mark.thorough
def test_the_exchange_looks_for_what_was_written_after_each_commit_and_at_no_other_time(
    desk: Desk, qtbot: QtBot
) -> None:
    assert not timers.running(desk.counter.controllers.centre.desk)
    looked: list[int] = []
    desk.counter.committed.connect(lambda: looked.append(desk.counter.register.outbox.own_entries()))
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    qtbot.waitUntil(lambda: bool(looked))
    assert looked == [desk.counter.register.outbox.own_entries()]


@pytest.mark.thorough
def test_the_exchange_with_the_centre_ends_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    counter = open_counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=lambda _where: FileReport())
    counter.controllers.centre.begin()
    assert timers.running(counter.controllers.centre)
    shiboken6.delete(counter.window)
    assert not timers.running(counter.controllers.centre)
    counter.end()


# --- What is counted around the pages is read once after each commit ---


def test_recording_one_complaint_reads_the_counts_and_the_page_in_front_anew_exactly_once(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.counter.sign_in(desk.officer)
    stack, register, read = desk.counter.window.stack, desk.counter.register, list[str]()
    count = register.counters.count_today

    def counted() -> int:
        read.append("counts")
        return count()

    monkeypatch.setattr(register.counters, "count_today", counted)
    monkeypatch.setattr(stack, "refresh_front", lambda: read.append("front"))
    qtbot.wait(0)
    read.clear()
    page = stack.view(INTAKE)
    page.form.write(write_fields(an_intake()))
    page.show_consequences()
    page.save()
    assert desk.counter.window.page_name == RECORDED.name
    assert read == []
    qtbot.wait(50)
    assert sorted(read) == ["counts", "front"]
    assert (desk.counter.counts.current.today, desk.counter.counts.current.unprinted) == (1, 1)


# --- Every commit is announced in the window's thread, once for all that came meanwhile ---


class Announcements:
    """Counts the signal, and notes whether it came in the window's thread."""

    def __init__(self, qtbot: QtBot, on_commit: list[Callable[[], None]]) -> None:
        self.qtbot = qtbot
        self.signal = CommitSignal(on_commit)
        self.times = 0
        self.signal.committed.connect(self._count)

    def _count(self) -> None:
        assert QThread.isMainThread()
        self.times += 1

    def after_a_turn(self) -> int:
        QCoreApplication.processEvents()
        return self.times


@pytest.fixture
def announcements(register: Register, qtbot: QtBot) -> Announcements:
    return Announcements(qtbot, register.on_commit)


@pytest.mark.thorough
def test_many_commits_are_one_signal_when_the_event_loop_comes_round(
    register: Register, announcements: Announcements
) -> None:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, new_id(), with_paper=True)
    assert announcements.times == 0
    assert announcements.after_a_turn() == 1
    assert announcements.after_a_turn() == 1


class Painted(QWidget):
    """Notes when it is painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self.order = order

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        self.order.append("painted")


def test_what_is_to_be_painted_goes_before_what_listens(
    register: Register, announcements: Announcements, qtbot: QtBot
) -> None:
    order: list[str] = []
    seen = Painted(order)
    qtbot.addWidget(seen)
    seen.show()
    qtbot.waitUntil(lambda: bool(order))
    announcements.after_a_turn()
    order.clear()
    announcements.signal.committed.connect(lambda: order.append("committed"))
    a_signed_in(register)  # a commit
    seen.update()
    announcements.after_a_turn()
    assert order == ["painted", "committed"]


def test_a_commit_of_another_thread_through_its_own_connection_is_heard_in_the_windows(
    register: Register, announcements: Announcements
) -> None:
    def begin_origin() -> None:
        with closing(register.replica()) as replica:
            replica.begin_origin("a copy has spoken")

    thread = threading.Thread(target=begin_origin)
    thread.start()
    thread.join(20)
    assert announcements.after_a_turn() == 1


def test_the_bookkeeping_of_each_round_is_not_announced(register: Register, announcements: Announcements) -> None:
    """Lists that are looked at would be read anew each minute, and what is pulled down in them would close."""
    with closing(register.replica()) as replica:
        replica.greeting(replica.present())
        replica.store_next_token(replica.present())
        replica.sync_log.keep({}, complete=True)
    assert announcements.after_a_turn() == 0


def test_what_was_rolled_back_is_not_announced(register: Register, announcements: Announcements) -> None:
    with pytest.raises(ZeroDivisionError), register.unit.writing():
        raise ZeroDivisionError
    assert announcements.after_a_turn() == 0


@pytest.mark.thorough
def test_what_is_committed_while_the_listeners_read_is_announced_anew(
    register: Register, announcements: Announcements
) -> None:
    officer = a_signed_in(register)
    announcements.after_a_turn()
    before = announcements.times

    def record_once() -> None:
        announcements.signal.committed.disconnect(record_once)
        register.complaints.record(an_intake(), officer, new_id())

    announcements.signal.committed.connect(record_once)
    announcements.signal.announce()
    announcements.qtbot.waitUntil(lambda: announcements.times == before + 2)


def test_who_stopped_hears_no_more(register: Register, announcements: Announcements) -> None:
    announcements.signal.announce()
    announcements.signal.stop()
    a_signed_in(register)
    assert announcements.after_a_turn() == 0


def test_what_comes_home_after_the_end_is_announced_to_nobody(announcements: Announcements) -> None:
    announcements.signal.stop()
    announcements.signal.announce()
    assert announcements.after_a_turn() == 0


# --- Who works at a counter, as the register knows them by now ---


def test_another_role_holds_at_once_for_who_is_signed_in(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    officers = desk.counter.register.officers
    other = officers.add("Ratna Dewi", Role.SUPERVISOR, "", "270614", desk.supervisor, new_id())
    officers.change(dataclasses.replace(desk.supervisor, role=Role.OFFICER), other, new_id())
    assert desk.counter.officer().role is Role.OFFICER
    desk.counter.refresh()
    assert desk.counter.window.signed_in == desk.counter.officer()


@pytest.mark.thorough
def test_whoever_may_sign_in_no_more_is_signed_out_and_writes_nothing(desk: Desk) -> None:
    desk.counter.sign_in(desk.officer)
    register = desk.counter.register
    register.officers.change(dataclasses.replace(desk.officer, active=False), desk.supervisor, new_id())
    with pytest.raises(Refused) as error:
        register.complaints.record(an_intake(), desk.officer, new_id())
    assert [one.code for one in error.value.problems] == ["officer_disabled"]
    desk.counter.refresh()
    assert desk.counter.window.is_locked
    assert any(desk.officer.name in text for text in desk.counter.window.notice_texts())


# --- Notices of calendar and dates come and go with what they say ---


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
    desk.sign_in(desk.supervisor)
    desk.counter.window.show()
    desk.counter.window.go(CALENDAR.name)
    page = desk.counter.window.stack.view(CALENDAR)
    qtbot.waitUntil(lambda: page.moves_title.text().startswith("Counted by an older calendar: 1 "))
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
