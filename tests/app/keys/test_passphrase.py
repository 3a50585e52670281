from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.app.keys import passphrase, register_key
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import copying, encryption, opening
from tests.support import register_keys
from tests.support.examples import a_register
from tests.support.register_keys import KEY, OTHER_KEY

pytestmark = pytest.mark.usefixtures("no_keyring")

WORDS = "kopi pagi di loket satu"
NAME = encryption.name_of(KEY)
ROOT = Path(__file__).resolve().parents[3]


def forget() -> None:
    """Begin another process."""
    register_keys.begin_anew()


@pytest.mark.thorough
def test_the_key_is_held_by_whoever_types_the_passphrase_and_by_nobody_else(where: Places) -> None:
    passphrase.keep(where, KEY, WORDS)
    assert os.name != "posix" or stat.S_IMODE(where.wrapped_key.stat().st_mode) == 0o600
    assert KEY.hex() not in where.wrapped_key.read_text()
    opening.begin(where.register, NAME)
    forget()
    assert passphrase.is_needed(where)
    assert not passphrase.open_with(where, WORDS + "!")
    assert not register_key.is_held(NAME)
    with pytest.raises(Unavailable, match="register_key_unreachable"):
        a_register(where.folder)
    assert passphrase.open_with(where, f" {WORDS} ")
    assert not passphrase.is_needed(where)
    a_register(where.folder).close()


def test_the_same_key_is_hidden_otherwise_each_time(where: Places) -> None:
    passphrase.keep(where, KEY, WORDS)
    first = json.loads(where.wrapped_key.read_text())
    passphrase.keep(where, KEY, WORDS)
    second = json.loads(where.wrapped_key.read_text())
    assert first["name"] == second["name"]
    assert (first["salt"] != second["salt"], first["wrapped"] != second["wrapped"]) == (True, True)
    assert sorted(file.name for file in where.folder.iterdir()) == ["register.db.key"]


def test_another_passphrase_takes_the_place_of_the_first(where: Places) -> None:
    passphrase.keep(where, KEY, WORDS)
    passphrase.keep(where, KEY, "teh sore di loket dua")
    forget()
    assert not passphrase.open_with(where, WORDS)
    assert passphrase.open_with(where, "teh sore di loket dua")


def test_a_weak_one_changes_nothing(where: Places) -> None:
    passphrase.keep(where, KEY, WORDS)
    before = where.wrapped_key.read_bytes()
    with pytest.raises(Refused, match="key_passphrase_weak"):
        passphrase.keep(where, KEY, "pendek")
    assert where.wrapped_key.read_bytes() == before


def test_the_file_of_another_key_stays_for_the_copies_that_want_it(where: Places) -> None:
    passphrase.keep(where, KEY, WORDS)
    before = where.wrapped_key.read_bytes()
    passphrase.keep(where, OTHER_KEY, WORDS)
    assert where.folder.joinpath(f"register.db.key-{NAME[:8]}").read_bytes() == before
    found = passphrase.find(where)
    assert found is not None
    assert found.name == encryption.name_of(OTHER_KEY)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"name": "a", "salt": "zz", "wrapped": "00", "cost": {}}',
        json.dumps({"name": NAME, "salt": "00" * 16, "wrapped": "00" * 31, "cost": {}}),
        json.dumps({"name": NAME, "salt": "00" * 16, "wrapped": "00" * 32, "cost": {"memory": 1 << 40}}),
        json.dumps({"name": NAME, "salt": "00" * 16, "wrapped": "00" * 32, "cost": {"passes": "3"}}),
        json.dumps({"name": NAME, "salt": "00" * 16, "wrapped": "00" * 32, "cost": {"lanes": True}}),
    ],
)
def test_what_somebody_else_wrote_there_opens_nothing_and_takes_no_time(where: Places, content: str) -> None:
    where.wrapped_key.write_text(content)
    assert passphrase.find(where) is None
    assert not passphrase.is_needed(where)
    assert not passphrase.open_with(where, WORDS)


def test_turned_bits_are_no_key(where: Places) -> None:
    passphrase.keep(where, KEY, WORDS)
    fields = json.loads(where.wrapped_key.read_text())
    fields["wrapped"] = ("0" if fields["wrapped"][0] != "0" else "1") + fields["wrapped"][1:]
    where.wrapped_key.write_text(json.dumps(fields))
    assert not passphrase.open_with(where, WORDS)


def test_it_is_asked_for_the_register_that_wants_it_and_before_one_is_encrypted(where: Places) -> None:
    passphrase.keep(where, KEY, WORDS)
    forget()
    assert not passphrase.is_needed(where), "there is no register, and the first start asks for another"
    assert passphrase.is_needed(where, for_copies=True)
    a_register(where.folder).close()
    assert not passphrase.is_needed(where, for_copies=True)
    where.encryption_wish.write_text(NAME)
    assert passphrase.is_needed(where)


_KEEP = """
import os, sys
from pathlib import Path
from frontoffice.app.keys import passphrase
from frontoffice.places import Places
from tests.support.register_keys import KEY
passphrase.COST = passphrase.Cost(1, 64, 1)
calls = 0
def counted(event, arguments):
    global calls
    if event in ("os.rename", "os.remove", "open") and sys.argv[1] in str(arguments[0]):
        calls += 1
        if calls == int(sys.argv[2]):
            os.kill(os.getpid(), 9)
sys.addaudithook(counted)
passphrase.keep(Places(Path(sys.argv[1])), KEY, "teh sore di loket dua")
"""


@pytest.mark.long
def test_a_kill_while_it_is_changed_leaves_the_one_or_the_other(tmp_path: Path) -> None:
    code, nth = -signal.SIGKILL, 0
    right: set[str] = set()
    while code:
        nth += 1
        where = Places(tmp_path / f"{nth}")
        passphrase.keep(where, KEY, WORDS)
        opening.begin(where.register, NAME)
        code = subprocess.run(
            [sys.executable, "-c", _KEEP, str(where.folder), str(nth)], cwd=ROOT, check=False
        ).returncode
        assert code in (0, -signal.SIGKILL)
        forget()
        [opens] = [words for words in (WORDS, "teh sore di loket dua") if passphrase.open_with(where, words)]
        right.add(opens)
        with closing(a_register(where.folder)) as register:
            assert not register.officers.all()
        passphrase.keep(where, KEY, WORDS)
    assert nth > 3
    assert len(right) == 2


def test_what_cannot_take_its_place_leaves_the_file_of_another_key_where_it_was(
    where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    passphrase.keep(where, KEY, WORDS)
    before = where.wrapped_key.read_bytes()

    def refuse(_finished: Path, _target: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(copying, "put_in_place", refuse)
    with pytest.raises(Unavailable):
        passphrase.keep(where, OTHER_KEY, WORDS)
    assert where.wrapped_key.read_bytes() == before
    found = passphrase.find(where)
    assert found is not None
    assert found.name == NAME
