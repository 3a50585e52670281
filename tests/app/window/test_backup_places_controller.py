from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, backup_place, copying
from frontoffice.settings import BackupPlace
from tests.support.backup_desk import At, Held, at
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.fakes import AtOnce

__all__ = ["at"]


def test_a_place_that_has_no_copy_gets_one_at_the_start_and_the_light_says_so(at: At) -> None:
    assert [state.is_unread for state in at.backups.places.states] == [True]
    at.backups.begin()
    assert at.copies() == 1
    assert at.light.text().startswith("Copy whole ")
    [state] = at.backups.places.states
    assert state.copies[0].captured.entries == 1


@pytest.mark.thorough
def test_a_stick_that_is_away_is_a_light_and_gets_its_copy_when_it_comes(at: At) -> None:
    at.backups.begin()
    shown = at.light.text()
    at.stick.rename(at.stick.with_name("away"))
    at.backups.places.refresh()
    [state] = at.backups.places.states
    assert state.folder is None
    assert at.light.text() == shown, "the copy on it counts"
    at.record()
    at.backups.maker.make_all()
    assert at.backups.maker.failure is None
    at.stick.with_name("away").rename(at.stick)
    at.backups.places.refresh()
    assert at.copies() == 2


@pytest.mark.thorough
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
    with qtbot.waitSignal(at.backups.places.others_found):
        at.backups.places.refresh()
    assert at.register.numbering.find_block() == "history_differs", "the chain that both have went on in two ways"
    assert numbers.is_unconfirmed(at.register.unit.connection)


@pytest.mark.thorough
def test_copies_that_remember_another_history_stop_the_numbers(at: At, qtbot: QtBot, tmp_path: Path) -> None:
    at.backups.begin()
    (copy,) = at.stick.glob("*.db")
    record = copying.read(copy.with_name(copy.name + copying.ENDING))
    assert record is not None
    heads = tuple((origin, seq, "00" * 32) for origin, seq, _ in record.captured.heads)
    captured = dataclasses.replace(record.captured, heads=heads)
    other = copy.with_name("register-lain.db")
    other.write_bytes(copy.read_bytes())
    copying.write(at.stick, dataclasses.replace(record, file=other.name, captured=captured))
    with qtbot.waitSignal(at.backups.places.others_found):
        at.backups.places.refresh()
    assert at.register.numbering.find_block() == "history_differs"


def _copy(register: Register, folder: Path, clock: OfficeClock) -> None:
    clock.move(seconds=2)
    backup.make(register.path, folder, clock)


def test_a_look_that_began_before_a_copy_was_made_does_not_hide_it(at: At) -> None:
    held = {"places": Held(), "backup": Held()}
    at.backups = at.another(lambda name: held[name])
    at.backups.begin()
    held["places"].jobs.pop()()
    at.backups.places.due.timeout.emit()
    held["backup"].jobs.pop()()
    held["places"].jobs.pop(0)()
    assert at.light.text() == "No copy yet"
    held["places"].jobs.pop(0)()
    assert at.light.text().startswith("Copy whole")


@pytest.mark.thorough
def test_the_places_are_glanced_at_and_read_anew_now_and_then(at: At) -> None:
    at.backups.begin()
    (state,) = at.backups.places.states
    at.backups.places.due.timeout.emit()
    assert at.backups.places.states == (state,)
    (at.stick / state.copies[0].file).unlink()
    at.backups.places.due.timeout.emit()
    assert at.backups.places.states == (state,)
    for _ in range(30):
        at.backups.places.due.timeout.emit()
    assert at.backups.places.states[0].copies == ()


def _with_a_share(at: At, tmp_path: Path) -> Path:
    """Another place, before the stick."""
    share = tmp_path / "share"
    share.mkdir()
    place = BackupPlace(str(share), backup_place.claim(share), "")
    at.settings.current = dataclasses.replace(
        at.settings.current, backup_places=(place, *at.settings.current.backup_places)
    )
    return share


@pytest.mark.thorough
def test_a_share_that_does_not_answer_holds_up_no_other_place_and_is_away_until_it_does(at: At, tmp_path: Path) -> None:
    share, hangs = _with_a_share(at, tmp_path), Held()
    threads = iter((hangs, AtOnce()))
    at.backups = at.another(lambda name: next(threads) if name == "places" else AtOnce())
    at.backups.begin()
    assert (at.copies(), list(share.glob("*.db"))) == (1, [])
    assert at.light.text().startswith("Copy whole ")
    assert [state.is_unread for state in at.backups.places.states] == [True, False]
    for _ in range(3):
        at.backups.places.due.timeout.emit()
    assert [(state.folder, state.is_silent) for state in at.backups.places.states] == [(None, True), (at.stick, False)]
    assert at.light.text().endswith("a place does not answer")
    assert "cable" in at.light.toolTip()
    assert len(hangs.jobs) == 1, "nothing more is asked of a share that does not answer"
    while hangs.jobs:
        hangs.jobs.pop()()
    assert [state.folder for state in at.backups.places.states] == [share, at.stick]
    assert (at.copies(), len(list(share.glob("*.db")))) == (1, 1), "what came late gets its copy alone"
    assert at.light.text().startswith("Copy whole ")


@pytest.mark.thorough
def test_a_place_that_comes_while_copies_are_made_gets_its_own_behind_them(at: At, tmp_path: Path) -> None:
    share, copies = _with_a_share(at, tmp_path), Held()
    at.backups = at.another(lambda name: copies if name == "backup" else AtOnce())
    at.backups.begin()
    assert len(copies.jobs) == 1
    copies.jobs.pop()()
    copies.jobs.pop()()
    assert (at.copies(), len(list(share.glob("*.db")))) == (1, 1)
