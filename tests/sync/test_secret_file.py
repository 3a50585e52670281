"""The centre's secret beside the register, where the computer has no keyring."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring.backends.fail
import pytest

from frontoffice import settings
from frontoffice.app.keys import register_key
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import conversion, encryption, opening
from frontoffice.settings import Settings
from frontoffice.sync import secret_file
from frontoffice.sync.link import connecting
from frontoffice.sync.link.centre_address import CentreAddress
from tests.support import keyrings, register_keys
from tests.support.examples import a_register
from tests.support.keyrings import MemoryKeyring
from tests.support.register_keys import KEY, OTHER_KEY, known

ADDRESS = CentreAddress("127.0.0.1", 5432, "pengaduan", "fo_loket_1_3f2a9c")
WORD = "gd8ty-9v637-w0j44"


@pytest.fixture
def where(tmp_path: Path) -> Iterator[Places]:
    """A data folder on a computer without a keyring, in which the secret may lie."""
    before = secret_file.set_data_folder(Places(tmp_path))
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with keyrings.in_use(none), known():
        register_key.use_keyring()
        yield Places(tmp_path)
    secret_file.set_data_folder(before)


def an_encrypted_register(where: Places) -> None:
    register_key.hold(KEY)
    opening.begin(where.register, encryption.name_of(KEY))


def test_with_an_encrypted_register_it_stands_behind_its_key(where: Places) -> None:
    an_encrypted_register(where)
    connecting.keep_secret(ADDRESS, WORD)
    assert connecting.find_secret(ADDRESS) == WORD
    assert WORD not in where.centre_secret.read_text()
    if sys.platform != "win32":
        assert stat.S_IMODE(where.centre_secret.stat().st_mode) == 0o600
    connecting.forget_secret(ADDRESS)
    assert (connecting.find_secret(ADDRESS), where.centre_secret.exists()) == ("", False)


def test_each_device_of_each_centre_has_its_own(where: Places) -> None:
    an_encrypted_register(where)
    connecting.keep_secret(ADDRESS, WORD)
    another = CentreAddress("127.0.0.1", 5432, "latihan", ADDRESS.role)
    assert connecting.find_secret(another) == ""
    with pytest.raises(Unavailable, match="keyring_missing"):
        connecting.forget_secret(another)
    fields = json.loads(where.centre_secret.read_text())
    where.centre_secret.write_text(json.dumps({**fields, "user": f"{another.role}@{another.text}"}))
    assert connecting.find_secret(another) == "", "a file that was handed to another centre opens nothing"


def test_without_its_key_it_is_asked_for_again(where: Places) -> None:
    an_encrypted_register(where)
    connecting.keep_secret(ADDRESS, WORD)
    register_keys.begin_anew()
    register_key.hold(OTHER_KEY)
    with pytest.raises(Unavailable, match="register_key_unreachable"):
        connecting.find_secret(ADDRESS)
    with keyrings.in_use(MemoryKeyring()):
        assert connecting.find_secret(ADDRESS) == ""


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"user": 1}', '{"key": "00", "secret": "zz"}'])
def test_a_damaged_file_is_as_none(where: Places, damaged: str) -> None:
    an_encrypted_register(where)
    where.centre_secret.write_text(damaged)
    assert connecting.find_secret(ADDRESS) == ""
    connecting.keep_secret(ADDRESS, WORD)
    fields = json.loads(where.centre_secret.read_text())
    other = f"{int(fields['secret'][:2], 16) ^ 1:02x}{fields['secret'][2:]}"
    for wrong in ({**fields, "secret": other}, {**fields, "nonce": None}):
        where.centre_secret.write_text(json.dumps(wrong))
        assert connecting.find_secret(ADDRESS) == ""


def test_beside_a_plain_register_it_stands_only_where_the_office_decided_so(where: Places) -> None:
    a_register(where.folder).close()
    with pytest.raises(Unavailable, match="keyring_missing"):
        connecting.keep_secret(ADDRESS, WORD)
    assert not where.centre_secret.exists()
    settings.save(where.settings, Settings(plain_by="Budi Penyelia", plain_on="2026-11-24"))
    connecting.keep_secret(ADDRESS, WORD)
    assert connecting.find_secret(ADDRESS) == WORD
    register_key.hold(KEY)
    conversion.encrypt(where.register, KEY)
    assert connecting.find_secret(ADDRESS) == WORD
    assert WORD not in where.centre_secret.read_text(), "it is encrypted with the register"
    assert connecting.find_secret(ADDRESS) == WORD


@pytest.mark.thorough
def test_a_keyring_that_comes_later_takes_the_next_secret(where: Places) -> None:
    an_encrypted_register(where)
    connecting.keep_secret(ADDRESS, WORD)
    with keyrings.in_use(MemoryKeyring()):
        assert connecting.find_secret(ADDRESS) == WORD
        connecting.keep_secret(ADDRESS, "another-word")
        assert connecting.find_secret(ADDRESS) == "another-word"
    assert not where.centre_secret.exists()
