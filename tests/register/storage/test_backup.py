from __future__ import annotations

import errno
import hashlib
import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from frontoffice import __version__
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, copying
from frontoffice.register.storage.copy_check import CopyState, inspect
from tests.support import foreign_process
from tests.support.disk_order import watched
from tests.support.examples import MORNING, OfficeClock, a_register, an_officer, record
from tests.support.faulty_disk import FaultyDisk, file_syncs_fail, folder_syncs_fail
from tests.support.kills import KILL
from tests.support.refusals import failure

OFFICER = an_officer()
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(a_register(tmp_path)) as register:
        record(register, 3)
        yield register


def make(register: Register, folder: Path, **how: object) -> copying.CopyRecord:
    return backup.make(register.path, folder, lambda: MORNING, **how)  # type: ignore[arg-type]


@pytest.mark.thorough
def test_a_copy_of_an_open_register_is_whole_and_has_all_that_was_recorded(register: Register, folder: Path) -> None:
    found = make(register, folder)
    verdict = inspect(folder / found.file)
    assert (verdict.state, verdict.entries) == (CopyState.WHOLE, 3)
    assert verdict.captured == found.captured
    assert sorted(path.suffix for path in folder.iterdir()) == [".db", ".json"]
    assert os.name != "posix" or (folder / found.file).stat().st_mode & 0o777 == 0o600
    assert found.sha256 == backup.digest(folder / found.file)


@pytest.mark.thorough
def test_what_is_recorded_while_it_is_copied_is_in_the_next_copy(register: Register, folder: Path) -> None:
    assert make(register, folder, report=lambda _done, _of: record(register, 1)).captured.entries == 3
    assert make(register, folder).captured.entries > 3


@pytest.mark.thorough
def test_of_a_register_that_is_not_whole_no_copy_is_called_so(register: Register, folder: Path) -> None:
    register.close()
    foreign_process.tamper(register.path, "UPDATE payload SET body = x'7b7d' WHERE rowid = 2")
    code, facts = failure(lambda: make(register, folder))
    assert (code, facts["path"], list(facts)) == ("copy_broken", str(register.path), ["path", "detail"])
    assert "its body was changed" in str(facts["detail"])
    assert list(folder.iterdir()) == []
    register.unit.file.lock.acquire()


@pytest.mark.thorough
def test_a_place_that_is_not_there_is_missing(register: Register, folder: Path) -> None:
    missing = folder / "none"
    assert failure(lambda: make(register, missing)) == ("backup_place_missing", {"path": str(missing)})


