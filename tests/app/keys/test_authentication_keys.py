from __future__ import annotations

from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from frontoffice.app.keys import authentication_keys
from frontoffice.app.keys.authentication_keys import KeyringPlaces
from frontoffice.register.storage import authentication
from frontoffice.register.storage.high_water_mark import fingerprint
from tests.support.keyrings import LockedKeyring, MemoryKeyring, in_use
from tests.support.refusals import failure

KEY = bytes(range(32))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


def keep(places: KeyringPlaces, register: Path) -> None:
    places.keep(register, KEY, new=True)


def unreachable(register: Path, reason: str) -> tuple[str, dict[str, object]]:
    return "register_key_unreachable", {"key": fingerprint(register), "reason": reason}


def test_a_key_is_found_again_by_the_place_of_its_register(register: Path) -> None:
    keyring = MemoryKeyring()
    with in_use(keyring):
        assert KeyringPlaces().find(register) is None
        KeyringPlaces().keep(register, KEY, new=True)
        assert KeyringPlaces().find(register) == (KEY, True)
        KeyringPlaces().keep(register, KEY, new=False)
        assert KeyringPlaces().find(register) == (KEY, False)
        assert KeyringPlaces().find(register.with_name("other.db")) is None
        assert str(register) not in str(keyring.kept), "paths hold the names of people"
        KeyringPlaces().forget(register)
        assert KeyringPlaces().find(register) is None


def test_the_keyring_is_asked_once(register: Path) -> None:
    keyring = MemoryKeyring()
    with in_use(keyring):
        places = KeyringPlaces()
        places.keep(register, KEY, new=False)
    with in_use(LockedKeyring()):
        assert places.find(register) == (KEY, False)


def test_a_locked_keyring_says_so_and_a_missing_one_has_nothing(register: Path) -> None:
    places = KeyringPlaces()
    with in_use(LockedKeyring()):
        for asked in (lambda: places.find(register), lambda: keep(places, register), lambda: places.forget(register)):
            assert failure(asked) == unreachable(register, "KeyringLocked")
    with in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        assert places.find(register) is None
        assert failure(lambda: keep(places, register)) == unreachable(register, "KeyringMissing")


class Forgetful(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


def test_a_keyring_that_takes_a_key_and_does_not_give_it_back_has_not_kept_it(register: Path) -> None:
    places = KeyringPlaces()
    with in_use(Forgetful()):
        assert failure(lambda: keep(places, register)) == unreachable(register, "KeyringMissing")
        assert places.find(register) is None


def test_what_is_no_key_is_none(register: Path) -> None:
    keyring = MemoryKeyring()
    with in_use(keyring):
        KeyringPlaces().keep(register, KEY, new=False)
        for text in ("zz", "00", "new:"):
            keyring.kept = dict.fromkeys(keyring.kept, text)
            assert KeyringPlaces().find(register) is None


def test_a_folder_to_practise_in_has_no_key(tmp_path: Path) -> None:
    register = tmp_path / "frontoffice-latihan" / "register.db"
    with in_use(MemoryKeyring()):
        assert failure(lambda: keep(KeyringPlaces(), register)) == unreachable(register, "training")
        assert KeyringPlaces().find(register) is None


def test_this_process_looks_for_keys_in_the_keyring_once_it_was_asked_to(register: Path) -> None:
    assert authentication.place_keys() is None
    authentication_keys.use_keyring()
    places = authentication.place_keys()
    assert places is not None
    with in_use(MemoryKeyring()):
        places.keep(register, KEY, new=False)
        assert KeyringPlaces().find(register) == (KEY, False)
