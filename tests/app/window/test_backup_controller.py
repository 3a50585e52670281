from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.register.queries import history
from frontoffice.register.storage import backup_place, copying
from frontoffice.settings import BackupPlace
from tests.support import foreign_process
from tests.support.backup_desk import At, Held, at
from tests.support.rewriting import rewrite

__all__ = ["at"]


def test_what_was_copied_already_is_not_copied_again_before_something_is_written(at: At) -> None:
    at.backups.begin()
    trial = at.register.outbox.entries()
    assert trial == 2, "the trial of the first copy is an entry"
    at.backups.maker.make_all()
    at.backups.end()
    at.backups = at.another()
    at.backups.begin()
    assert at.copies() == 2


@pytest.mark.thorough
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


def test_training_makes_no_copies(at: At) -> None:
    at.settings.current = dataclasses.replace(at.settings.current, training=True)
    at.backups.begin()
    assert at.copies() == 0
    assert at.light.isHidden()


@pytest.mark.long
@pytest.mark.posix("a file system of FUSE")
def test_a_share_that_never_answers_holds_up_neither_the_window_nor_the_other_place_nor_the_end(tmp_path: Path) -> None:
    """Before the start, while a folder becomes a place, and in the middle of a copy; in a room of mounts of its own."""
    room = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--user", "--map-root-user"])]
    command = [*room, sys.executable, "-m", "tests.support.silent_share", str(tmp_path)]
    done = subprocess.run(
        command, cwd=Path(__file__).resolve().parents[3], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen = json.loads(done.stdout)
    assert seen["light"].endswith("a place does not answer")
    assert seen["given up"].startswith("Stopped")
    assert seen["came back"].startswith("Copy whole ")
    assert seen["within a copy"] == "backup_place_silent"
    assert max(seen["longest"], seen["recorded in"]) < 5
    assert seen["ended in"] < 30


@pytest.mark.thorough
def test_without_a_place_there_is_no_copy_and_the_light_is_red(at: At) -> None:
    at.settings.keep(dataclasses.replace(at.settings.current, backup_places=()))
    at.backups.begin()
    assert (at.light.text(), at.light.property("state")) == ("No copy yet", "late")


def test_while_the_places_are_looked_at_no_copy_is_missed_yet(at: At, tmp_path: Path) -> None:
    at.backups.begin()
    known = at.settings.current.backup_places
    other = BackupPlace(str(tmp_path / "away"), "another")
    held: list[Held] = []

    def hold(_name: str) -> Held:
        held.append(Held())
        return held[-1]

    at.settings.keep(dataclasses.replace(at.settings.current, backup_places=(*known, other)))
    at.backups.end()
    at.backups = at.another(hold)
    at.backups.begin()
    assert (at.light.text(), at.light.property("state")) == ("Copies: looking…", "")
    assert [state.is_unread for state in at.backups.places.states] == [True, True]
    _, first, second = held  # what makes copies, then a place each
    second.jobs.pop()()
    assert at.light.text() == "Copies: looking…", "the whole one may stand in the other place"
    first.jobs.pop()()
    assert at.light.text().startswith("Copy whole ")
    assert not any(state.is_unread for state in at.backups.places.states)


def test_of_a_place_that_never_answers_something_is_said_at_last(at: At) -> None:
    at.backups = at.another(lambda _name: Held())
    at.backups.begin()
    assert at.light.text() == "Copies: looking…"
    for _ in range(2):
        at.backups.places.due.timeout.emit()
    assert (at.light.text(), at.light.property("state")) == ("No copy yet", "late")


@pytest.mark.thorough
def test_a_copy_that_is_older_than_a_day_of_work_is_amber(at: At) -> None:
    at.backups.begin()
    at.stick.rename(at.stick.with_name("away"))
    at.clock.move(days=5)
    at.backups.places.refresh()
    assert at.light.property("state") == "soon"
    assert at.light.text().startswith("Copy of ")


def test_a_copy_on_the_registers_own_disk_is_amber_in_light_and_words(at: At) -> None:
    at.is_beside = True
    at.backups.begin()
    assert at.light.text().startswith("Copy of ")
    assert at.light.text().endswith(", on the same disk")
    assert at.light.property("state") == "soon"
    assert "lost with that disk" in at.light.toolTip()


@pytest.mark.thorough
def test_a_copy_that_was_not_made_is_amber_and_the_page_hears_why(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    at.backups.begin()
    foreign_process.tamper(at.register.path, "UPDATE payload SET body = x'7b7d' WHERE rowid = 1")
    at.backups.maker.make_all()
    assert isinstance(at.backups.maker.failure, Unavailable)
    assert at.backups.maker.failure.code == "copy_broken"
    assert at.light.property("state") == "soon"
    assert at.copies() == 1


def test_a_copy_of_a_register_in_doubt_is_not_called_whole(at: At) -> None:
    at.backups.begin()
    whole = at.backups.light.newest_copy
    rewrite(at.register.path, 1)
    assert history.compare(at.register.unit, copying.heads_of(copying.records(at.stick)))
    at.backups.maker.make_all()
    assert at.light.property("state") == "soon"
    assert at.light.text() == f"Copy whole {whole}, the one after it is doubted"
    for copy in copying.of_desk(at.stick, at.register.backups.desk):
        if not copy.is_doubted:
            (at.stick / copy.file).unlink()
    at.backups.places.refresh()
    assert (at.light.text(), at.light.property("state")) == ("Copy doubted, none is whole", "late")


@pytest.mark.thorough
def test_a_copy_that_a_wrong_clock_made_in_the_future_hides_no_missing_one(at: At) -> None:
    at.backups.begin()
    (copy,) = copying.of_desk(at.stick, at.register.backups.desk)
    wrong = dataclasses.replace(copy, made_at=copy.made_at + timedelta(days=400))
    copying.write(at.stick, wrong)
    at.backups.places.refresh()
    assert at.light.property("state") == "soon", "nobody knows how old it is"
    at.backups.maker.make_all()
    assert at.light.text().startswith("Copy whole ")


@pytest.mark.thorough
def test_once_a_month_the_newest_copy_is_restored_and_that_is_an_entry(at: At) -> None:
    at.backups.begin()
    first = at.register.backups.last_trial()
    assert first is not None
    assert first.is_whole
    at.backups.maker.make_all()
    assert at.register.backups.last_trial() == first
    assert not list(at.where.folder.glob("uji-pulih-*"))


def test_a_trial_behind_copies_that_were_stopped_tries_nothing(at: At) -> None:
    held = {"places": Held(), "backup": Held()}
    at.backups = at.another(lambda name: held[name])
    at.backups.begin()
    held["places"].jobs.pop()()
    held["backup"].jobs.pop()()
    held["backup"].jobs.clear()  # the trial behind that copy
    at.backups.worker.stop()
    at.backups.trial.try_newest()
    held["backup"].jobs.pop()()
    assert at.copies() == 1
    assert at.register.backups.last_trial() is None


@pytest.mark.thorough
def test_a_copy_of_a_register_in_doubt_is_not_tried(at: At) -> None:
    at.backups.begin()
    first = at.register.backups.last_trial()
    assert first is not None
    rewrite(at.register.path, 1)
    assert history.compare(at.register.unit, copying.heads_of(copying.records(at.stick)))
    at.clock.move(days=40)
    at.backups.maker.make_all()
    tried = at.register.backups.last_trial()
    assert tried is not None
    assert (tried.copy, at.copies()) == (first.copy, 2)


@pytest.mark.thorough
def test_a_commit_lets_the_half_hour_begin_and_a_second_one_does_not_begin_it_anew(at: At, qtbot: QtBot) -> None:
    at.backups.begin()
    qtbot.waitUntil(at.backups.maker.due.isActive)  # the trial was written down
    at.backups.maker.make_all()
    assert not at.backups.maker.due.isActive()
    with qtbot.waitSignal(at.commits.committed):
        at.record()
    assert at.backups.maker.due.isActive()
    at.backups.maker.due.start(100_000)
    with qtbot.waitSignal(at.commits.committed):
        at.record()
    assert at.backups.maker.due.interval() == 100_000
    before = at.copies()
    at.backups.maker.due.timeout.emit()
    assert at.copies() == before + 1


def test_what_is_asked_for_while_copies_are_made_is_made_behind_them_unless_somebody_stops_it(at: At) -> None:
    held = {"places": Held(), "backup": Held()}
    at.backups = at.another(lambda name: held[name])
    at.backups.begin()
    held["places"].jobs.pop()()
    copies = held["backup"].jobs
    at.backups.maker.make_all()
    assert len(copies) == 1
    copies.pop()()
    assert (at.backups.maker.is_busy, len(copies)) == (True, 1)
    at.backups.maker.make_all()
    at.backups.worker.stop()
    copies.pop()()
    assert (at.backups.maker.is_busy, copies) == (False, [])


def test_a_stick_that_is_pulled_out_leaves_its_mount_point_without_a_copy(at: At) -> None:
    """Nobody has looked for it since: the folder is there, and is not the place."""
    at.backups.begin()
    marker = at.stick / backup_place.MARKER
    marker.rename(marker.with_name("away"))
    at.record()
    at.backups.maker.make_all()
    assert at.copies() == 1
    assert at.backups.maker.failure is not None
    assert at.backups.maker.failure.code == "backup_place_missing"
    assert [state.folder for state in at.backups.places.states] == [None]
    marker.with_name("away").rename(marker)
    at.backups.places.refresh()
    assert at.copies() == 2
