from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, conversion, copy_check, encryption, opening, restore
from frontoffice.register.storage.copy_check import CopyState
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support import foreign_process
from tests.support.disk_order import watched
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer, record
from tests.support.faulty_disk import folder_syncs_fail
from tests.support.foreign_process import on_disk
from tests.support.kills import KILLED
from tests.support.refusals import failure
from tests.support.register_keys import KEY, known

OFFICER = an_officer()
ROOT = Path(__file__).resolve().parents[3]
WORDS = ("Nurhayati", "nurhayati")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A closed register of three complaints."""
    with closing(a_register(tmp_path)) as register:
        record(register, 3)
    return tmp_path / "register.db"


@pytest.fixture(autouse=True)
def held() -> Iterator[dict[str, bytes]]:
    with known(KEY) as held:
        yield held


@pytest.mark.thorough
def test_nothing_that_was_typed_stands_on_the_disk_afterwards(plain: Path) -> None:
    assert any(word.encode() in on_disk(plain.parent) for word in WORDS)
    assert conversion.encrypt(plain, KEY) == 3
    with closing(a_register(plain.parent)) as register:
        record(register, 2)
        bare = on_disk(plain.parent)
        assert (plain.parent / "register.db-wal").stat().st_size > 0
        assert len(register.search.find("Nurhayati")) == 5
        assert not register.maintenance.verify().broken
    assert not [word for word in WORDS if word.encode() in bare + on_disk(plain.parent)]
    assert {file.name for file in plain.parent.iterdir()} - {"register.db.lock"} == {"register.db"}


@pytest.mark.thorough
def test_the_encrypted_register_is_the_same_one_and_goes_on_numbering(tmp_path: Path) -> None:
    def opened() -> Register:
        mark = HighWaterMark(tmp_path / "marks", "m1")
        return open_register(tmp_path / "data" / "register.db", Desk(), clock=OfficeClock(), high_water_mark=mark)

    with closing(opened()) as register:
        record(register, 2)
        path, origin = register.path, register.unit.file.origin
    conversion.encrypt(path, KEY)
    with closing(opened()) as register:
        assert register.notices() == ()
        assert register.numbering.find_block() is None
        assert register.unit.file.origin == origin
        assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 3


@pytest.mark.thorough
def test_a_register_that_is_encrypted_already_stays_as_it_is(plain: Path) -> None:
    conversion.encrypt(plain, KEY)
    before = plain.read_bytes()
    assert conversion.encrypt(plain, KEY) == 3
    assert plain.read_bytes() == before


@pytest.mark.thorough
def test_an_open_register_is_not_converted(plain: Path) -> None:
    with closing(a_register(plain.parent)), pytest.raises(Unavailable, match="register_in_use"):
        conversion.encrypt(plain, KEY)


@pytest.mark.thorough
def test_a_register_that_is_not_whole_stays_plain(plain: Path) -> None:
    foreign_process.tamper(plain, "UPDATE payload SET body = x'7b7d' WHERE rowid = 2")
    before = plain.read_bytes()
    code, facts = failure(lambda: conversion.encrypt(plain, KEY))
    assert (code, facts["path"], list(facts)) == ("copy_broken", str(plain), ["path", "detail"])
    assert "its body was changed" in str(facts["detail"])
    assert plain.read_bytes() == before
    assert not encryption.key_name(plain)
    assert {file.name for file in plain.parent.iterdir()} - {"register.db.lock"} == {"register.db"}


@pytest.mark.thorough
def test_a_register_stays_plain_while_its_key_cannot_be_found_by_its_name(plain: Path, held: dict[str, bytes]) -> None:
    held.clear()
    with pytest.raises(Unavailable, match="register_key_missing"):
        conversion.encrypt(plain, KEY)
    with closing(a_register(plain.parent)) as register:
        record(register, 1)


@pytest.mark.thorough
def test_what_a_killed_program_left_in_its_log_is_converted_too(plain: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom uuid import uuid4\n"
        "from tests.support.examples import a_register, an_intake, an_officer\n"
        "register = a_register(Path(sys.argv[1]))\n"
        "register.complaints.record(an_intake(), an_officer(), uuid4())\nos.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(plain.parent)], cwd=ROOT, check=False)
    assert done.returncode == KILLED
    assert conversion.encrypt(plain, KEY) == 4


_CONVERT = """
import os, sys
from pathlib import Path
from frontoffice.register.storage import conversion, encryption
from tests.support.refusals import failure
from tests.support.register_keys import KEY, known
calls = 0
def counted(event, arguments):
    global calls
    if event in ("os.link", "os.rename", "os.remove", "open"):
        calls += 1
        if calls == int(sys.argv[2]):
            os.kill(os.getpid(), 9)
