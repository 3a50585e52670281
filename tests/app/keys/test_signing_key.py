from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from keyring.backends.fail import Keyring as NoKeyring

from frontoffice.app.keys import signed_proof
from frontoffice.domain.proof import checkpoint
from tests.support.keyrings import LockedKeyring, MemoryKeyring, in_use

NAME = "frontoffice-desk/7"
TEXT = "a text\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


def test_a_key_is_made_once_for_each_register_and_signs(register: Path) -> None:
    keyring = MemoryKeyring()
    with in_use(keyring):
        made, again = (signed_proof.find_or_make(register, NAME) for _ in range(2))
        other = signed_proof.find_or_make(register.with_name("other.db"), NAME)
    assert made is not None
    assert again is not None
    assert other is not None
    assert made.public == again.public != other.public
    assert str(register) not in str(keyring.kept), "paths hold the names of people"
    signed = made.sign(TEXT)
    assert (signed.name, signed.key_id) == (NAME, checkpoint.key_id(NAME, made.public))
    Ed25519PublicKey.from_public_bytes(again.public).verify(signed.signature, TEXT.encode())
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(other.public).verify(signed.signature, TEXT.encode())
    assert len(made.fingerprint.split()) == 16


def test_without_a_keyring_or_with_a_locked_one_there_is_none(register: Path) -> None:
    for keyring in (NoKeyring(), LockedKeyring()):  # type: ignore[no-untyped-call]
        with in_use(keyring):
            assert signed_proof.find_or_make(register, NAME) is None


def test_what_is_no_key_is_left_as_it_is(register: Path) -> None:
    keyring = MemoryKeyring()
    with in_use(keyring):
        signed_proof.find_or_make(register, NAME)
        (place,) = keyring.kept
        keyring.kept[place] = "not a key"
        assert signed_proof.find_or_make(register, NAME) is None
        assert keyring.kept[place] == "not a key"
