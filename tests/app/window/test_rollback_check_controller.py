from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from frontoffice.app.window.counter import RollbackCheckController
from frontoffice.domain.numbering import Number
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.storage import backup_place
from frontoffice.settings import BackupPlace, Centre
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.rounds.centre_overview import CentreOverview
from frontoffice.sync.rounds.round_progress import Round
from tests.support.backup_desk import At, Held, at
from tests.support.examples import an_officer
from tests.support.fakes import AtOnce

__all__ = ["at"]


class Exchange(QObject):
    """The centre's desk, as far as it is heard."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.overview = CentreOverview()

    def show(self, overview: CentreOverview) -> None:
        self.overview = overview
        self.changed.emit(overview)


class Start:
    """A start of the program at a register, as far as its first number goes."""

    def __init__(self, at: At) -> None:
        self.at, self.centre, self.refreshed = at, Exchange(), list[bool]()
        self.check = RollbackCheckController(at.register, at.settings, lambda: self.refreshed.append(True))

    def look(self) -> None:
        self.check.begin(self.at.backups.places, self.centre)  # type: ignore[arg-type]
        self.at.backups.begin()

    @property
    def blocked(self) -> str | None:
        return self.at.register.numbering.find_block()


def _connect(at: At) -> None:
    at.settings.current = dataclasses.replace(at.settings.current, centre=Centre("postgresql://pusat/kantor", "L1"))


@pytest.fixture(autouse=True)
def _other_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stick of a test is a folder on the register's disk."""
    monkeypatch.setattr(backup_place, "is_beside", lambda *_where: False)


@pytest.mark.thorough
def test_the_first_number_waits_for_the_copies_and_no_longer(at: At) -> None:
    places, start = Held(), Start(at)
    at.backups = at.another(lambda name: places if name == "places" else AtOnce())
    start.look()
    with pytest.raises(Refused, match="witnesses_awaited"):
        at.record()
    assert start.blocked == "witnesses_awaited"
    while places.jobs:
        places.jobs.pop(0)()
    assert start.refreshed == [True]
    at.record()


@pytest.mark.thorough
def test_a_disk_that_was_put_back_whole_gives_no_number_twice(at: At, tmp_path: Path) -> None:
    image = tmp_path / "image.db"
    at.register.unit.connection.execute("VACUUM INTO ?", (str(image),))
    for _ in range(2):
        at.record()
    at.backups.begin()
    assert at.copies() == 1
    at.put_back(image)
    start = Start(at)
    with pytest.raises(Refused, match="witnesses_awaited"):
        at.record()
    start.look()
    assert start.blocked == "numbering_unconfirmed"
    assert at.register.numbering.last_known().no == 3, "as the copy says"


@pytest.mark.thorough
def test_a_stick_that_is_away_has_the_last_number_asked_for_until_it_comes(at: At) -> None:
    at.stick.rename(at.stick.with_name("away"))
    start = Start(at)
    start.look()
    assert start.blocked == "witnesses_silent"
    at.stick.with_name("away").rename(at.stick)
    at.backups.places.refresh()
    assert start.blocked is None


@pytest.mark.thorough
def test_a_share_that_hangs_has_it_asked_for_when_the_time_is_up(at: At) -> None:
    at.backups = at.another(lambda name: Held() if name == "places" else AtOnce())
    start = Start(at)
    start.look()
    assert start.blocked == "witnesses_awaited"
    start.check.time_up.timeout.emit()
    assert start.blocked == "witnesses_silent"
    assert at.register.numbering.testify(Number("L1", 2026, 1), an_officer())
    at.record()


@pytest.mark.thorough
def test_one_place_that_is_there_suffices_when_the_time_is_up(at: At, tmp_path: Path) -> None:
    hanging = BackupPlace(str(tmp_path), "0" * 32, "")
    at.settings.current = dataclasses.replace(
        at.settings.current, backup_places=(hanging, *at.settings.current.backup_places)
    )
    threads = iter((Held(), AtOnce()))
    at.backups = at.another(lambda name: next(threads) if name == "places" else AtOnce())
    start = Start(at)
    start.look()
    assert start.blocked == "witnesses_awaited"
    start.check.time_up.timeout.emit()
    assert start.blocked is None


def test_a_place_on_the_registers_own_disk_says_nothing_and_where_there_is_no_other_nobody_is_asked(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_place, "is_beside", lambda *_where: True)
    start = Start(at)
    start.look()
    assert start.blocked is None


@pytest.mark.thorough
@pytest.mark.parametrize("is_there", [True, False])
def test_the_centre_is_heard_too(at: At, *, is_there: bool) -> None:
    _connect(at)
    at.settings.current = dataclasses.replace(at.settings.current, backup_places=())
    start = Start(at)
    start.look()
    start.centre.show(CentreOverview(is_set_up=True, busy=True))
    assert start.blocked == "witnesses_awaited"
    if is_there:
        done = Round(ended_at=at.register.now(), complete=True)
        start.centre.show(CentreOverview(is_set_up=True, last=done))
        at.record()
        return
    old = Round(ended_at=at.register.now() - timedelta(days=1), complete=True)
    failure = Unavailable(CentreFailure.FAILED)
    start.centre.show(CentreOverview(is_set_up=True, last=old, failures=1, failure=failure))
    assert start.blocked == "witnesses_silent"


@pytest.mark.thorough
def test_training_and_a_desk_without_places_or_numbers_wait_for_nobody(at: At) -> None:
    for change in ({"training": True}, {"backup_places": ()}):
        at.settings.current, before = dataclasses.replace(at.settings.current, **change), at.settings.current
        assert Start(at).blocked is None
        at.settings.current = before
    at.register.desk = dataclasses.replace(at.register.desk, gives_numbers=False)
    assert Start(at).blocked is None
