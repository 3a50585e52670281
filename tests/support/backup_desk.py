"""A register with one place of copies, and what makes them, beside or without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.backup_controller import BackupController
from frontoffice.app.window.counter import CommitSignal
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background
from frontoffice.places import Places
from frontoffice.register.storage import backup_place
from frontoffice.settings import BackupPlace, Settings
from frontoffice.ui.shell.lights_line import BackupStatusLight
from tests.support import same_process
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.fakes import AtOnce


class At:
    """A register with one place of copies, and the controller, which waits for nothing."""

    def __init__(self, folder: Path, qtbot: QtBot, clock: OfficeClock) -> None:
        self.clock, self.stick = clock, folder / "stick"
        self.is_beside = False  # whether the stick is the register's own disk
        self.stick.mkdir()
        place = BackupPlace(str(self.stick), backup_place.claim(self.stick), "")
        self.where = Places(folder / "data")
        self.register = a_register(self.where.folder, clock=clock)
        self.record()
        self.settings = SettingsController(
            self.register, Settings(backup_places=(place,)), self.where.settings, an_officer
        )
        assert self.register.desk == desk_of(self.settings.current)
        self.commits = CommitSignal(self.register.on_commit)
        self.light = BackupStatusLight()
        qtbot.addWidget(self.light)
        self.backups = self.another()

    def put_back(self, image: Path) -> None:
        """Start again on an image of the disk: register and mark as they were, and nothing says so."""
        self.backups.end()
        self.register.close()
        for ending in ("-wal", "-shm"):
            self.register.path.with_name(self.register.path.name + ending).unlink(missing_ok=True)
        self.register.path.write_bytes(image.read_bytes())
        self.register = a_register(self.where.folder, clock=self.clock)
        self.settings = SettingsController(self.register, self.settings.current, self.where.settings, an_officer)
        self.commits.stop()
        self.commits = CommitSignal(self.register.on_commit)
        self.backups = self.another()

    def another(self, background: Callable[[str], Background] = lambda _name: AtOnce()) -> BackupController:
        """What makes the copies of this register, as a start of the program has it."""
        return BackupController(
            self.register, self.settings, self.where, self.light, self.commits.committed, background
        )

    def record(self) -> None:
        self.register.complaints.record(an_intake(), an_officer(), uuid4())

    def copies(self) -> int:
        return len(list(self.stick.glob("*.db")))


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[At]:
    found = At(tmp_path, qtbot, clock)
    monkeypatch.setattr(backup_place, "is_beside", lambda _folder, _register: found.is_beside)
    found.clock.set(datetime.now(UTC))  # the commands have the computer's
    with same_process.in_use():
        yield found
        found.backups.end()
    found.commits.stop()
    found.register.close()


class Held:
    """A background that does its jobs when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        self.jobs.append(lambda: done(job()))

    def stop(self, *, deliver: bool = False) -> None:
        self.jobs.clear()
