from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.opened import open_register
from frontoffice.register.replication.replica import open_replica
from frontoffice.register.storage import missing_register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import OfficeClock, an_intake, an_officer
from tests.support.refusals import failure

OFFICER = an_officer()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "register.db"


def record(path: Path, mark: HighWaterMark | None, count: int = 1, counter: str = "L1") -> list[int]:
    desk = Desk(counter=counter)
    with closing(open_register(path, desk, clock=OfficeClock(), high_water_mark=mark)) as register:
        return [register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no for _ in range(count)]


def files(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if not one.name.endswith(".lock")}


def test_where_nothing_ever_was_nothing_is_missing(path: Path, tmp_path: Path) -> None:
    missing_register.demand(path, HighWaterMark(tmp_path / "witness", "m1"), was_set_up=lambda: False)
    missing_register.demand(path, None, was_set_up=lambda: False)


@pytest.mark.thorough
def test_a_register_that_is_there_is_not_missing(path: Path) -> None:
    record(path, None)
    missing_register.demand(path, None, was_set_up=lambda: True)


@pytest.mark.parametrize("content", [None, b""])
def test_settings_without_their_register_are_told(path: Path, content: bytes | None) -> None:
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    missing = failure(lambda: missing_register.demand(path, None, was_set_up=lambda: True))
    assert missing == ("register_missing", {"path": str(path)})


@pytest.mark.parametrize("content", [None, b""])
def test_what_sqlite_left_beside_a_register_is_told_and_kept(path: Path, content: bytes | None) -> None:
    path.parent.mkdir()
    path.with_name("register.db-wal").write_bytes(b"what was not put into the file yet")
    if content is not None:
        path.write_bytes(content)
    before = files(path)
    with pytest.raises(Unavailable, match="register_missing"):
        missing_register.demand(path, None, was_set_up=lambda: False)
    with pytest.raises(Unavailable, match="register_missing"):
        record(path, None)
    assert files(path) == before


@pytest.mark.thorough
def test_a_register_that_the_witness_saw_there_is_missed(path: Path, tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "witness", "m1")
    record(path, mark)
    path.unlink()
    with pytest.raises(Unavailable, match="register_missing"):
        missing_register.demand(path, mark, was_set_up=lambda: False)
    missing_register.demand(tmp_path / "another office" / "register.db", mark, was_set_up=lambda: False)


def test_the_exchange_without_a_window_makes_no_register(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with pytest.raises(Unavailable, match="register_missing"), open_replica(path, OfficeClock()):
        pass
    assert path.read_bytes() == b""


def test_what_is_left_of_a_lost_register_is_kept_beside_the_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    path.with_name("register.db-wal").write_bytes(b"rest")
    missing_register.set_aside(path, "20261124-103200")
    assert files(path) == {"register.lost-20261124-103200.db": b"", "register.lost-20261124-103200.db-wal": b"rest"}


@pytest.mark.thorough
def test_a_register_that_came_back_is_never_set_aside(path: Path) -> None:
    record(path, None)
    before = files(path)
    in_use = failure(lambda: missing_register.set_aside(path, "20261124-103200"))
    assert in_use == ("register_in_use", {"path": str(path)})
    assert files(path) == before


@pytest.mark.thorough
def test_a_new_register_in_the_place_of_a_lost_one_counts_on(path: Path, tmp_path: Path) -> None:
    assert record(path, HighWaterMark(tmp_path / "witness", "m1"), 12) == [*range(1, 13)]
    path.unlink()
    anew = HighWaterMark(tmp_path / "witness", "m1", register_is_lost=True)
    with closing(open_register(path, Desk(), clock=OfficeClock(), high_water_mark=anew)) as register:
        (notice,) = register.notices()
        assert (notice.code, notice.facts) == ("register_anew", {"counter": "L1", "year": 2026, "no": 12})
    assert record(path, HighWaterMark(tmp_path / "witness", "m1"), 2) == [13, 14]


@pytest.mark.thorough
def test_a_new_register_that_was_cut_short_before_its_first_entry_still_counts_on(path: Path, tmp_path: Path) -> None:
    record(path, HighWaterMark(tmp_path / "witness", "m1"), 12)
    path.unlink()
    record(path, None, 0)  # made, and killed before the witness was heard
    assert record(path, HighWaterMark(tmp_path / "witness", "m1")) == [13]


@pytest.mark.thorough
def test_a_register_lost_in_a_folder_that_was_moved_counts_on_by_its_series(path: Path, tmp_path: Path) -> None:
    record(path, HighWaterMark(tmp_path / "witness", "m1"), 12)
    moved = tmp_path / "moved" / "register.db"
    anew = HighWaterMark(tmp_path / "witness", "m1", register_is_lost=True)
    assert record(moved, anew) == [13]


def test_of_a_series_that_nobody_saw_it_is_said_that_its_numbers_are_unknown(path: Path, tmp_path: Path) -> None:
    anew = HighWaterMark(tmp_path / "witness", "m1", register_is_lost=True)
    with closing(open_register(path, Desk("L7"), clock=OfficeClock(), high_water_mark=anew)) as register:
        assert [notice.code for notice in register.notices()] == ["register_anew_unknown"]


@pytest.mark.thorough
def test_two_data_folders_know_nothing_of_each_other(path: Path, tmp_path: Path) -> None:
    record(path, HighWaterMark(tmp_path / "witness", "m1"), 12)
    other = tmp_path / "another office" / "register.db"
    assert record(other, HighWaterMark(tmp_path / "witness", "m1")) == [1]
