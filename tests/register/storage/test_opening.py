from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage import database_file, opening, unsafe_place
from frontoffice.register.storage.opening import Durability, close_file, disk, open_file, reader
from tests.conftest import Announce
from tests.support import foreign_process
from tests.support.examples import TODAY, a_register
from tests.support.faulty_disk import FaultyDisk
from tests.support.ordinary_user import NOBODY, as_an_ordinary_user
from tests.support.refusals import code_of_opening, failure

ROOT = Path(__file__).resolve().parents[3]


def count(register: Register) -> int:
    return len(register.days.read(TODAY).lines)


@pytest.mark.thorough
def test_a_register_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "office" / "data" / "register.db"
    file = open_file(path)
    close_file(file)
    assert path.is_file()
    again = open_file(path)
    assert again.origin == file.origin
    close_file(again)


@pytest.mark.thorough
def test_what_was_recorded_is_there_after_closing(tmp_path: Path, closed: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        assert count(register) == 1


@pytest.mark.thorough
def test_a_closed_register_is_one_file(closed: Path) -> None:
    names = {entry.name for entry in closed.parent.iterdir()}
    assert names - {"register.db.lock"} == {"register.db"}


@pytest.mark.thorough
def test_the_register_is_as_safe_as_sqlite_can_be(path: Path) -> None:
    file = open_file(path)
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
    found = [file.connection.execute(f"PRAGMA {pragma}").get for pragma in pragmas]
    close_file(file)
    assert found == ["wal", 2, 1, 1, 0]


@pytest.mark.thorough
def test_the_program_knows_whether_it_ended_well(path: Path) -> None:
    close_file(open_file(path))
    file = open_file(path)
    assert file.ended_cleanly
    file.connection.close()  # as a kill does: nobody said goodbye
    file.lock.release()
    again = open_file(path)
    assert not again.ended_cleanly
    close_file(again)


@pytest.mark.thorough
def test_a_second_program_is_told_that_the_register_is_in_use(path: Path) -> None:
    file = open_file(path)
    assert code_of_opening(path) == "register_in_use"
    close_file(file)
    close_file(open_file(path))


@pytest.mark.thorough
def test_another_process_is_told_that_the_register_is_in_use(path: Path) -> None:
    file = open_file(path)
    script = (
        "import sys, pathlib\n"
        "from frontoffice.register.storage.opening import open_file\n"
        "from frontoffice.errors import Unavailable\n"
        "try: open_file(pathlib.Path(sys.argv[1]))\n"
        "except Unavailable as unavailable: print(unavailable.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    close_file(file)
    assert done.stdout == "register_in_use\n"


def test_a_register_of_a_newer_program_is_refused_and_left_alone(closed: Path) -> None:
    foreign_process.run(
        closed, "INSERT INTO schema_migration (name, applied) VALUES ('9999_from_the_future', '2030-01-01')"
    )
    before = closed.read_bytes()
    assert code_of_opening(closed) == "register_newer"
    assert foreign_process.run(closed, "SELECT count(*) FROM complaint") == [[1]]
    assert closed.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a register at all" * 100, b"SQLite format 3\0" + b"\xff" * 8_000])
def test_a_file_that_is_no_register_is_said_to_be_damaged_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert code_of_opening(path) == "register_damaged"
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (apsw.FullError(), "disk_full"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (apsw.IOError(), "disk_error"),
        (OSError(errno.EIO, "Input/output error"), "disk_error"),
    ],
)
def test_what_the_disk_says_gets_its_name(path: Path, error: Exception, code: str) -> None:
    with pytest.raises(Unavailable, match=code) as said, disk(path):
        raise error
    assert said.value.facts == {"path": str(path), "reason": type(error).__name__}


def test_an_error_of_the_disk_where_there_is_no_room_says_that_it_is_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "_NO_ROOM", 2**63)
    with pytest.raises(Unavailable, match="disk_full"), disk(path):
        raise apsw.IOError


@pytest.mark.parametrize(("error", "code"), [(apsw.FullError, "no_room_to_open"), (apsw.IOError, "disk_refuses")])
def test_at_opening_nobody_is_told_of_what_they_typed(path: Path, error: type[apsw.Error], code: str) -> None:
    vfs = FaultyDisk(f"faulty {uuid4()}")
    vfs.fail(1, 1_000, error)
    with pytest.raises(Unavailable, match=code):
        open_file(path, vfs=vfs.name)
    vfs.unregister()


