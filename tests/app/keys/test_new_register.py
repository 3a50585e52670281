from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring.backends.fail
import pytest

from frontoffice.app.keys import new_register, register_key
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import encryption
from tests.support import keyrings
from tests.support.examples import a_register
from tests.support.keyrings import FileKeyring, LockedKeyring, MemoryKeyring
from tests.support.register_keys import known

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return Places(tmp_path / "data")


@pytest.fixture(autouse=True)
def looked_for() -> Iterator[None]:
    with known():
        register_key.use_keyring()
        yield


def test_the_keyring_has_the_key_before_a_byte_is_written_with_it(where: Places) -> None:
    class Watching(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            assert not where.register.exists()
            assert where.paper_due.read_text() == username
            super().set_password(service, username, password)

    with keyrings.in_use(Watching()):
        new_register.begin(where)
        assert new_register.is_paper_due(where)
        a_register(where.folder).close()
        name = encryption.key_name(where.register)
        new_register.begin(where)
    assert name == encryption.key_name(where.register) != ""


def test_a_computer_without_a_keyring_gets_nothing_from_here(where: Places) -> None:
    with keyrings.in_use(keyring.backends.fail.Keyring()):  # type: ignore[no-untyped-call]
        new_register.begin(where)
    assert not where.folder.exists()


def test_a_locked_keyring_makes_no_register(where: Places) -> None:
    with keyrings.in_use(LockedKeyring()), pytest.raises(Unavailable, match="register_key_unreachable"):
        new_register.begin(where)
    assert not where.register.exists()


class CutWriting(BaseException):
    """The power goes."""


def test_what_was_cut_after_the_keyring_goes_on_with_the_same_key(where: Places) -> None:
    class Dying(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise CutWriting

    kept = MemoryKeyring()
    dying = Dying()
    dying.kept = kept.kept
    with keyrings.in_use(dying), pytest.raises(CutWriting):
        new_register.begin(where)
    [(_, name)] = kept.kept
    assert not where.register.exists()
    with keyrings.in_use(kept):
        new_register.begin(where)
    assert encryption.key_name(where.register) == name
    assert len(kept.kept) == 1


_BEGIN = """
import os, sys
from pathlib import Path
from frontoffice.app.keys import new_register, register_key
from frontoffice.places import Places
from tests.support import keyrings
from tests.support.examples import a_register
calls = 0
def counted(event, arguments):
    global calls
    if event in ("os.rename", "os.remove", "open", "os.mkdir") and sys.argv[1] in str(arguments[0]):
        calls += 1
        if calls == int(sys.argv[2]):
            os.kill(os.getpid(), 9)
folder = Path(sys.argv[1])
with keyrings.in_use(keyrings.FileKeyring(folder / "keyring")):
    register_key.use_keyring()
    sys.addaudithook(counted)
    new_register.begin(Places(folder / "data"))
    a_register(folder / "data")
"""


@pytest.mark.seconds
@pytest.mark.long
def test_a_kill_at_any_moment_is_gone_on_with_and_leaves_one_key_and_no_plain_byte(tmp_path: Path) -> None:
    made: set[bool] = set()
    nth = 0
    code = -signal.SIGKILL
    while code:
        nth += 1
        folder = tmp_path / f"{nth}"
        folder.mkdir()
        code = subprocess.run([sys.executable, "-c", _BEGIN, str(folder), str(nth)], cwd=ROOT, check=False).returncode
        assert code in (0, -signal.SIGKILL)
        where, kept = Places(folder / "data"), FileKeyring(folder / "keyring")
        made.add(where.register.exists())
        left = b"".join(file.read_bytes() for file in where.folder.glob("*")) if where.folder.exists() else b""
        assert b"SQLite format" not in left
        with keyrings.in_use(kept):
            new_register.begin(where)
            with closing(a_register(where.folder)) as register:
                assert not register.officers.all()
            assert new_register.is_paper_due(where)
        assert kept.names() == [encryption.key_name(where.register)]
    assert nth > 8
    assert made == {False, True}
