from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.desk_settings import desk_of
from frontoffice.app.window.backup_controller import BackupController
from frontoffice.app.window.commit_signal import CommitSignal
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, backup_place, copy_record
from frontoffice.settings import BackupPlace, Settings
from frontoffice.ui.shell.backup_status_light import BackupStatusLight
from tests.support import foreign_process, same_process
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.fakes import AtOnce


class At:
    """A register with one place of copies, and the controller, which waits for nothing."""

    def __init__(self, folder: Path, qtbot: QtBot, clock: OfficeClock) -> None:
        self.clock, self.stick = clock, folder / "stick"
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
        self.backups = BackupController(
            self.register, self.settings, self.where, self.light, self.commits.committed, lambda _name: AtOnce()
        )

    def record(self) -> None:
        self.register.complaints.record(an_intake(), an_officer(), uuid4())

    def copies(self) -> int:
        return len(list(self.stick.glob("*.db")))


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot, clock: OfficeClock) -> Iterator[At]:
    found = At(tmp_path, qtbot, clock)
    found.clock.set(datetime.now(UTC))  # the commands have the computer's
    with same_process.in_use():
        yield found
        found.backups.end()
    found.commits.stop()
    found.register.close()


def test_a_place_that_has_no_copy_gets_one_at_the_start_and_the_light_says_so(at: At) -> None:
    assert not at.backups.states
    at.backups.begin()
    assert at.copies() == 1
    assert at.light.text().startswith("Copy whole ")
    [state] = at.backups.states
    assert state.copies[0].captured.entries == 1


def test_what_was_copied_already_is_not_copied_again_before_something_is_written(at: At) -> None:
    at.backups.begin()
    trial = at.register.outbox.entries()
    assert trial == 2, "the trial of the first copy is an entry"
    at.backups.make_all()
    at.backups.end()
    at.backups = BackupController(
        at.register, at.settings, at.where, at.light, at.commits.committed, lambda _name: AtOnce()
    )
    at.backups.begin()
    assert at.copies() == 2


def test_a_commit_lets_the_half_hour_begin_and_a_second_one_does_not_begin_it_anew(at: At, qtbot: QtBot) -> None:
    at.backups.begin()
    qtbot.waitUntil(at.backups._due.isActive)  # the trial was written down
    at.backups.make_all()
    assert not at.backups._due.isActive()
    with qtbot.waitSignal(at.commits.committed):
        at.record()
    assert at.backups._due.isActive()
    at.backups._due.start(100_000)
    with qtbot.waitSignal(at.commits.committed):
        at.record()
    assert at.backups._due.interval() == 100_000
    before = at.copies()
    at.backups._due.timeout.emit()
    assert at.copies() == before + 1


def test_once_a_month_the_newest_copy_is_restored_and_that_is_an_entry(at: At) -> None:
    at.backups.begin()
    first = at.register.backups.last_trial()
    assert first is not None
    assert first.is_whole
    at.backups.make_all()
    assert at.register.backups.last_trial() == first
    assert not list(at.where.folder.glob("uji-pulih-*"))


def test_a_stick_that_is_away_is_a_light_and_gets_its_copy_when_it_comes(at: At) -> None:
    at.backups.begin()
    shown = at.light.text()
    at.stick.rename(at.stick.with_name("away"))
    at.backups.look()
    [state] = at.backups.states
    assert state.folder is None
    assert at.light.text() == shown, "the copy on it counts"
    at.record()
    at.backups.make_all()
    assert at.backups.failure is None
    at.stick.with_name("away").rename(at.stick)
    at.backups.look()
    assert at.copies() == 2


def test_what_a_killed_program_left_of_a_restore_and_its_trial_is_removed(at: At) -> None:
    (trial := at.where.folder / "uji-pulih-x").mkdir()
    for left in (
        trial / "register.db",
        at.where.folder / "register.db.restoring",
        at.where.folder / "register.db.restoring.part",
    ):
        left.write_bytes(b"words")
    at.backups.begin()
    assert sorted(path.name for path in at.where.folder.iterdir() if "restoring" in path.name or path.is_dir()) == []


def test_without_a_place_there_is_no_copy_and_the_light_is_red(at: At) -> None:
    at.settings.keep(dataclasses.replace(at.settings.current, backup_places=()))
    at.backups.begin()
    assert (at.light.text(), at.light.property("state")) == ("No copy yet", "late")


def test_a_copy_that_is_older_than_a_day_of_work_is_amber(at: At) -> None:
    at.backups.begin()
    at.stick.rename(at.stick.with_name("away"))
    at.clock.move(days=5)
    at.backups.look()
    assert at.light.property("state") == "soon"
    assert at.light.text().startswith("Copy of ")