with known(KEY):
    sys.addaudithook(counted)
    conversion.encrypt(Path(sys.argv[1]), KEY)
"""


def convert_killed_at(nth: int, path: Path) -> bool:
    """Whether a conversion in a process of its own was killed before its n-th touch of a file."""
    done = subprocess.run([sys.executable, "-c", _CONVERT, str(path), str(nth)], cwd=ROOT, check=False)
    assert done.returncode in (0, KILLED)
    return done.returncode != 0


@pytest.mark.seconds
@pytest.mark.long
def test_a_kill_at_any_moment_leaves_the_one_or_the_other_whole(plain: Path, tmp_path: Path) -> None:
    original = plain.read_bytes()
    states: list[bool] = []
    nth = 0
    while True:
        nth += 1
        folder = tmp_path / f"{nth}"
        folder.mkdir()
        path = folder / "register.db"
        path.write_bytes(original)
        was_killed = convert_killed_at(nth, path)
        states.append(bool(encryption.key_name(path)))
        found = copy_check.inspect(path)
        assert (found.state, found.entries) == (CopyState.WHOLE, 3)
        with closing(a_register(folder)) as register:
            assert not register.unit.file.was_cut
            record(register, 1)
        assert conversion.encrypt(path, KEY) == 4
        with closing(a_register(folder)) as register:
            record(register, 1)
        assert sorted(file.name for file in folder.iterdir()) == ["register.db", "register.db.lock"]
        if not was_killed:
            break
    assert nth > 8
    assert {*states} == {False, True}


@pytest.mark.seconds
@pytest.mark.long
@pytest.mark.posix("a child is forked for each kill")
@pytest.mark.parametrize("kind", ["clean", "unclean"])
def test_a_kill_at_every_write_sync_and_name_leaves_the_one_or_the_other_whole(tmp_path: Path, kind: str) -> None:
    command = [sys.executable, "-m", "tests.support.conversion_kills", str(tmp_path), kind]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    killed = json.loads(done.stdout)
    assert killed["plain"] > 100, killed
    assert killed["encrypted"] > 2, killed


@pytest.mark.thorough
def test_a_kill_while_it_takes_the_place_leaves_one_of_both_and_is_gone_on_with(plain: Path) -> None:
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _CONVERT.replace('("os.link", "os.rename", "os.remove", "open")', '("os.rename",)'),
            str(plain),
            "1",
        ],
        cwd=ROOT,
    )
    assert child.wait() == KILLED
    assert not encryption.key_name(plain)
    assert encryption.plain_copy(plain).exists()
    with closing(a_register(plain.parent)) as register:
        record(register, 1)
    assert encryption.plain_copy(plain).exists(), "it is the same file: the register is still plain"
    assert conversion.encrypt(plain, KEY) == 4
    assert not encryption.plain_copy(plain).exists()


@pytest.mark.thorough
def test_a_kill_after_an_unclean_end_leaves_a_register_that_is_not_taken_for_a_cut_copy(plain: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom tests.support.examples import a_register\n"
        "register = a_register(Path(sys.argv[1]))\nos.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(plain.parent)], cwd=ROOT, check=False)
    assert done.returncode == KILLED
    at_rename = _CONVERT.replace('("os.link", "os.rename", "os.remove", "open")', '("os.rename",)')
    done = subprocess.run([sys.executable, "-c", at_rename, str(plain), "1"], cwd=ROOT, check=False)
    assert done.returncode == KILLED
    with closing(a_register(plain.parent)) as register:
        assert not register.unit.file.was_cut


@pytest.mark.thorough
def test_copies_of_an_encrypted_register_are_encrypted_and_restored(plain: Path, tmp_path: Path) -> None:
    conversion.encrypt(plain, KEY)
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(a_register(plain.parent)) as register:
        record(register, 1)
        made = backup.make(plain, stick, lambda: MORNING)
    copy = stick / made.file
    assert encryption.key_name(copy) == encryption.name_of(KEY)
    assert not [word for word in WORDS if word.encode() in on_disk(stick)]
    there = tmp_path / "elsewhere" / "register.db"
    restore.put_in_place(restore.prepare(copy, there).ready, there, "")
    with closing(a_register(there.parent)) as register:
        assert len(register.search.find("Nurhayati")) == 4


@pytest.mark.thorough
def test_a_disk_that_is_full_leaves_the_plain_register(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = plain.read_bytes()

    def full(*_how: object, **_more: object) -> None:
        raise apsw.FullError

    monkeypatch.setattr(encryption, "set_key", full)
    with pytest.raises(Unavailable, match="disk_full"):
        conversion.encrypt(plain, KEY)
    monkeypatch.undo()
    assert plain.read_bytes() == before
    assert not encryption.conversion_path(plain).exists()
    opening.close_file(opening.open_file(plain))


@pytest.mark.thorough
def test_a_copy_of_an_open_register_is_not_converted(plain: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "register.db"
    copy.parent.mkdir()
    with closing(a_register(plain.parent)):
        copy.write_bytes(plain.read_bytes())
    assert failure(lambda: conversion.encrypt(copy, KEY)) == ("copy_cut", {"path": str(copy)})
    none = tmp_path / "none.db"
    assert failure(lambda: conversion.encrypt(none, KEY)) == ("register_missing", {"path": str(none)})


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 7",
        "UPDATE head SET hash = zeroblob(32)",
        "UPDATE head SET seq = seq + 1",
        "INSERT INTO meta (k, v) VALUES ('x', 1)",
        "CREATE TABLE later (a)",
    ],
)
def test_whatever_differs_between_a_register_and_its_conversion_is_counted(plain: Path, change: str) -> None:
    with closing(apsw.Connection(str(plain))) as connection:
        before = conversion.counts(connection)
        assert before == conversion.counts(connection)
        connection.execute(change)
        assert conversion.counts(connection) != before


@pytest.mark.thorough
def test_what_differs_from_the_register_does_not_take_its_place(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = plain.read_bytes()
    counts = iter(({"head ": 1}, {"head ": 2}))
    monkeypatch.setattr(conversion, "counts", lambda _connection: next(counts))
    assert failure(lambda: conversion.encrypt(plain, KEY)) == ("copy_differs", {"path": str(plain)})
    assert plain.read_bytes() == before
    assert {file.name for file in plain.parent.iterdir()} - {"register.db.lock"} == {"register.db"}


@pytest.mark.thorough
def test_how_far_a_conversion_is_is_reported_and_it_is_no_copy(plain: Path) -> None:
    steps: list[tuple[int, int]] = []
    conversion.encrypt(plain, KEY, report=lambda *step: steps.append(step))
    assert steps[-1][0] == steps[-1][1] > 0
    with closing(a_register(plain.parent)) as register:
        assert register.unit.connection.execute("SELECT v FROM meta WHERE k = 'copied'").get is None
        assert register.unit.file.ended_cleanly


@pytest.mark.thorough
@pytest.mark.posix("/proc/self/fd")
def test_the_encrypted_register_is_on_the_disk_before_it_takes_the_place(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(monkeypatch) as events:
        conversion.encrypt(plain, KEY)
    part, name = "register.db.encrypting.part", f"sync {plain.parent.name}"
    assert events == [f"sync {part}", f"sync {part}", f"{part} -> register.db", name, name]


@pytest.mark.thorough
@pytest.mark.posix("/proc/self/fd")
def test_where_a_disk_knows_no_second_names_the_plain_register_is_copied(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_file: Path, _second: Path) -> None:
        raise OSError

    before = plain.read_bytes()
    kept: list[bytes] = []
    monkeypatch.setattr("os.link", link)
    monkeypatch.setattr(encryption, "forget_plain", lambda path: kept.append(encryption.plain_copy(path).read_bytes()))
    with watched(monkeypatch) as events:
        conversion.encrypt(plain, KEY)
    assert [content[:16] for content in kept] == [before[:16]]
    assert events[2] == "sync register.before-encryption.db"


@pytest.mark.thorough
@pytest.mark.posix("sync of a folder")
def test_the_plain_register_stays_until_the_name_of_the_encrypted_one_is_on_the_disk(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain.read_bytes()[:16]
    kept = encryption.plain_copy(plain)
    with folder_syncs_fail(monkeypatch, errno.EIO):
        assert failure(lambda: conversion.encrypt(plain, KEY))[0] == "disk_error"
        assert failure(lambda: conversion.encrypt(plain, KEY))[0] == "disk_error", "the same disk, asked again"
        assert failure(lambda: opening.open_file(plain))[0] == "disk_refuses"
    assert encryption.key_name(plain)
    assert kept.read_bytes()[:16] == before
    assert {copy_check.inspect(file).entries for file in (plain, kept)} == {3}
    assert conversion.encrypt(plain, KEY) == 3
    assert not kept.exists()
