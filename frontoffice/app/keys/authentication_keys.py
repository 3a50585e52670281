"""The authentication keys of plain registers in the operating system's keyring, by the place of the register.

A folder to practise in has none: nothing in it is worth a forgery, and the keyring of a trainee stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final

from frontoffice import os_keyring
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import authentication
from frontoffice.register.storage.high_water_mark import fingerprint

_SERVICE: Final = "frontoffice authentication"
_NEW: Final = "new:"
_MISSING: Final = "KeyringMissing"


def use_keyring() -> None:
    """Let this process find the keys of plain registers, and keep new ones."""
    authentication.use_place_keys(KeyringPlaces())


class KeyringPlaces:
    """The keyring, asked once for each register as long as the program runs."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, bool]] = {}

    def find(self, register: Path) -> tuple[bytes, bool] | None:
        """The key and whether it is new; None where there is none, or no keyring.

        Raises Unavailable (``register_key_unreachable``) where it is locked.
        """
        user = fingerprint(register)
        if user in self._known or _is_training(register):
            return self._known.get(user)
        try:
            with _keyring(user) as keyring:
                kept: str = keyring.find(_SERVICE, user)
            secret = bytes.fromhex(kept.removeprefix(_NEW))
        except ValueError:
            return None
        except Unavailable as error:
            if error.facts["reason"] == _MISSING:
                return None
            raise
        if len(secret) != authentication.KEY_BYTES:
            return None
        self._known[user] = secret, kept.startswith(_NEW)
        return self._known[user]

    def keep(self, register: Path, secret: bytes, *, new: bool) -> None:
        """Keep a key. Raises Unavailable, also where the keyring took it and does not give it back."""
        user, text = fingerprint(register), f"{_NEW if new else ''}{secret.hex()}"
        if _is_training(register):
            raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key=user, reason="training")
        with _keyring(user) as keyring:
            keyring.keep(_SERVICE, user, text)
            is_kept = keyring.find(_SERVICE, user) == text
        if not is_kept:
            raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key=user, reason=_MISSING)
        self._known[user] = secret, new

    def forget(self, register: Path) -> None:
        """Delete the key of that register path from the keyring. Raises Unavailable."""
        user = fingerprint(register)
        with _keyring(user) as keyring:
            keyring.forget(_SERVICE, user)
        self._known.pop(user, None)


def _is_training(register: Path) -> bool:
    return Places(register.parent).training.folder == register.parent


@contextmanager
def _keyring(user: str) -> Iterator[ModuleType]:
    if not os_keyring.is_usable():  # a tag with a key that others read is worth nothing
        raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key=user, reason=_MISSING)
    try:
        yield os_keyring
    except (os_keyring.KeyringMissing, os_keyring.KeyringLocked) as error:
        raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key=user, reason=type(error).__name__) from error
