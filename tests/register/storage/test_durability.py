from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.register import Register
from frontoffice.register.storage import conversion, opening
from frontoffice.register.storage.opening import Durability
from tests.conftest import Announce
from tests.support import register_keys
from tests.support.examples import MORNING, TODAY, a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.refusals import failure

OFFICER = an_officer()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
        yield register


def take_away(path: Path) -> None:
    path.unlink()


def move(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def replace(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.replace(path)


def take_its_log(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


def copy_over(path: Path) -> None:
    """Whoever puts an older copy back while the program runs: it is still the same file, and shorter."""
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


WAYS = pytest.mark.parametrize("lose", [take_away, move, replace, take_its_log, copy_over])


@pytest.mark.posix("Windows keeps an open file in its place")
@WAYS
def test_a_file_that_is_not_the_one_that_was_opened_takes_nothing_more(register: Register, lose: object) -> None:
    lose(register.path)  # type: ignore[operator]
    action = uuid4()
    for _ in range(2):  # nor the next time
        with pytest.raises(Unavailable, match="register_replaced"):
            register.complaints.record(an_intake(), OFFICER, action)
    draft = Draft(uuid4(), OFFICER.officer_id, MORNING, {"description": "Belum selesai"})
    with pytest.raises(Unavailable, match="register_replaced"):
        register.drafts.save(draft)


@pytest.mark.thorough
@pytest.mark.posix("Windows keeps an open file in its place")
@WAYS
def test_a_file_that_goes_while_it_is_written_to_is_noticed_before_the_number_is_given(
    register: Register, lose: object
) -> None:
    lost: list[bool] = []

    def work() -> None:
        lose(register.path)  # type: ignore[operator]
        lost.append(True)

    with pytest.raises(Unavailable, match="register_replaced"):
        register.unit.run_once(uuid4(), work)
    assert lost


@pytest.mark.parametrize("encrypted", [False, True])
@pytest.mark.parametrize("checkpointed", [False, True])
def test_an_older_copy_of_the_same_length_over_the_open_file_is_noticed(
    tmp_path: Path, encrypted: bool, checkpointed: bool
) -> None:
    with register_keys.known(register_keys.KEY):
        path = tmp_path / "register.db"
        with closing(a_register(tmp_path)) as register:
            register.complaints.record(an_intake(), OFFICER, uuid4())
        if encrypted:
            conversion.encrypt(path, register_keys.KEY)
        shutil.copy(path, path.with_name("older.db"))
        with closing(a_register(tmp_path)) as register:
            for _ in range(20):
                register.complaints.record(an_intake(), OFFICER, uuid4())
        with closing(a_register(tmp_path)) as register:
            register.complaints.record(an_intake(), OFFICER, uuid4())
            if checkpointed:
                register.unit.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_FULL)
                register.complaints.record(an_intake(), OFFICER, uuid4())
            length = path.stat().st_size
            with path.open("r+b") as file:
                file.write(path.with_name("older.db").read_bytes().ljust(length, b"\0"))
            with pytest.raises(Unavailable, match="register_replaced"):
                register.complaints.record(an_intake(), OFFICER, uuid4())


@pytest.mark.thorough
def test_checkpoints_of_any_connection_are_no_older_copy(register: Register) -> None:
    other = opening.beside(register.unit.file)
    for number in range(12):
        register.complaints.record(an_intake(), OFFICER, uuid4())
        by = other.connection if number % 2 else register.unit.connection
        by.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_FULL if number % 3 else apsw.SQLITE_CHECKPOINT_TRUNCATE)
    register.unit.connection.execute("VACUUM")
    register.unit.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_FULL)
    register.unit.file.durability.vacuumed.is_so = True
    register.complaints.record(an_intake(), OFFICER, uuid4())
    opening.close_beside(other)


@pytest.mark.thorough
@pytest.mark.posix("Windows keeps an open file in its place")
def test_nothing_is_made_where_the_file_was(register: Register) -> None:
    take_away(register.path)
    with pytest.raises(Unavailable):
        register.days.read(TODAY)
    assert not register.path.exists()


@pytest.mark.thorough
@pytest.mark.posix("Windows keeps an open file in its place")
def test_a_file_that_is_put_back_where_it_was_goes_on(register: Register) -> None:
    move(register.path)
    action = uuid4()
    with pytest.raises(Unavailable):
        register.complaints.record(an_intake(), OFFICER, action)
    register.path.with_name("elsewhere.db").rename(register.path)
    assert register.complaints.record(an_intake(), OFFICER, action).complaint.number.no == 2


@pytest.mark.thorough
@pytest.mark.parametrize("how_often", [1, 3])
def test_while_no_sync_succeeds_nothing_is_called_recorded(tmp_path: Path, announce: Announce, how_often: int) -> None:
    announce.perhaps("was found in the register")
    disk = FaultyDisk(f"no sync {how_often}")
    action = uuid4()
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())  # the log's own head is synced with the first entry
        disk.syncs_of_the_log_fail = True
        for _ in range(how_often):
            with pytest.raises(Unavailable, match="outcome_unknown"):
                register.complaints.record(an_intake(), OFFICER, action)
        assert disk.failed
        disk.syncs_of_the_log_fail = False
        assert register.complaints.record(an_intake(), OFFICER, action).complaint.number.no == 2
        assert [line.subject for line in register.days.read(TODAY).lines][1:] == [action]
    disk.unregister()


@pytest.mark.thorough
def test_other_actions_wait_for_that_sync_too(tmp_path: Path) -> None:
    disk = FaultyDisk("no sync for others")
    first, second = uuid4(), uuid4()
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
        disk.syncs_of_the_log_fail = True
        for action in (first, second):
            with pytest.raises(Unavailable):
                register.complaints.record(an_intake(), OFFICER, action)
        disk.syncs_of_the_log_fail = False
        given = {register.complaints.record(an_intake(), OFFICER, one).complaint.number.no for one in (first, second)}
        assert given == {2, 3}
        assert not register.maintenance.verify().broken
    disk.unregister()


@pytest.mark.thorough
def test_a_log_that_somebody_still_reads_is_not_called_on_the_disk(register: Register) -> None:
    file, connection = register.unit.file, register.unit.connection
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert file.durability.is_on_disk
    with closing(apsw.Connection(str(register.path))) as reading:
        reading.execute("BEGIN; SELECT count(*) FROM journal").fetchall()
        register.complaints.record(an_intake(), OFFICER, uuid4())
        file.durability.is_on_disk = False
        connection.setbusytimeout(10)
        with pytest.raises(apsw.BusyError):
            file.durability.demand_on_disk(connection)
        assert not file.durability.is_on_disk
        reading.execute("ROLLBACK")
    file.durability.demand_on_disk(connection)
    assert file.durability.is_on_disk


def test_what_was_opened_is_the_file_and_its_log_and_the_log_may_go(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.touch()
    path.with_name("register.db-wal").touch()
    kept = Durability(path)
    kept.begin()
    kept.demand_in_place()
    path.with_name("register.db-wal").unlink()
    kept.demand_in_place(with_log=False)
    replaced = ("register_replaced", {"path": str(path)})
    assert failure(kept.demand_in_place) == replaced
    path.unlink()
    assert failure(lambda: kept.demand_in_place(with_log=False)) == replaced
    kept.begin()
    kept.demand_in_place()
