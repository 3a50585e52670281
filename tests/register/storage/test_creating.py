from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import encryption, opening
from frontoffice.register.storage.database_file import open_database
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.foreign_process import on_disk
from tests.support.register_keys import KEY, known

NAME = encryption.name_of(KEY)


@pytest.fixture(autouse=True)
def held() -> Iterator[dict[str, bytes]]:
    with known(KEY) as held:
        yield held


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "register.db"


@pytest.mark.thorough
def test_a_new_register_is_encrypted_from_its_first_byte(path: Path) -> None:
    opening.begin(path, NAME)
    assert path.read_bytes().startswith(bytes.fromhex(NAME))
    with closing(open_database(path)) as empty:
        assert [empty.execute(f"PRAGMA {number}").get for number in ("user_version", "application_id")] == [0, 0]
        assert empty.execute("SELECT count(*) FROM sqlite_schema").get == 0
    with closing(a_register(path.parent)) as register:
        assert register.notices() == ()
        register.complaints.record(an_intake(), an_officer(), uuid4())
        while_open = on_disk(path.parent)
    for word in (b"Nurhayati", b"nurhayati", b"SQLite format", b"CREATE TABLE"):
        assert word not in while_open + on_disk(path.parent)
    assert encryption.key_name(path) == NAME
    assert {file.name for file in path.parent.iterdir()} - {"register.db.lock"} == {"register.db"}


def test_a_register_that_is_there_stays_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    a_register(path.parent).close()
    before = path.read_bytes()
    opening.begin(path, NAME)
    assert path.read_bytes() == before


def test_without_its_key_there_is_no_register(path: Path, held: dict[str, bytes]) -> None:
    held.clear()
    with pytest.raises(Unavailable, match="register_key_missing"):
        opening.begin(path, NAME)
    assert not path.exists()
    assert not encryption.conversion_path(path).exists()


def test_a_log_without_its_register_is_not_buried(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("register.db-wal").write_bytes(b"what was written last")
    with pytest.raises(Unavailable, match="register_missing"):
        opening.begin(path, NAME)
    assert path.with_name("register.db-wal").read_bytes() == b"what was written last"


def test_what_another_program_makes_meanwhile_is_left_to_it(path: Path) -> None:
    path.parent.mkdir()
    lock = opening.acquire_lock(path)
    try:
        with pytest.raises(Unavailable, match="register_in_use"):
            opening.begin(path, NAME)
    finally:
        lock.release()
    assert not path.exists()


def test_a_full_disk_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_how: object, **_more: object) -> None:
        raise apsw.FullError

    monkeypatch.setattr(encryption, "set_key", full)
    with pytest.raises(Unavailable, match="disk_full"):
        opening.begin(path, NAME)
    assert {file.name for file in path.parent.iterdir()} <= {"register.db.lock"}
