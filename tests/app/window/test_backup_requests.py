"""The page of copies in a counter's window: what it asks for is done."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.backup_requests import BackupRequests
from frontoffice.app.window.case_pages import DAY
from frontoffice.app.window.desk_pages import BACKUPS
from frontoffice.register.storage import backup_place, encryption, restore
from frontoffice.settings import BackupPlace
from frontoffice.ui.admin.backup_page import BackupPage
from tests.support import same_process
from tests.support.backup_desk import At, Held
from tests.support.examples import OfficeClock, an_intake
from tests.support.fakes import AtOnce
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


class AskedRestore(At):
    """The same with its page."""

    def __init__(self, folder: Path, qtbot: QtBot, clock: OfficeClock) -> None:
        super().__init__(folder, qtbot, clock)
        self.backups.begin()
        self.open_page(qtbot)

    def open_page(self, qtbot: QtBot) -> None:
        self.page = BackupPage(self.register)
        qtbot.addWidget(self.page)
        self.page.show()
        self.requests = BackupRequests(self.page, self.register, self.backups, self.settings)


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot, clock: OfficeClock) -> Iterator[AskedRestore]:
    with same_process.in_use():
        found = AskedRestore(tmp_path, qtbot, clock)
        yield found
        found.backups.end()
    found.commits.stop()
    found.register.close()


def test_a_folder_becomes_a_place_once_and_gets_its_copy(at: AskedRestore, tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    for _ in range(2):
        at.page.place_added.emit(tmp_path / "share")
    assert [Path(one.folder).name for one in at.settings.current.backup_places] == ["stick", "share"]
    assert "a place already" in at.page.message.text()
    assert len(list((tmp_path / "share").glob("*.db"))) == 1
    assert at.page.places.rowCount() == 2


@pytest.mark.thorough
def test_a_folder_that_is_not_there_becomes_none(at: AskedRestore, tmp_path: Path) -> None:
    at.page.place_added.emit(tmp_path / "none")
    assert "is not there" in at.page.message.text()
    assert len(at.settings.current.backup_places) == 1


def test_a_folder_on_a_share_that_does_not_answer_is_waited_for_beside_the_window(
    at: AskedRestore, tmp_path: Path, qtbot: QtBot
) -> None:
    share, held = tmp_path / "share", Held()
    share.mkdir()
    at.backups = at.another(lambda name: held if name == "places" else AtOnce())
    at.backups.begin()
    at.open_page(qtbot)
    at.page.place_added.emit(share)
    assert not (share / backup_place.MARKER).exists(), "the window asked it for nothing"
    assert at.page.progress.isVisible()
    at.requests.silence.timeout.emit()
    assert "does not answer" in at.page.message.text()
    held.jobs.pop()()
    assert len(at.settings.current.backup_places) == 1, "it came too late"
    at.page.place_added.emit(share)
    at.page.stop.click()
    assert "Stopped" in at.page.message.text()
    assert not at.page.progress.isVisible()
    at.page.place_added.emit(share)
    held.jobs[-1]()
    assert len(at.settings.current.backup_places) == 2


@pytest.mark.thorough
def test_a_place_that_is_removed_keeps_its_copies(at: AskedRestore) -> None:
    at.page.place_removed.emit(at.settings.current.backup_places[0])
    assert at.settings.current.backup_places == ()
    assert at.copies() == 1
    assert "add a folder" in at.page.headline.text()


@pytest.mark.thorough
def test_a_copy_is_saved_wherever_somebody_wants_it(at: AskedRestore, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    at.page.save_asked.emit(tmp_path / "desk")
    (copy,) = (tmp_path / "desk").glob("*.db")
    assert str(copy) in at.page.message.text()
    assert not (tmp_path / "desk" / "cadangan-register.id").exists()


@pytest.mark.thorough
def test_a_copy_is_laid_ready_and_every_place_gets_a_copy_before_it_is_put_back(at: AskedRestore, qtbot: QtBot) -> None:
    (copy,) = at.stick.glob("*.db")
    at.record()
    at.page.inspect_asked.emit(copy, False)
    assert at.page.restoring.isVisible()
    assert restore.ready_path(at.where.register).exists()
    with qtbot.waitSignal(at.requests.restore_asked):
        at.page.restore_confirmed.emit()
    assert at.copies() == 2


def test_a_copy_that_somebody_leaves_does_not_lie_there_any_longer(at: AskedRestore) -> None:
    (copy,) = at.stick.glob("*.db")
    at.page.inspect_asked.emit(copy, False)
    assert restore.ready_path(at.where.register).exists()
    at.page.restoring.restore_no.click()
    assert not restore.ready_path(at.where.register).exists()
    assert at.page.restoring.isHidden()


@pytest.mark.thorough
def test_what_is_no_copy_is_said_on_the_page(at: AskedRestore, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_bytes(b"")
    at.page.inspect_asked.emit(tmp_path / "notes.db", False)
    assert at.page.message.text()
    assert at.page.restoring.isHidden()


@pytest.mark.thorough
def test_the_light_leads_to_the_page_and_that_to_a_restore(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = desk.counter
    desk.sign_in(desk.supervisor)
    counter.window.backup_light.click()
    assert counter.window.page_name == BACKUPS.name
    counter.register.complaints.record(an_intake(), desk.officer, uuid4())
    with qtbot.waitSignal(counter.restore_asked):
        requests = counter.window.stack.view(BACKUPS).findChild(BackupRequests)
        assert requests is not None
        requests.restore_asked.emit()


@pytest.fixture
def commands_run_here() -> Iterator[None]:
    with same_process.in_use():
        yield


@pytest.mark.thorough
@pytest.mark.usefixtures("commands_run_here")
def test_closing_the_day_makes_a_copy(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (stick := tmp_path / "stick").mkdir()
    counter = desk.counter
    place = BackupPlace(str(stick), backup_place.claim(stick), "")
    counter.settings_controller.keep(dataclasses.replace(counter.settings, backup_places=(place,)))
    counter.controllers.backups.begin()
    qtbot.waitUntil(lambda: counter.register.backups.last_trial() is not None)
    before = len(list(stick.glob("*.db")))
    counter.window.stack.view(DAY).closing.closed.emit()
    qtbot.waitUntil(lambda: len(list(stick.glob("*.db.json"))) == before + 1)


@pytest.mark.thorough
def test_copies_that_open_here_only_are_said_to_until_the_paper_is_made(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    page = desk.counter.window.stack.view(BACKUPS)
    desk.counter.window.go(BACKUPS.name)
    assert page.paper_due.isHidden()
    name = "0123456789abcdef" * 2
    desk.where.paper_due.write_text(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encryption, "key_name", lambda _path: name)
        desk.counter.window.stack.page(BACKUPS.name).start()
    assert not page.paper_due.isHidden()
