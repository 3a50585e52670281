from __future__ import annotations

import errno
import os
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import copying
from frontoffice.register.storage.copying import copy, copy_pages, quick_check
from frontoffice.register.storage.database_file import open_database
from frontoffice.register.storage.opening import reader
from tests.support import foreign_process
from tests.support.disk_order import watched
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk, file_syncs_fail, folder_syncs_fail
from tests.support.refusals import failure

NOBODY = 65_534
ROOT = Path(__file__).resolve().parents[3]


def test_a_page_of_noise_is_found_by_the_quick_check(closed: Path) -> None:
    page = foreign_process.run(closed, "PRAGMA page_size")[0][0]
    root = foreign_process.run(closed, "SELECT rootpage FROM sqlite_master WHERE name = 'payload'")[0][0]
    noisy = bytearray(closed.read_bytes())
    noisy[(root - 1) * page : root * page] = b"\x55" * page
    closed.write_bytes(noisy)
    with closing(reader(closed)) as connection:
        assert quick_check(connection)


def test_a_sound_file_passes_the_quick_check(closed: Path) -> None:
    with closing(reader(closed)) as connection:
        assert quick_check(connection) == ""


@pytest.mark.thorough
def test_a_copy_taken_while_working_is_whole(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        copy(register.unit.connection, tmp_path / "copy.db")
        register.complaints.record(an_intake(), an_officer(), uuid4())
    assert foreign_process.run(tmp_path / "copy.db", "SELECT count(*) FROM complaint") == [[1]]
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.thorough
def test_a_copy_holds_what_stood_there_when_it_began_whoever_writes_meanwhile(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register, closing(reader(register.path)) as source:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        source.execute("BEGIN")
        assert source.execute("SELECT count(*) FROM journal").get == 1

        def record(_done: int, _of: int) -> None:
            register.complaints.record(an_intake(), an_officer(), uuid4())

        copy_pages(source, tmp_path / "copy.db", report=record)
        assert register.counters.count_today() > 1
    assert foreign_process.run(tmp_path / "copy.db", "SELECT count(*) FROM journal") == [[1]]
    assert foreign_process.run(tmp_path / "copy.db", "SELECT v FROM meta WHERE k = 'open'") == [[0]]
    assert foreign_process.run(tmp_path / "copy.db", "PRAGMA journal_mode") == [["delete"]]


def test_progress_goes_up_to_the_end_and_it_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 10)
    steps: list[tuple[int, int]] = []
    with closing(a_register(tmp_path)) as register:
        copy_pages(register.unit.connection, tmp_path / "copy.db", report=lambda *step: steps.append(step))
        assert [done for done, _ in steps[:2]] == [10, 20]
        assert steps[-1][0] == steps[-1][1] == steps[0][1] > 0
        with pytest.raises(Unavailable, match="backup_stopped"):
            copy_pages(register.unit.connection, tmp_path / "other.db", stop=lambda: True)


@pytest.mark.thorough
@pytest.mark.posix("modes of files")
def test_a_copy_says_that_it_is_one_unless_it_takes_the_place_of_what_was_copied(tmp_path: Path, closed: Path) -> None:
    for is_copy in (True, False):
        target = tmp_path / f"copy-{is_copy}.db"
        with closing(reader(closed)) as source:
            copy_pages(source, target, is_copy=is_copy)
        kept = foreign_process.run(target, "SELECT v FROM meta WHERE k = 'copied'")
        assert kept == ([[1]] if is_copy else [])
        assert target.stat().st_mode & 0o777 == 0o600
        assert not target.with_name(target.name + "-wal").exists()


def test_a_file_without_tables_is_copied_too(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "empty.db")) as empty:
        empty.execute("PRAGMA user_version = 7")
        copy(empty, tmp_path / "copy.db")
    assert foreign_process.run(tmp_path / "copy.db", "PRAGMA user_version") == [[7]]


@pytest.mark.thorough
def test_a_copy_that_is_not_whole_gets_no_name(tmp_path: Path, closed: Path) -> None:
    foreign_process.tamper(closed, "UPDATE payload SET body = x'7b7d'")
    target = tmp_path / "copy.db"
    target.with_name("copy.db.part").write_bytes(b"left by a kill")
    with closing(reader(closed)) as source:
        assert failure(lambda: copy(source, target)) == ("copy_damaged", {"path": str(target)})
    assert not list(tmp_path.glob("copy.db*"))


