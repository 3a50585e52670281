from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.storage import backup_place
from tests.support.backup_desk import At, Held, at

__all__ = ["at"]


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
