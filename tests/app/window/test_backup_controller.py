from __future__ import annotations

import dataclasses

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
