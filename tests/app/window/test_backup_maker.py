from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

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
