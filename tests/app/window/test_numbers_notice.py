"""Whoever signs in knows that this counter gives no number, before a complainant stands there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.office_pages import LAST_NUMBER
from frontoffice.app.window.page_registry import open_counter
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.settings import Office, Settings
from frontoffice.ui.messages.window_sentences import WindowNotice
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank

SETTINGS = Settings(office=Office(address="Air Itam"))
SERIES = "series_of_another_desk"


class NumberingDesk:
    """A counter in whose series another desk counts, too."""

    def __init__(self, folder: Path, clock: OfficeClock) -> None:
        self.where = Places(folder)
        lay_blank(self.where.register)
        self.register = open_register(self.where.register, desk_of(SETTINGS), clock=clock)
        self.boss = a_signed_in(self.register, Role.SUPERVISOR)
        self.counter = open_counter(self.register, SETTINGS, self.where, lambda _: None, check=lambda _: FileReport())

    def another_counts_in(self, series: str) -> None:
        self.register.unit.connection.execute("INSERT INTO foreign_series VALUES (?, ?)", (series, uuid4().bytes))

    def sign_in(self) -> None:
        self.counter.sign_in(self.boss)

    def shown(self) -> set[str]:
        """The lines about numbers, but not that the register is not encrypted."""
        return {*self.counter.window.notice_lines} - {WindowNotice.NOT_ENCRYPTED}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: OfficeClock) -> Iterator[NumberingDesk]:
    desk = NumberingDesk(tmp_path, clock)
    qtbot.addWidget(desk.counter.window)
    yield desk
    desk.counter.end()


def test_a_series_of_another_desk_is_told_at_sign_in_until_a_supervisor_takes_it_over(
    desk: NumberingDesk, qtbot: QtBot
) -> None:
    desk.another_counts_in("L1")
    desk.sign_in()
    (text,) = (line for line in desk.counter.window.notice_texts() if "not encrypted" not in line)
    assert "L1" in text
    desk.register.numbering.take_over_series("Komputer lama rusak", desk.boss, new_id())
    qtbot.waitUntil(lambda: desk.shown() == set())


@pytest.mark.thorough
def test_where_nobody_answers_for_the_disk_the_line_leads_to_the_last_number(desk: NumberingDesk) -> None:
    numbering = desk.register.numbering
    numbering.await_rollback_check()
    desk.sign_in()
    assert desk.shown() == set(), "it passes in seconds"
    numbering.end_rollback_check(has_answered=False)
    desk.counter.register_notices.numbers.refresh()
    desk.counter.window.show_officer(desk.boss)
    line = desk.counter.window.notice_lines[WindowNotice.ROLLBACK_UNCHECKED]
    assert line.offered is not None
    line.offered.click()
    assert desk.counter.window.page_name == LAST_NUMBER.name


@pytest.mark.thorough
def test_what_was_read_comes_back_for_the_next_who_signs_in_and_not_with_every_exchange(desk: NumberingDesk) -> None:
    desk.another_counts_in("L1")
    desk.sign_in()
    desk.counter.window.notice_lines[SERIES].read.click()
    desk.counter.refresh()
    assert SERIES not in desk.shown()
    desk.sign_in()
    assert SERIES in desk.shown()


@pytest.mark.thorough
def test_entries_that_come_in_while_somebody_works_are_told_at_once(desk: NumberingDesk) -> None:
    desk.sign_in()
    desk.another_counts_in("L1")
    desk.counter.refresh()
    assert SERIES in desk.shown()


@pytest.mark.thorough
def test_another_code_in_the_settings_settles_it(desk: NumberingDesk) -> None:
    desk.another_counts_in("L1")
    desk.sign_in()
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, counter="L2"))
    assert desk.shown() == set()


@pytest.mark.thorough
def test_a_clock_in_doubt_is_told_with_its_day(desk: NumberingDesk, clock: OfficeClock) -> None:
    desk.register.complaints.record(an_intake(), desk.boss, new_id())
    clock.move(days=366)
    desk.sign_in()
    assert "clock_doubtful" in desk.shown()


@pytest.mark.thorough
def test_a_desk_that_gives_no_numbers_is_told_nothing_of_them(desk: NumberingDesk) -> None:
    desk.sign_in()
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, gives_numbers=False))
    desk.another_counts_in("L1")
    desk.sign_in()
    assert desk.shown() == set()
