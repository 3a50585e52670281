from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.storage import backup, backup_place, unsafe_place
from frontoffice.settings import BackupPlace
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer


def test_each_place_is_looked_for_and_its_copies_read_the_newest_first(tmp_path: Path) -> None:
    (stick := tmp_path / "stick").mkdir()
    place = BackupPlace(str(stick), backup_place.claim(stick), "stick")
    gone = BackupPlace(str(tmp_path / "gone"), "ab")
    clock = OfficeClock()
    with closing(a_register(tmp_path)) as register:
        for _ in range(2):
            register.complaints.record(an_intake(), an_officer(), uuid4())
            backup.make(register.path, stick, clock)
            clock.move(minutes=30)
        here, away = unsafe_place.read_states((place, gone), register.backups.desk, register.path, tuple)
        assert [copy.captured.entries for copy in here.copies] == [2, 1]
        assert here.newest_at == here.copies[0].made_at
        assert here.is_beside
        assert (away.folder, away.copies, away.newest_at) == (None, (), None)
        stick.rename(tmp_path / "moved")
        (there,) = unsafe_place.read_states((place,), register.backups.desk, register.path, lambda: [tmp_path])
        assert there.folder is None
        (tmp_path / "E").mkdir()
        (tmp_path / "moved").rename(tmp_path / "E" / "stick")
        (there,) = unsafe_place.read_states((place,), register.backups.desk, register.path, lambda: [tmp_path / "E"])
        assert there.folder == tmp_path / "E" / "stick"
        (glance,) = unsafe_place.read_states(
            (place,), register.backups.desk, register.path, lambda: [tmp_path / "E"], [there]
        )
        assert glance is there, "nothing is read but that it is there"
        (others,) = unsafe_place.read_states((place,), uuid4(), register.path, lambda: [tmp_path / "E"])
        assert others.copies == ()


@pytest.mark.posix("/proc")
def test_of_a_place_on_another_disk_or_without_copies_that_is_said(tmp_path: Path) -> None:
    (stick := tmp_path / "stick").mkdir()
    place = BackupPlace(str(stick), backup_place.claim(stick))
    (state,) = unsafe_place.read_states((place,), uuid4(), Path("/proc/register.db"), tuple)
    assert (state.folder, state.copies, state.newest_at, state.is_beside) == (stick, (), None, False)
    away = unsafe_place.PlaceState(place)
    (again,) = unsafe_place.read_states((place,), uuid4(), Path("/proc/register.db"), tuple, [away])
    assert again == state, "what was away is looked at"


def test_the_newest_of_all_places_counts_and_one_of_a_clock_that_was_wrong_only_where_there_is_no_other() -> None:
    place, later = BackupPlace("/media/stick", "a"), MORNING + timedelta(days=400)
    states = [unsafe_place.PlaceState(place, newest_at=moment) for moment in (MORNING, MORNING + timedelta(hours=1))]
    assert unsafe_place.newest_whole(states, MORNING) == MORNING + timedelta(hours=1)
    assert unsafe_place.newest_whole([unsafe_place.PlaceState(place)], MORNING) is None
    wrong = unsafe_place.PlaceState(place, newest_at=later)
    assert unsafe_place.newest_whole([*states, wrong], MORNING) == MORNING + timedelta(hours=1)
    assert unsafe_place.newest_whole([wrong], MORNING) == later


def test_a_copy_on_the_registers_own_disk_counts_only_where_there_is_no_other() -> None:
    beside = unsafe_place.PlaceState(BackupPlace("/var/copies", "a"), newest_at=MORNING, is_beside=True)
    apart = unsafe_place.PlaceState(BackupPlace("/media/stick", "b"), newest_at=MORNING - timedelta(hours=3))
    assert unsafe_place.newest_counted([beside, apart], MORNING) == (MORNING - timedelta(hours=3), False)
    assert unsafe_place.newest_counted([beside], MORNING) == (MORNING, True)
    assert unsafe_place.newest_counted([], MORNING) == (None, False)
