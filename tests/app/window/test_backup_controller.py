from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.backup_desk import At, at

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