def test_a_copy_that_was_not_made_is_amber_and_the_page_hears_why(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    at.backups.begin()
    foreign_process.tamper(at.register.path, "UPDATE payload SET body = x'7b7d' WHERE rowid = 1")
    at.backups.make_all()
    assert isinstance(at.backups.failure, Unavailable)
    assert at.backups.failure.code == "copy_broken"
    assert at.light.property("state") == "soon"
    assert at.copies() == 1


def test_another_register_of_the_desk_that_copies_to_the_same_place_stops_the_numbers(
    at: At, qtbot: QtBot, tmp_path: Path
) -> None:
    at.backups.begin()
    (copy,) = at.stick.glob("*.db")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "register.db").write_bytes(copy.read_bytes())
    with closing(a_register(tmp_path / "other", clock=at.clock)) as other:
        other.complaints.record(an_intake(), an_officer(), uuid4())
        other.unit.connection.execute("INSERT INTO my_origin (origin, reason) VALUES (?, 'moved')", (uuid4().bytes,))
        other.complaints.record(an_intake(), an_officer(), uuid4())
        _copy(other, at.stick, at.clock)
    with qtbot.waitSignal(at.backups.others_found):
        at.backups.look()
    assert at.register.numbering.blocked_by() == "history_differs", "the chain that both have went on in two ways"
    assert numbers.is_unconfirmed(at.register.unit.connection)


def test_copies_that_remember_another_history_stop_the_numbers(at: At, qtbot: QtBot, tmp_path: Path) -> None:
    at.backups.begin()
    (copy,) = at.stick.glob("*.db")
    record = copy_record.read(copy.with_name(copy.name + copy_record.ENDING))
    assert record is not None
    heads = tuple((origin, seq, "00" * 32) for origin, seq, _ in record.captured.heads)
    captured = dataclasses.replace(record.captured, heads=heads)
    other = copy.with_name("register-lain.db")
    other.write_bytes(copy.read_bytes())
    copy_record.write(at.stick, dataclasses.replace(record, file=other.name, captured=captured))
    with qtbot.waitSignal(at.backups.others_found):
        at.backups.look()
    assert at.register.numbering.blocked_by() == "history_differs"


def _copy(register: Register, folder: Path, clock: OfficeClock) -> None:
    clock.move(seconds=2)
    backup.make(register.path, folder, clock)


def test_training_makes_no_copies(at: At) -> None:
    at.settings.current = dataclasses.replace(at.settings.current, training=True)
    at.backups.begin()
    assert at.copies() == 0
    assert at.light.isHidden()


class Held:
    """A background that does its jobs when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        self.jobs.append(lambda: done(job()))

    def stop(self, *, deliver: bool = False) -> None:
        self.jobs.clear()


def test_a_look_that_began_before_a_copy_was_made_does_not_hide_it(at: At) -> None:
    held = {"places": Held(), "backup": Held()}
    at.backups = BackupController(
        at.register, at.settings, at.where, at.light, at.commits.committed, lambda name: held[name]
    )
    at.backups.begin()
    held["places"].jobs.pop()()
    at.backups._glance()
    held["backup"].jobs.pop()()
    held["places"].jobs.pop(0)()
    assert at.light.text() == "No copy yet"
    held["places"].jobs.pop(0)()
    assert at.light.text().startswith("Copy whole")


def test_what_is_done_with_the_process_of_copies_waits_behind_the_copies(at: At) -> None:
    held, done = {"places": Held(), "backup": Held()}, list[object]()
    at.backups = BackupController(
        at.register, at.settings, at.where, at.light, at.commits.committed, lambda name: held[name]
    )
    at.backups.begin()
    held["places"].jobs.pop()()
    before = len(held["backup"].jobs)
    at.backups.run(lambda process: process, done.append, done.append)
    *copies, asked = held["backup"].jobs
    assert (len(copies), done) == (before, [])
    asked()
    assert done == [at.backups._process]


def test_the_places_are_glanced_at_and_read_anew_now_and_then(at: At) -> None:
    at.backups.begin()
    (state,) = at.backups.states
    at.backups._look.timeout.emit()
    assert at.backups.states == (state,)
    (at.stick / state.copies[0].file).unlink()
    at.backups._look.timeout.emit()
    assert at.backups.states == (state,)
    for _ in range(30):
        at.backups._look.timeout.emit()
    assert at.backups.states[0].copies == ()
