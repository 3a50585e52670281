"""Keys of encrypted registers in the operating system's keyring, under the key name in the register file.

Every process of the program looks there for itself, so that no key stands on a command line or in an environment. What
was opened by hand where there is no keyring, a process holds until it ends, and hands to those it starts by a pipe.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final

from frontoffice import os_keyring
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import encryption

_SERVICE: Final = "frontoffice register"
held: dict[str, bytes] = {}


def use_keyring() -> None:
    """Let this process find the keys of encrypted registers."""
    encryption.use_keys(find)


def find(name: str) -> bytes | None:
    """Key of that name, None if this computer has none. Raises Unavailable (``register_key_unreachable``)."""
    if name in held:
        return held[name]
    with _keyring(name) as keyring:
        kept = keyring.find(_SERVICE, name)
    try:
        key = bytes.fromhex(kept)
    except ValueError:
        return None
    return key if len(key) == encryption.KEY_BYTES else None


def hold(key: bytes) -> None:
    """Hold a key opened by a passphrase or the recovery code in this process, as long as it runs."""
    held[encryption.name_of(key)] = key


def is_held(name: str) -> bool:
    """Whether this process knows the key without the keyring."""
    return name in held


def list_keys() -> tuple[bytes, ...]:
    """Keys known to this process without the keyring, for its child processes."""
    return tuple(held.values())


def has_keyring() -> bool:
    """Whether this computer has a keyring safe from others."""
    return os_keyring.is_usable()


def keep(key: bytes) -> None:
    """Store a key in the keyring under its name, and verify that it can be read back.

    Raises Unavailable (``register_key_unreachable``), also where the keyring took it and does not give it back, or
    keeps it where others read it.
    """
    name = encryption.name_of(key)
    with _keyring(name) as keyring:
        if not keyring.is_usable():
            raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key=name)
        keyring.keep(_SERVICE, name, key.hex())
    if find(name) != key:
        raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key=name)


def forget(key: bytes) -> None:
    """Delete a key without any register from the keyring. Raises Unavailable as :func:`find` does."""
    name = encryption.name_of(key)
    with _keyring(name) as keyring:
        keyring.forget(_SERVICE, name)


def take_code(register: Path, typed: str) -> bool:
    """Keep the key of a recovery code if the encrypted register at ``register`` was written with it; whether it was.

    Where there is no keyring this process holds it, and no other will. Nothing is written to the register. Raises
    Unavailable: ``register_damaged`` where it is the key and the first page cannot be read with it,
    ``register_key_unreachable``, what the disk says.
    """
    key = recovery_code.read(typed)
    if key is None or encryption.name_of(key) != encryption.key_name(register):
        return False
    if not encryption.fits(register, key):
        raise Unavailable(RegisterFailure.DAMAGED, path=str(register))
    if has_keyring():
        keep(key)
    else:
        hold(key)
    return True


@contextmanager
def _keyring(name: str) -> Iterator[ModuleType]:
    try:
        yield os_keyring
    except (os_keyring.KeyringMissing, os_keyring.KeyringLocked) as error:
        raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key=name, reason=type(error).__name__) from error
