"""A copy is put back from the window: the counter ends, the register is exchanged, and the program opens anew."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.settings.desk_settings import desk_of, facts_of
from frontoffice.app.startup import restoring
from frontoffice.app.startup.starting import Starting
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import open_register
from frontoffice.register.storage import backup, restore
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Office, Settings
from frontoffice.ui.shell.first_start import FirstStart
from frontoffice.ui.shell.start_pages import StartupErrorPage
from tests.conftest import Announce
from tests.support.examples import MORNING, OfficeClock, a_signed_in, an_intake, an_officer, lay_blank

SETTINGS = Settings(office=Office(address="Air Itam"))


def begun(folder: Path) -> tuple[Places, Path]:
    """A counter that recorded five complaints, and a copy of it when it had three."""
    where = Places(folder / "data", folder / "marks")
    mark = HighWaterMark(folder / "marks")
    lay_blank(where.register)
    register = open_register(where.register, desk_of(SETTINGS), clock=OfficeClock(), high_water_mark=mark)
    with closing(register):
        register.configuration.record(facts_of(SETTINGS), a_signed_in(register, Role.SUPERVISOR))
        for _ in range(3):
            register.complaints.record(an_intake(), an_officer(), uuid4())
        copy = folder / backup.make(where.register, folder, lambda: MORNING).file
        for _ in range(2):
            register.complaints.record(an_intake(), an_officer(), uuid4())
    settings_file.save(where.settings, SETTINGS)
    return where, copy


def test_the_program_opens_anew_on_the_copy_and_asks_for_the_last_number(
    qtbot: QtBot, qapp: Any, tmp_path: Path
) -> None:
    where, copy = begun(tmp_path)
    starting = Starting(qapp, where, training=False, clock=OfficeClock())
    starting.begin()
    first = starting.counter
    assert first is not None
    restore.prepare(copy, where.register)
    first.restore_asked.emit()
    second = starting.counter
    assert second is not None
    assert second is not first
    assert second.register.counters.count_today() == 3
    assert second.register.numbering.find_block() == "numbering_unconfirmed"
    assert second.register.numbering.last_known().no == 5
    assert any("older than it was" in text for text in second.window.notice_texts())
    starting.end()
    second.window.close()


@pytest.mark.thorough
def test_without_a_copy_that_lies_ready_the_register_is_what_it_was(qtbot: QtBot, qapp: Any, tmp_path: Path) -> None:
    where, _ = begun(tmp_path)
    before = Places(where.folder).register.stat().st_size
    starting = Starting(qapp, where, training=False, clock=OfficeClock())
    starting.begin()
    assert starting.counter is not None
    failure = restoring.exchange(starting.counter, where, MORNING)
    assert failure is not None
    assert where.register.stat().st_size == before
    assert restoring.please_wait().windowTitle()
    starting.counter = None
    starting.end()


@pytest.mark.thorough
def test_on_a_new_computer_a_copy_is_the_register_and_the_last_number_is_asked_for(
    qtbot: QtBot, qapp: Any, tmp_path: Path
) -> None:
    _, copy = begun(tmp_path)
    new = Places(tmp_path / "new", tmp_path / "marks of the new one")
    starting = Starting(qapp, new, training=False, clock=OfficeClock())
    starting.begin()
    page = starting.window and starting.window.centralWidget()
    assert isinstance(page, FirstStart)
    page.restore_asked.emit(copy)
    assert starting.counter is not None
    assert starting.counter.register.counters.count_today() == 3
    assert starting.counter.register.numbering.find_block() == "numbering_unconfirmed"
    starting.end()
    starting.counter.window.close()


def test_a_register_that_is_damaged_is_replaced_by_a_copy_and_kept(
    qtbot: QtBot, qapp: Any, tmp_path: Path, announce: Announce
) -> None:
    announce("could not open: register_damaged")
    announce("the register cannot be read")
    where, copy = begun(tmp_path)
    where.register.write_bytes(b"\x55" * 8_000)
    starting = Starting(qapp, where, training=False, clock=OfficeClock())
    starting.begin()
    page = starting.window and starting.window.centralWidget()
    assert isinstance(page, StartupErrorPage)
    assert not page.restore.isHidden()
    (tmp_path / "notes.db").write_bytes(b"\x55" * 8_000)
    page.restore_asked.emit(tmp_path / "notes.db")
    page = starting.window and starting.window.centralWidget()
    assert isinstance(page, StartupErrorPage), "that was no copy"
    page.restore_asked.emit(copy)
    assert starting.counter is not None
    assert starting.counter.register.numbering.last_known().no == 5
    assert [one.read_bytes() for one in where.folder.glob("*.before-restore-*.db")] == [b"\x55" * 8_000]
    starting.end()
    starting.counter.window.close()


def test_no_copy_is_put_back_into_a_folder_that_is_synchronised(tmp_path: Path) -> None:
    where = Places(tmp_path / "Nextcloud")
    failure = restoring.put_back(tmp_path / "copy.db", where, MORNING)
    assert failure is not None
    assert failure.code == RegisterFailure.FOLDER_SYNCHRONISED
    assert failure.facts["service"] == "Nextcloud"
    assert not where.folder.exists()
