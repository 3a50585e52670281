"""What the check of the whole file found is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.file_check import FileReport, FileState
from frontoffice.app.window.page_registry import open_counter
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage import opening
from tests.support.examples import OfficeClock, lay_blank
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


def test_the_whole_file_is_checked_beside_the_work(desk: Desk, qtbot: QtBot) -> None:
    desk.counter.warm_up()
    qtbot.waitUntil(lambda: desk.checked == [desk.where])


@pytest.mark.thorough
def test_a_broken_chain_is_told_and_stays_told(qtbot: QtBot, tmp_path: Path) -> None:
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    broken = FileReport(FileState.BROKEN, "rusak: 7")
    counter = open_counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=lambda _where: broken)
    qtbot.addWidget(counter.window)
    counter.warm_up()
    qtbot.waitUntil(lambda: any("7" in text for text in counter.window.notice_texts()))
    counter.end()


@pytest.mark.parametrize(
    ("state", "notices"),
    [
        (FileState.WHOLE, set()),
        (FileState.CALLED_OFF, {"ended_uncleanly"}),
        (FileState.BROKEN, {"ended_uncleanly", "chain_broken"}),
        (FileState.DIFFERS, {"ended_uncleanly", "tables_differ"}),
        (FileState.UNKNOWN, {"ended_uncleanly", "file_not_checked"}),
    ],
)
def test_only_a_file_that_was_found_whole_ends_the_word_of_an_unclean_end(
    desk: Desk, state: FileState, notices: set[str]
) -> None:
    desk.counter.window.show_notice("The program did not end properly.", "ended_uncleanly")
    desk.counter.controllers.file_check.show(FileReport(state, "7"))
    assert set(desk.counter.window.notice_lines) == notices
    assert opening.takes_minutes(desk.where.register) is (state is FileState.DIFFERS)


@pytest.mark.thorough
def test_a_check_that_fails_by_itself_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    def fails(_where: Places) -> FileReport:
        raise OSError("no more processes")

    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    counter = open_counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=fails)
    qtbot.addWidget(counter.window)
    counter.warm_up()
    qtbot.waitUntil(lambda: "file_not_checked" in counter.window.notice_lines)
    counter.end()
