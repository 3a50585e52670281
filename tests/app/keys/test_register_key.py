from __future__ import annotations

from contextlib import closing
from pathlib import Path

import keyring.backends.fail
import pytest

from frontoffice.app.keys import register_key
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.register.storage import conversion, encryption, opening
from tests.support import keyrings
from tests.support.examples import a_register
from tests.support.keyrings import LockedKeyring, MemoryKeyring
from tests.support.register_keys import KEY, OTHER_KEY, known

NAME = encryption.name_of(KEY)


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    with closing(a_register(tmp_path)) as register:
        path = register.path
    with known(KEY):
        conversion.encrypt(path, KEY)
    return path


@pytest.mark.thorough
def test_a_key_stands_in_the_keyring_under_the_name_that_files_say(keys: MemoryKeyring, encrypted: Path) -> None:
    with pytest.raises(Unavailable, match="register_key_missing"):
        opening.open_file(encrypted)
    register_key.keep(KEY)
    assert keys.kept == {("frontoffice register", NAME): KEY.hex()}
    opening.close_file(opening.open_file(encrypted))
    register_key.forget(KEY)
    assert register_key.find(NAME) is None


@pytest.mark.parametrize("kept", ["", "no key", "00ff"])
def test_what_is_no_key_is_not_one(keys: MemoryKeyring, kept: str) -> None:
    keys.kept["frontoffice register", NAME] = kept
    assert register_key.find(NAME) is None


@pytest.mark.thorough
def test_a_keyring_that_does_not_answer_is_not_a_missing_key(encrypted: Path) -> None:
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with known():
        register_key.use_keyring()
        for silent in (LockedKeyring(), none):
            with keyrings.in_use(silent), pytest.raises(Unavailable, match="register_key_unreachable"):
                opening.open_file(encrypted)
    with keyrings.in_use(none), pytest.raises(Unavailable, match="register_key_unreachable"):
        register_key.keep(KEY)


def test_no_key_is_put_where_others_read_it() -> None:
    plaintext = type("PlaintextKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()
    with keyrings.in_use(plaintext):
        assert not register_key.has_keyring()
        with pytest.raises(Unavailable, match="register_key_unreachable"):
            register_key.keep(KEY)
    assert plaintext.kept == {}


class ForgetfulKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        """Take it, and keep nothing."""


def test_a_keyring_that_does_not_give_back_what_it_took_is_noticed() -> None:
    with keyrings.in_use(ForgetfulKeyring()), pytest.raises(Unavailable, match="register_key_unreachable"):
        register_key.keep(KEY)


@pytest.mark.thorough
def test_the_right_code_opens_the_register_on_another_computer(keys: MemoryKeyring, encrypted: Path) -> None:
    before = encrypted.read_bytes()
    code = recovery_code.write(KEY)
    assert not register_key.take_code(encrypted, code[:-1] + ("0" if code[-1] != "0" else "1"))
    assert not register_key.take_code(encrypted, recovery_code.write(OTHER_KEY))
    assert keys.kept == {}
    assert register_key.take_code(encrypted, code)
    assert encrypted.read_bytes() == before
    opening.close_file(opening.open_file(encrypted))


def test_the_right_code_for_a_damaged_page_says_damaged_and_not_wrong(keys: MemoryKeyring, encrypted: Path) -> None:
    pages = bytearray(encrypted.read_bytes())
    pages[300] ^= 1
    encrypted.write_bytes(pages)
    with pytest.raises(Unavailable, match="register_damaged"):
        register_key.take_code(encrypted, recovery_code.write(KEY))
    assert keys.kept == {}


def test_a_plain_register_takes_no_code(keys: MemoryKeyring, tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        path = register.path
    assert not register_key.take_code(path, recovery_code.write(KEY))
