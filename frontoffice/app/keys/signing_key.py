"""The Ed25519 key with which this computer signs checkpoints of its register, in the operating system's keyring.

Made when something is signed for the first time, and known by the place of the register. Without a keyring nothing is
signed, which whatever carries the checkpoint says.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontoffice import os_keyring
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import NoteSignature
from frontoffice.register.storage.high_water_mark import fingerprint

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SERVICE: Final = "frontoffice signing"


class SigningKey:
    """A private key under the name that stands in its signatures."""

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        self.name, self._private = name, private

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._private.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key in groups of four digits, to be read aloud."""
        return fingerprint_of(self.public)

    def with_name(self, name: str) -> SigningKey:
        """The same key under another name."""
        return SigningKey(name, self._private)

    def sign(self, text: str) -> NoteSignature:
        """The signature of a note's text."""
        return NoteSignature(self.name, checkpoint.key_id(self.name, self.public), self._private.sign(text.encode()))


def fingerprint_of(public: bytes) -> str:
    """SHA-256 of a public key in groups of four digits, to be read aloud."""
    return in_groups(hashlib.sha256(public).hexdigest())


def in_groups(digits: str) -> str:
    """Digits with a space after every fourth one."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def find_or_make(register: Path, name: str) -> SigningKey | None:
    """The key of the register at this place, made where there was none; None without a keyring that is open."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        if not os_keyring.is_usable():
            return None
        user = fingerprint(register)
        kept = os_keyring.find(_SERVICE, user)
        if not kept:
            os_keyring.keep(_SERVICE, user, Ed25519PrivateKey.generate().private_bytes_raw().hex())
            kept = os_keyring.find(_SERVICE, user)
        return SigningKey(name, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept)))
    except (os_keyring.KeyringMissing, os_keyring.KeyringLocked, ValueError):
        return None
