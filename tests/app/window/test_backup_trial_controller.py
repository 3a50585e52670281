from __future__ import annotations

import pytest

from frontoffice.register.queries import history
from frontoffice.register.storage import copy_record
from tests.support.backup_desk import At, Held, at
from tests.support.rewriting import rewrite

__all__ = ["at"]


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
    assert history.compare(at.register.unit, copy_record.heads_of(copy_record.records(at.stick)))
    at.clock.move(days=40)
    at.backups.maker.make_all()
    tried = at.register.backups.last_trial()
    assert tried is not None
    assert (tried.copy, at.copies()) == (first.copy, 2)
