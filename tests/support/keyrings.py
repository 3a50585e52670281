"""Keyrings as desktops have them, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import keyring
import keyring.errors
from keyring.backend import KeyringBackend


class MemoryKeyring(KeyringBackend):
    """A keyring as a desktop has one, in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> NoReturn:
        raise keyring.errors.KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise keyring.errors.KeyringLocked


@contextmanager
def in_use(chosen: KeyringBackend) -> Iterator[None]:
    """Let this process speak with that keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(chosen)
    try:
        yield
    finally:
        keyring.set_keyring(before)