def test_a_register_cut_short_is_said_to_be_damaged(closed: Path) -> None:
    whole = closed.read_bytes()
    closed.write_bytes(whole[: len(whole) // 3])
    assert code_of_opening(closed) == "register_damaged"


@pytest.mark.thorough
def test_a_damaged_register_keeps_no_lock(path: Path) -> None:
    path.write_bytes(b"not a register at all" * 100)
    assert code_of_opening(path) == "register_damaged"
    path.unlink()
    close_file(open_file(path))


@pytest.mark.thorough
def test_a_register_that_somebody_else_is_writing_to_is_busy(closed: Path) -> None:
    script = (
        "import sqlite3, sys\n"
        "con = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "con.execute('BEGIN EXCLUSIVE')\n"
        "print('locked', flush=True)\n"
        "sys.stdin.readline()\n"
    )
    command = [sys.executable, "-c", script, str(closed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        assert code_of_opening(closed) == "register_busy"
        other.communicate("go\n")
    close_file(open_file(closed))


def test_a_reader_waits_three_seconds_for_others_and_writes_nothing(closed: Path) -> None:
    with closing(reader(closed)) as connection:
        assert connection.execute("PRAGMA busy_timeout").get == 3_000
        assert connection.execute("PRAGMA wal_autocheckpoint").get == 0
        with pytest.raises(apsw.ReadOnlyError):
            connection.execute("DELETE FROM meta")


@pytest.mark.posix("modes of folders and files")
def test_a_folder_that_may_not_be_written_to_says_so(tmp_path: Path) -> None:
    close_file(open_file(tmp_path / "warm.db"))  # everything is imported before the user changes
    with as_an_ordinary_user() as folder:
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        assert code_of_opening(folder / "register.db") == "folder_read_only"
        with pytest.raises(Unavailable, match="folder_read_only") as refused, disk(folder / "new" / "register.db"):
            unsafe_place.require_writable(folder / "new" / "register.db")  # before anybody answers a first page
        assert refused.value.facts["path"] == str(folder / "new" / "register.db")
        assert list(folder.iterdir()) == []
        folder.chmod(stat.S_IRWXU)


@pytest.mark.thorough
@pytest.mark.posix("modes of folders and files")
def test_a_file_that_may_not_be_written_to_says_so(tmp_path: Path) -> None:
    close_file(open_file(tmp_path / "warm.db"))
    whole = (tmp_path / "warm.db").read_bytes()
    with as_an_ordinary_user() as folder:
        # made elsewhere: the ordinary user may not be able to read this program, only the copy has to be theirs
        path = folder / "register.db"
        path.write_bytes(whole)
        path.chmod(stat.S_IRUSR)
        assert code_of_opening(path) == "folder_read_only"


@pytest.mark.posix("modes of folders and files")
@pytest.mark.parametrize("of_another", ["register.db", "register.db.lock"])
def test_a_register_or_a_lock_of_another_user_is_said_to_be_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_another: str
) -> None:
    close_file(open_file(tmp_path / "warm.db"))
    whole = (tmp_path / "warm.db").read_bytes()
    with as_an_ordinary_user() as folder:
        for file in (folder / "register.db", folder / "register.db.lock"):
            file.write_bytes(whole if file.suffix == ".db" else b"")
            file.chmod(0 if file.name == of_another else 0o666)
        assert code_of_opening(folder / "register.db") != "register_of_another_user"
        monkeypatch.setattr(os, "getuid", lambda: NOBODY - 1)  # whoever asks now did not make them
        assert code_of_opening(folder / "register.db") == "register_of_another_user"


def test_a_folder_in_the_place_of_the_register_says_so(path: Path) -> None:
    path.mkdir()
    assert code_of_opening(path) in {"register_cannot_open", "register_damaged"}


@pytest.mark.thorough
def test_what_keeps_a_register_from_opening_names_its_file(path: Path, closed: Path) -> None:
    file = open_file(path)
    assert failure(lambda: opening.demand_free(path)) == ("register_in_use", {"path": str(path)})
    close_file(file)
    opening.demand_free(path)
    foreign_process.run(path, "INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '2030-01-01')")
    assert failure(lambda: open_file(path)) == ("register_newer", {"path": str(path), "step": "9999_later"})
    none = path.with_name("none.db")
    assert failure(lambda: open_file(none, must_exist=True)) == ("register_missing", {"path": str(none)})


@pytest.mark.parametrize(("error", "code"), [(apsw.FullError, "no_room_to_open"), (apsw.IOError, "disk_refuses")])
def test_at_opening_a_disk_that_fails_is_said_with_the_file_alone(
    path: Path, error: type[apsw.Error], code: str
) -> None:
    vfs = FaultyDisk(f"faulty {uuid4()}")
    vfs.fail(1, 1_000, error)
    assert failure(lambda: open_file(path, vfs=vfs.name)) == (code, {"path": str(path)})
    vfs.unregister()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (apsw.ReadOnlyError, "folder_read_only"),
        (PermissionError, "folder_read_only"),
        (IsADirectoryError, "register_cannot_open"),
        (apsw.BusyError, "register_busy"),
        (apsw.LockedError, "register_busy"),
        (apsw.CantOpenError, "register_cannot_open"),
        (apsw.CorruptError, "register_damaged"),
        (apsw.NotADBError, "register_damaged"),
        (apsw.SQLError, "register_damaged"),
    ],
)
def test_each_error_of_the_disk_has_its_own_name_and_damage_says_where(
    path: Path, error: type[Exception], code: str
) -> None:
    def read() -> None:
        with disk(path):
            raise error("x" * 100)

    facts = {"path": str(path), "reason": error.__name__}
    if code == "register_damaged":
        facts["where"] = "x" * 80
    assert failure(read) == (code, facts)


@pytest.mark.thorough
def test_an_open_file_knows_which_file_it_is(path: Path) -> None:
    file = open_file(path)
    assert file.durability.opened == Durability(path, file.durability.opened).opened != ()
    found = path.stat()
    assert file.durability.opened[0] == (found.st_dev, found.st_ino)
    assert (file.was_cut, file.made_anew, file.ended_cleanly) == (False, False, True)
    close_file(file)


@pytest.mark.thorough
def test_a_new_register_begins_with_one_chain_of_its_own_drawing(path: Path) -> None:
    drawn = uuid4()
    file = open_file(path, draw=lambda: drawn)
    assert file.origin == drawn
    assert file.connection.execute("SELECT count(*), max(reason) FROM my_origin").get == (1, "")
    close_file(file)


@pytest.mark.thorough
def test_whoever_did_not_look_around_leaves_an_unclean_end_and_keeps_a_clean_one(path: Path) -> None:
    close_file(open_file(path))
    for look_around, clean_then in ((False, True), (True, True)):
        file = open_file(path)
        assert file.ended_cleanly
        close_file(file, looked_around=look_around)
        file = open_file(path)
        assert file.ended_cleanly is clean_then
        close_file(file)
    file = open_file(path)
    file.connection.close()
    file.lock.release()
    for look_around, clean_then in ((False, False), (True, True)):
        close_file(open_file(path), looked_around=look_around)
        file = open_file(path)
        assert file.ended_cleanly is clean_then
        close_file(file, looked_around=clean_then)


@pytest.mark.thorough
def test_an_opened_register_says_so_in_its_file_at_once(path: Path) -> None:
    close_file(open_file(path))
    file = open_file(path)
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    assert foreign_process.run(copy, "SELECT v FROM meta WHERE k = 'open'") == [[1]]
    close_file(file)
    assert foreign_process.run(path, "SELECT v FROM meta WHERE k = 'open'") == [[0]]


@pytest.mark.parametrize("content", [None, b""])
def test_a_register_that_is_not_there_yet_takes_no_minutes_and_is_not_begun(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "register.db"
    if content is not None:
        path.write_bytes(content)
    assert not opening.takes_minutes(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == (
        [] if content is None else [(path.name, b"")]
    )


@pytest.mark.thorough
def test_only_what_must_be_made_anew_takes_minutes(path: Path, announce: Announce) -> None:
    announce("the register cannot be read (NotADBError)")
    assert not opening.takes_minutes(path)
    close_file(open_file(path))
    assert not opening.takes_minutes(path)
    foreign_process.run(path, "INSERT INTO meta (k, v) VALUES ('project_anew', 1)")
    assert opening.takes_minutes(path)
    path.write_bytes(b"no register at all" * 100)
    assert not opening.takes_minutes(path)


@pytest.mark.thorough
def test_a_second_connection_is_another_one_and_its_end_is_not_the_registers(path: Path) -> None:
    file = open_file(path)
    second = opening.beside(file)
    assert second.connection is not file.connection
    assert (second.path, second.origin, second.lock) == (file.path, file.origin, file.lock)
    opening.close_beside(second)
    assert file.connection.execute("SELECT v FROM meta WHERE k = 'open'").get == 1
    assert code_of_opening(path) == "register_in_use"
    close_file(file)


@pytest.mark.thorough
@pytest.mark.posix("Windows keeps an open file in its place")
def test_what_is_read_anew_lets_go_of_the_former_connection(path: Path) -> None:
    file = open_file(path)
    former = file.connection
    opening.reopen(file)
    assert file.connection is not former
    with pytest.raises(apsw.ConnectionClosedError):
        former.execute("SELECT 1")
    file.durability.demand_in_place()
    path.rename(path.with_name("away.db"))
    assert failure(lambda: opening.reopen(file)) == ("register_replaced", {"path": str(path)})
    path.with_name("away.db").rename(path)
    opening.reopen(file)
    close_file(file)


@pytest.mark.thorough
def test_every_connection_of_a_file_goes_by_the_disk_that_it_was_opened_by(path: Path) -> None:
    disk = FaultyDisk(f"faulty {uuid4()}")
    file = open_file(path, vfs=disk.name)
    former = file.connection
    opening.reopen(file)
    second = opening.beside(file)
    assert [one.open_vfs for one in (file.connection, second.connection)] == [disk.name, disk.name]
    assert file.connection is not former
    opening.close_beside(second)
    close_file(file)
    disk.unregister()