@pytest.mark.thorough
def test_a_copy_that_reads_back_otherwise_is_thrown_away(
    register: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that keeps less than it took: a whole register, but an older one."""
    older = make(register, folder)
    kept = (folder / older.file).read_bytes()
    record(register, 1)
    monkeypatch.setattr(copying, "sync", lambda path: path.write_bytes(kept))
    code, facts = failure(lambda: make(register, folder))
    assert (code, list(facts)) == ("copy_differs", ["path"])
    assert Path(str(facts["path"])).name == f"register-{older.captured.desk.hex[:8]}-20261124T033200000000Z.db"
    assert len(list(folder.glob("*.db"))) == 1


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # it goes on failing while closing
@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_a_disk_that_fails_at_any_write_leaves_no_copy_and_the_older_ones(
    register: Register, folder: Path, error: type[apsw.Error], every: int
) -> None:
    older = make(register, folder)
    record(register, 1)
    disk = FaultyDisk(f"failing at a copy {error.__name__} {every}")
    failed = tried = 0
    while failed == tried:
        tried += 1
        disk.fail(tried * every, 1_000, error)
        try:
            make(register, folder, vfs=disk.name)
        except Unavailable as unavailable:
            assert unavailable.code in ("disk_full", "disk_error", "register_cannot_open")  # noqa: PT017
            failed += 1
            assert {path.name for path in folder.iterdir()} == {older.file, older.file + ".json"}
        disk.heal()
    assert failed > 20 // every
    assert copying.of_desk(folder, older.captured.desk)[0].captured.entries == 4
    disk.unregister()


@pytest.mark.thorough
def test_a_copy_needs_room_for_all_of_it(register: Register, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = needed = _size_in_pages(register) + (1 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": free}))
    make(register, folder)
    free -= 1
    with pytest.raises(Unavailable) as unavailable:
        make(register, folder)
    assert (unavailable.value.code, unavailable.value.facts) == (
        "backup_no_room",
        {"path": str(folder), "needed": needed},
    )


def _size_in_pages(register: Register) -> int:
    pages, size = (register.unit.connection.execute(f"PRAGMA {name}").get for name in ("page_count", "page_size"))
    return int(str(pages)) * int(str(size))


@pytest.mark.thorough
def test_a_copy_says_when_it_was_made_and_checked_by_which_program_and_where_it_stands(
    register: Register, folder: Path
) -> None:
    moments = iter((MORNING, MORNING + timedelta(seconds=7)))
    steps: list[tuple[int, int]] = []
    found = backup.make(register.path, folder, lambda: next(moments), report=lambda *step: steps.append(step))
    desk = register.backups.desk
    assert found.file == f"register-{desk.hex[:8]}-20261124T033200000000Z.db"
    assert (found.made_at, found.checked_at - found.made_at) == (MORNING, timedelta(seconds=7))
    assert (found.program, found.outcome) == (__version__, "whole")
    assert found.size == (folder / found.file).stat().st_size
    assert steps[-1][0] == steps[-1][1] > 0


@pytest.mark.thorough
def test_a_copy_can_be_stopped_while_it_is_made_and_while_it_is_checked(register: Register, folder: Path) -> None:
    for looks in (0, 1):
        asked = itertools.count()
        stopped = failure(lambda asked=asked, looks=looks: make(register, folder, stop=lambda: next(asked) >= looks))  # type: ignore[misc]
        assert stopped == ("backup_stopped", {})
        assert list(folder.iterdir()) == []


@pytest.mark.thorough
def test_a_part_that_may_still_be_written_stays(register: Register, folder: Path) -> None:
    desk = make(register, folder).captured.desk
    parts = {age: folder / f"register-{desk.hex[:8]}-{age}.db.9.part" for age in (5, 7)}
    for hours, part in parts.items():
        part.touch()
        at = time.time() - hours * 3600
        os.utime(part, (at, at))
    assert backup.thin_out(folder, desk, MORNING, "WIB") == 0
    assert (parts[5].exists(), parts[7].exists()) == (True, False)


def test_a_file_is_known_by_all_of_its_bytes(folder: Path) -> None:
    big = b"x" * (1 << 20) + b"y"
    (folder / "big").write_bytes(big)
    assert backup.digest(folder / "big") == hashlib.sha256(big).hexdigest()


_MAKE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from frontoffice.register.storage import backup
print("begun", flush=True)
while True:
    backup.make(Path(sys.argv[1]), Path(sys.argv[2]), lambda: datetime.now(UTC))
"""


@pytest.mark.thorough
@pytest.mark.parametrize("moments", [(1, 4), pytest.param(range(6), marks=pytest.mark.long)])
def test_a_kill_at_any_moment_leaves_whole_copies_only(
    register: Register, folder: Path, moments: Iterable[int]
) -> None:
    record(register, 20)
    command = [sys.executable, "-c", _MAKE, str(register.path), str(folder)]
    for kill in moments:
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
            assert child.stdout is not None
            assert child.stdout.readline().strip() == b"begun"
            for _ in range(kill * 3):
                record(register, 1)
            os.kill(child.pid, KILL)
    desk = make(register, folder).captured.desk
    copies = list(folder.glob("*.db"))
    for copy in copies:
        assert inspect(copy).state is CopyState.WHOLE
    assert len(copying.of_desk(folder, desk)) >= len(copies) - 6  # killed between the copy and its record
    assert register.maintenance.verify().broken == ""


@pytest.mark.thorough
def test_older_copies_are_thinned_out_and_nobody_elses(register: Register, folder: Path, tmp_path: Path) -> None:
    clock = OfficeClock(MORNING - timedelta(days=3))
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other")) as other:
        foreign = {backup.make(other.path, folder, clock).file}
        clock.move(hours=1)
        foreign.add(backup.make(other.path, folder, clock).file)
    made = []
    for _ in range(8):
        made.append(backup.make(register.path, folder, clock))
        clock.move(hours=5)
    desk = made[0].captured.desk
    (folder / f"register-{desk.hex[:8]}-1.db.9.part").touch()
    os.utime(folder / f"register-{desk.hex[:8]}-1.db.9.part", (1, 1))
    gone = backup.thin_out(folder, desk, MORNING, "WIB")
    left = {path.name for path in folder.glob("*.db")}
    assert gone == 8 - len(left - foreign) > 0
    assert foreign < left
    assert made[-1].file in left
    assert not list(folder.glob("*.part"))
    assert {path.name.removesuffix(".json") for path in folder.glob("*.json")} == left


@pytest.mark.thorough
@pytest.mark.posix("/proc/self/fd")
def test_copy_and_record_are_on_the_disk_before_they_get_their_names(
    register: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(monkeypatch) as events:
        name = make(register, folder).file
    part = f"{name}.{os.getpid()}.part"
    assert events == [
        f"sync {part}",
        f"{part} -> {name}",
        f"sync {folder.name}",
        f"sync {name}.json.new",
        f"{name}.json.new -> {name}.json",
        f"sync {folder.name}",
    ]


@pytest.mark.thorough
@pytest.mark.posix("sync of a folder")
def test_a_copy_whose_sync_failed_is_told_and_only_the_former_copy_is_left(
    register: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make(register, folder)
    for fails, code in (
        (folder_syncs_fail, errno.EIO),
        (folder_syncs_fail, errno.ENOSPC),
        (file_syncs_fail, errno.EIO),
    ):
        with fails(monkeypatch, code) as asked:
            code_and_facts = failure(lambda: backup.make(register.path, folder, lambda: MORNING + timedelta(hours=1)))
        assert asked
        assert code_and_facts[0] in ("disk_error", "disk_full")
        assert sorted(file.name for file in folder.iterdir()) == [first.file, f"{first.file}.json"]
    assert inspect(folder / first.file).state is CopyState.WHOLE


def test_nothing_is_left_of_a_copy_whose_record_could_not_be_written(
    register: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path, _record: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(copying, "write", full)
    assert failure(lambda: make(register, folder))[0] in ("disk_error", "disk_full")
    assert not list(folder.iterdir())
