"""Keyrings as desktops have them, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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


class FileKeyring(KeyringBackend):
    """A keyring that outlives its process: a file for each secret, whole or not there."""

    priority = 1

    def __init__(self, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def _file(self, service: str, username: str) -> Path:
        return self._folder / f"{service} {username}"

    def names(self) -> list[str]:
        return sorted(file.name.rpartition(" ")[2] for file in self._folder.iterdir() if file.suffix != ".new")

    def get_password(self, service: str, username: str) -> str | None:
        file = self._file(service, username)
        return file.read_text() if file.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        file = self._file(service, username)
        beside = file.with_name(file.name + ".new")
        beside.write_text(password)
        beside.replace(file)

    def delete_password(self, service: str, username: str) -> None:
        self._file(service, username).unlink()


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> NoReturn:
        raise keyring.errors.KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise keyring.errors.KeyringLocked

    def delete_password(self, service: str, username: str) -> NoReturn:
        raise keyring.errors.KeyringLocked


class NoLogonSessionError(OSError):
    """What keyring lets through where a scheduler runs the program for nobody who is signed in."""

    winerror = 1312


class ClosedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> NoReturn:
        raise NoLogonSessionError(1312, "CredRead", "A specified logon session does not exist.")

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise NoLogonSessionError(1312, "CredWrite", "A specified logon session does not exist.")


@contextmanager
def in_use(chosen: KeyringBackend) -> Iterator[None]:
    """Let this process speak with that keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(chosen)
    try:
        yield
    finally:
        keyring.set_keyring(before)
