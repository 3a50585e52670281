from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import conversion, copy_check, encryption, opening
from frontoffice.register.storage.database_file import open_database
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.kills import KILLED
from tests.support.refusals import failure
from tests.support.register_keys import KEY, OTHER_KEY, known

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    with known():
        yield


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """A closed, encrypted register of one complaint."""
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    with known(KEY):
        conversion.encrypt(tmp_path / "register.db", KEY)
    return tmp_path / "register.db"


@pytest.mark.thorough
def test_a_file_says_which_key_it_was_written_with(encrypted: Path, tmp_path: Path) -> None:
    assert encryption.key_name(encrypted) == encryption.name_of(KEY)
    with closing(a_register(tmp_path / "plain")) as register:
        assert encryption.key_name(register.path) == ""
    assert encryption.key_name(tmp_path / "none.db") == ""
    (tmp_path / "else.db").write_bytes(b"no database at all, whatever its name may say")
    assert encryption.key_name(tmp_path / "else.db") == ""


@pytest.mark.thorough
def test_without_the_key_nothing_is_damaged(encrypted: Path) -> None:
    before = encrypted.read_bytes()
    for what in (opening.open_file, opening.reader, copy_check.inspect):
        with pytest.raises(Unavailable, match="register_key_missing") as unavailable:
            what(encrypted)
        assert unavailable.value.facts["key"] == encryption.name_of(KEY)
    assert encrypted.read_bytes() == before


@pytest.mark.thorough
def test_another_key_under_its_name_is_wrong_and_nothing_is_damaged(encrypted: Path) -> None:
    with known() as held:
        held[encryption.name_of(KEY)] = OTHER_KEY
        for what in (opening.open_file, opening.reader, copy_check.inspect):
            with pytest.raises(Unavailable, match="register_key_wrong"):
                what(encrypted)
    with known(KEY):
        assert copy_check.inspect(encrypted).entries == 1


@pytest.mark.thorough
def test_who_has_the_key_waits_for_whoever_is_about_to_close_the_file(encrypted: Path) -> None:
    with known(KEY), closing(open_database(encrypted)) as connection:
        assert connection.execute("PRAGMA busy_timeout").get == 3000


def test_a_damaged_page_is_damage_with_the_right_key(encrypted: Path) -> None:
    pages = bytearray(encrypted.read_bytes())
    pages[200] ^= 1
    encrypted.write_bytes(pages)
    with known(KEY), pytest.raises(Unavailable, match="register_damaged"):
        opening.open_file(encrypted)
    pages[200] ^= 1
    pages[4096 * 3 + 7] ^= 1
    encrypted.write_bytes(pages)
    with known(KEY):
        assert copy_check.inspect(encrypted).state is copy_check.CopyState.BROKEN


@pytest.mark.thorough
def test_a_log_that_a_kill_left_outlives_a_wrong_key(encrypted: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom uuid import uuid4\n"
        "from tests.support.examples import a_register, an_intake, an_officer\n"
        "from tests.support.register_keys import KEY, known\n"
        "with known(KEY):\n    register = a_register(Path(sys.argv[1]))\n"
        "    register.complaints.record(an_intake(), an_officer(), uuid4())\n    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(encrypted.parent)], cwd=ROOT, check=False)
    assert done.returncode == KILLED
    log = encrypted.with_name("register.db-wal")
    before = log.read_bytes()
    with known() as held:
        with pytest.raises(Unavailable, match="register_key_missing"):
            opening.open_file(encrypted)
        held[encryption.name_of(KEY)] = OTHER_KEY
        with pytest.raises(Unavailable, match="register_key_wrong"):
            opening.open_file(encrypted)
    assert log.read_bytes() == before
    with known(KEY), closing(a_register(encrypted.parent)) as register:
        assert len(register.search.find("Nurhayati")) == 2
    assert not log.exists(), "with its key it is brought to the file at the end"


@pytest.mark.thorough
def test_asking_a_file_for_its_key_takes_no_lock_from_who_has_it_open(tmp_path: Path) -> None:
    """On Unix a process that closes a file loses all of its locks on it: another one would throw the log away."""
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        encryption.key_name(register.path)
        reading = (
            "import sys, apsw\nc = apsw.Connection(sys.argv[1])\nc.execute('SELECT count(*) FROM meta').get\nc.close()"
        )
        subprocess.run([sys.executable, "-c", reading, str(register.path)], check=True)
        assert register.path.with_name("register.db-wal").exists()


@pytest.mark.thorough
def test_a_plain_copy_goes_only_when_the_encrypted_register_opens(encrypted: Path) -> None:
    kept = encryption.plain_copy(encrypted)
    kept.write_bytes(b"plain")
    with pytest.raises(Unavailable, match="register_key_missing"):
        opening.open_file(encrypted)
    assert kept.exists()
    with known(KEY):
        opening.close_file(opening.open_file(encrypted))
    assert not kept.exists()


@pytest.mark.thorough
def test_a_key_that_does_not_open_it_says_which_file_and_which_key(encrypted: Path) -> None:
    name = encryption.name_of(KEY)
    facts = {"path": str(encrypted), "key": name}
    with known() as held:
        assert failure(lambda: opening.reader(encrypted)) == ("register_key_missing", facts)
        held[name] = OTHER_KEY
        assert failure(lambda: opening.reader(encrypted)) == ("register_key_wrong", facts)


@pytest.mark.thorough
def test_whether_a_key_fits_is_seen_without_writing(encrypted: Path) -> None:
    before = encrypted.read_bytes()
    assert encryption.fits(encrypted, KEY)
    assert not encryption.fits(encrypted, OTHER_KEY)
    assert encrypted.read_bytes() == before
    assert len(encryption.new_key()) == 32
    assert encryption.new_key() != encryption.new_key()
    assert len(bytes.fromhex(encryption.name_of(KEY))) == 16


def test_who_is_asked_for_keys_is_exchanged_and_given_back() -> None:
    def first(_name: str) -> bytes | None:
        return KEY

    before = encryption.use_keys(first)
    assert encryption.use_keys(before) is first
    assert encryption.no_keys("x") is None


def test_what_stands_beside_a_file_goes_with_it(tmp_path: Path) -> None:
    file = tmp_path / "register.db"
    for end in ("", "-wal", "-shm", "-journal", "-else"):
        file.with_name(file.name + end).touch()
    encryption.remove_beside(file)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["register.db", "register.db-else"]
    encryption.remove(file)
    encryption.remove(file)
    assert [one.name for one in tmp_path.iterdir()] == ["register.db-else"]
