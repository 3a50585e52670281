"""What an officer acknowledged stays acknowledged until it changes, over a restart too; dangers come each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.notice_controller import FOR_GOOD
from frontoffice.app.window.page_registry import open_counter
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import Office, Settings
from frontoffice.ui.messages import window_sentences
from frontoffice.ui.messages.window_sentences import WindowNotice
from tests.conftest import Announce
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.examples import OfficeClock, a_register, a_signed_in, an_intake, lay_blank
from tests.support.manual_sync import carry

SETTINGS = Settings(office=Office(address="Air Itam"))
OUTDATED = WindowNotice.DATES_OUTDATED
PILKADA = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")


class Days:
    """One counter that is started and ended; complaints of another desk keep the dates of an older calendar."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.where, self.elsewhere = qtbot, Places(folder / "sini"), folder / "sana"
        lay_blank(self.where.register)
        self.start()
        self.supervisor = a_signed_in(self.register, Role.SUPERVISOR, "Budi Penyelia")
        self.officer = a_signed_in(self.register)
        self.register.calendar.accept(self.register.calendar.preview([PILKADA]), "", self.supervisor, new_id())

    def start(self) -> None:
        self.register = open_register(self.where.register, desk_of(SETTINGS), clock=OfficeClock())
        self.counter = open_counter(
            self.register, SETTINGS, self.where, lambda _theme: None, check=lambda _where: FileReport()
        )
        self.qtbot.addWidget(self.counter.window)

    def restart(self) -> None:
        self.counter.end()
        self.start()

    def one_comes_in(self) -> UUID:
        with closing(a_register(self.elsewhere, clock=self.register.now, counter="L2")) as other:
            subject = other.complaints.record(an_intake(), self.officer, new_id()).complaint.subject
            carry(other, self.register)
        self.count_dates()
        return subject

    def count_dates(self) -> None:
        """What the window does when entries of other desks came in."""
        self.counter.controllers.centre.came_in.emit()
        self.qtbot.waitUntil(lambda: not self.counter.register_notices.is_counting)

    def texts(self, code: str) -> list[str]:
        line = self.counter.window.notice_lines.get(code)
        return [line.text()] if line else []

    def acknowledge(self, code: str) -> None:
        self.counter.window.notice_lines[code].read.click()
        assert self.texts(code) == []


@pytest.fixture
def days(qtbot: QtBot, tmp_path: Path) -> Iterator[Days]:
    days = Days(qtbot, tmp_path)
    yield days
    days.counter.end()


def test_what_a_supervisor_acknowledged_stays_so_over_a_restart_until_its_facts_change(days: Days) -> None:
    days.counter.window.show_officer(days.supervisor)
    days.one_comes_in()
    assert days.texts(OUTDATED)[0].startswith("1 open")
    days.acknowledge(OUTDATED)
    days.count_dates()
    assert days.texts(OUTDATED) == []
    days.restart()
    days.count_dates()
    assert days.texts(OUTDATED) == []
    days.one_comes_in()
    assert days.texts(OUTDATED)[0].startswith("2 open")


@pytest.mark.thorough
def test_who_cannot_settle_it_takes_it_away_for_today_only(days: Days) -> None:
    days.counter.window.show_officer(days.officer)
    days.one_comes_in()
    days.acknowledge(OUTDATED)
    days.count_dates()
    assert days.texts(OUTDATED) == []
    days.restart()
    days.count_dates()
    assert len(days.texts(OUTDATED)) == 1


@pytest.mark.thorough
def test_what_was_settled_and_comes_again_is_news(days: Days) -> None:
    days.counter.window.show_officer(days.supervisor)
    days.one_comes_in()
    days.acknowledge(OUTDATED)
    days.register.calendar.accept(days.register.calendar.preview(()), "", days.supervisor, new_id())
    days.count_dates()
    days.restart()
    days.one_comes_in()
    assert days.texts(OUTDATED)[0].startswith("1 open")


@pytest.mark.thorough
def test_the_file_holds_no_text_and_no_name(days: Days) -> None:
    days.counter.window.show_officer(days.supervisor)
    days.one_comes_in()
    days.acknowledge(OUTDATED)
    kept = days.where.acknowledged.read_text(encoding="ascii")
    assert OUTDATED in kept
    assert "open" not in kept
    assert days.supervisor.name not in kept


@pytest.mark.thorough
def test_a_danger_comes_each_time_it_arises(days: Days) -> None:
    days.counter.window.show_officer(days.supervisor)
    for _start in range(2):
        days.counter.notices.show(Notice(RegisterNotice.CHAIN_BROKEN, {"where": "L1 3"}))
        days.acknowledge(RegisterNotice.CHAIN_BROKEN)
        assert not days.where.acknowledged.exists()
        days.restart()


@pytest.mark.thorough
@pytest.mark.parametrize("damaged", ["", "{", "[1]", '{"dates_outdated": 5}', "\xff"])
def test_a_file_that_makes_no_sense_lets_notices_come_again(days: Days, damaged: str) -> None:
    days.where.acknowledged.write_bytes(damaged.encode("latin-1"))
    days.restart()
    days.one_comes_in()
    assert len(days.texts(OUTDATED)) == 1


@pytest.mark.thorough
def test_while_the_disk_refuses_it_is_acknowledged_until_the_next_start(days: Days, announce: Announce) -> None:
    announce("an acknowledgement was not kept: ")
    days.where.acknowledged.mkdir()
    days.counter.window.show_officer(days.supervisor)
    days.one_comes_in()
    days.acknowledge(OUTDATED)
    days.count_dates()
    assert days.texts(OUTDATED) == []
    days.restart()
    days.count_dates()
    assert len(days.texts(OUTDATED)) == 1


def test_of_every_notice_it_is_decided_whether_it_can_be_acknowledged_for_good() -> None:
    assert set(FOR_GOOD) == set(window_sentences.NOTICES)


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_what_was_acknowledged_before_is_not_forgotten(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices = days.counter.notices
    notices.keep("one", {"fact": 1})
    stays_whole_over_a_cut(monkeypatch, days.where.acknowledged, lambda: notices.keep("other", {"fact": 2}))
    assert notices.is_kept("one", {"fact": 1})
