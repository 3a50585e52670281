from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.queries import history
from frontoffice.register.storage import copy_record
from frontoffice.settings import BackupPlace
from tests.support import foreign_process
from tests.support.backup_desk import At, Held, at
from tests.support.rewriting import rewrite

__all__ = ["at"]


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
    assert history.compare(at.register.unit, copy_record.heads_of(copy_record.records(at.stick)))
    at.backups.maker.make_all()
    assert at.light.property("state") == "soon"
    assert at.light.text() == f"Copy whole {whole}, the one after it is doubted"
    for copy in copy_record.of_desk(at.stick, at.register.backups.desk):
        if not copy.is_doubted:
            (at.stick / copy.file).unlink()
    at.backups.places.refresh()
    assert (at.light.text(), at.light.property("state")) == ("Copy doubted, none is whole", "late")


@pytest.mark.thorough
def test_a_copy_that_a_wrong_clock_made_in_the_future_hides_no_missing_one(at: At) -> None:
    at.backups.begin()
    (copy,) = copy_record.of_desk(at.stick, at.register.backups.desk)
    wrong = dataclasses.replace(copy, made_at=copy.made_at + timedelta(days=400))
    copy_record.write(at.stick, wrong)
    at.backups.places.refresh()
    assert at.light.property("state") == "soon", "nobody knows how old it is"
    at.backups.maker.make_all()
    assert at.light.text().startswith("Copy whole ")