@pytest.mark.thorough
def test_a_copy_that_finds_no_room_leaves_it_to_whoever_makes_some(
    tmp_path: Path, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(reader(closed)) as source, file_syncs_fail(monkeypatch, errno.ENOSPC) as asked:
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            copy(source, tmp_path / "copy.db")
        assert asked
    assert not list(tmp_path.glob("copy.db*"))


@pytest.mark.thorough
@pytest.mark.parametrize(("free", "error"), [(4_096, apsw.FullError), (1 << 30, apsw.IOError)])
def test_a_disk_without_room_is_told_from_one_that_fails_before_the_copy_is_removed(
    tmp_path: Path, closed: Path, monkeypatch: pytest.MonkeyPatch, free: int, error: type[apsw.Error]
) -> None:
    disk = FaultyDisk(f"copying-{free}")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": free}))
    with closing(reader(closed)) as source:
        disk.fail(3, 1_000, apsw.IOError)
        with pytest.raises(error):
            copy_pages(source, tmp_path / "copy.db", vfs=disk.name)
    assert disk.failed


@pytest.mark.thorough
def test_what_is_wrong_is_said_in_five_findings_at_most(closed: Path) -> None:
    page = foreign_process.run(closed, "PRAGMA page_size")[0][0]
    roots = foreign_process.run(
        closed, "SELECT rootpage FROM sqlite_master WHERE rootpage > 0 AND name LIKE '%complaint%'"
    )
    noisy = bytearray(closed.read_bytes())
    for (root,) in roots:
        noisy[(root - 1) * page : root * page] = b"\x55" * page
    closed.write_bytes(noisy)
    with closing(reader(closed)) as connection:
        for check in (quick_check, copying.integrity_check):
            assert 1 <= len(check(connection).split("; ")) <= 5


@pytest.mark.thorough
def test_a_stopped_copy_says_so_and_says_nothing_else(tmp_path: Path, closed: Path) -> None:
    with closing(reader(closed)) as source:
        assert failure(lambda: copy_pages(source, tmp_path / "copy.db", stop=lambda: True)) == ("backup_stopped", {})
    assert not copying.never()


@pytest.mark.thorough
@pytest.mark.posix("/proc/self/fd")
def test_a_copy_is_on_the_disk_before_it_gets_its_name_and_its_name_after_that(
    tmp_path: Path, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(reader(closed)) as source, watched(monkeypatch) as events:
        copy(source, tmp_path / "copy.db")
    assert events == ["sync copy.db.part", "copy.db.part -> copy.db", f"sync {tmp_path.name}"]


@pytest.mark.posix("/proc/self/fd")
def test_nothing_is_held_open_of_what_was_put_in_place(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"whole")
    before = len(list(Path("/proc/self/fd").iterdir()))
    copying.sync(tmp_path / "made")
    copying.put_in_place(tmp_path / "made", tmp_path / "there")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("fails", [None, apsw.IOError, SystemError])
def test_what_was_begun_of_a_copy_is_given_up_by_force_whatever_the_disk_says(fails: type[Exception] | None) -> None:
    class Backup:
        """A copy that stops at its first step."""

        done, closed = False, list[bool]()

        def step(self, _pages: int) -> None:
            raise KeyboardInterrupt

        def close(self, *, force: bool = False) -> None:
            self.closed.append(force)
            if fails is not None:
                raise fails

    backup = Backup()
    with pytest.raises(KeyboardInterrupt):
        copying.step_through(backup, copying.nobody_listens, copying.never)  # type: ignore[arg-type]
    assert backup.closed == [True]


@pytest.mark.posix("sync of a folder")
def test_a_name_whose_sync_failed_is_not_reported_as_done_and_the_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"
    made.write_bytes(b"whole")
    with folder_syncs_fail(monkeypatch, errno.EIO), pytest.raises(OSError, match="Input/output"):
        copying.put_in_place(made, tmp_path / "there")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"whole"]
