"""The centre's secret lives in the keyring and nowhere else."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import keyring
import keyring.backends.fail
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from frontoffice.errors import Unavailable
from frontoffice.sync import centre_secret
from frontoffice.sync.centre_address import CentreAddress

BUS = "DBUS_SESSION_BUS_ADDRESS"
ADDRESS = CentreAddress("127.0.0.1", 5432, "pengaduan", "fo_loket_1_3f2a9c")


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


@pytest.fixture(autouse=True)
def keys() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    kept = MemoryKeyring()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


def test_a_secret_that_was_kept_is_found_until_it_is_forgotten() -> None:
    assert centre_secret.find(ADDRESS) == ""
    centre_secret.keep(ADDRESS, "gd8ty-9v637")
    assert centre_secret.find(ADDRESS) == "gd8ty-9v637"
    centre_secret.forget(ADDRESS)
    assert centre_secret.find(ADDRESS) == ""
    centre_secret.forget(ADDRESS)


def test_a_secret_stands_in_the_keyring_under_its_name_and_its_centre(keys: MemoryKeyring) -> None:
    centre_secret.keep(ADDRESS, "gd8ty-9v637")
    user = f"fo_loket_1_3f2a9c@{ADDRESS.text}"
    assert keys.kept == {("frontoffice centre", user): "gd8ty-9v637"}


def test_each_device_of_each_centre_has_its_own() -> None:
    centre_secret.keep(ADDRESS, "gd8ty-9v637")
    assert centre_secret.find(CentreAddress("127.0.0.1", 5432, "latihan", ADDRESS.role)) == ""
    assert centre_secret.find(CentreAddress("127.0.0.1", 5432, "pengaduan", "fo_loket_2_000000")) == ""


def test_without_a_keyring_nothing_is_kept_anywhere() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    for asking in (
        lambda: centre_secret.keep(ADDRESS, "x"),
        lambda: centre_secret.find(ADDRESS),
        lambda: centre_secret.forget(ADDRESS),
    ):
        with pytest.raises(Unavailable, match="keyring_missing"):
            asking()


def test_a_locked_keyring_is_said_to_be_locked() -> None:
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(Unavailable, match="keyring_locked"):
        centre_secret.find(ADDRESS)
    with pytest.raises(Unavailable, match="keyring_locked"):
        centre_secret.keep(ADDRESS, "x")


@pytest.mark.parametrize("typed", ["gd8ty-9v637-w0j44", " GD8TY 9V637 w0j44 ", "gd8ty9v637w0j44"])
def test_a_secret_may_be_typed_with_or_without_its_hyphens(typed: str) -> None:
    assert centre_secret.cleaned(typed) == "gd8ty-9v637-w0j44"


@pytest.fixture
def cron(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What cron gives to a program, and where signing in would have made the bus of a session."""
    monkeypatch.setenv(BUS, "")  # so that what is set below is taken back
    monkeypatch.delenv(BUS)
    monkeypatch.setattr(centre_secret, "_SESSIONS", tmp_path)
    own = tmp_path / str(os.getuid())
    own.mkdir()
    return own


def signed_in(own: Path, monkeypatch: pytest.MonkeyPatch) -> socket.socket:
    """Make the bus as a session has it; from its folder, for a socket's path may not be as long as a test's."""
    monkeypatch.chdir(own)
    bus = socket.socket(socket.AF_UNIX)
    bus.bind("bus")
    return bus


def test_the_keyring_of_whoever_is_signed_in_is_found_from_cron(cron: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with signed_in(cron, monkeypatch):
        centre_secret.find(ADDRESS)
    assert import_module("jeepney.bus").find_session_bus() == str(cron / "bus")


def test_where_nobody_is_signed_in_no_bus_is_named(cron: Path) -> None:
    centre_secret.find(ADDRESS)
    assert BUS not in os.environ


def test_a_file_in_the_place_of_the_bus_is_none(cron: Path) -> None:
    (cron / "bus").write_text("")
    centre_secret.find(ADDRESS)
    assert BUS not in os.environ


def test_a_bus_that_is_named_already_is_left(cron: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BUS, "unix:path=/elsewhere")
    with signed_in(cron, monkeypatch):
        centre_secret.find(ADDRESS)
    assert os.environ[BUS] == "unix:path=/elsewhere"


def test_there_is_a_door_to_the_keyring_of_every_system() -> None:
    assert {"SecretService", "Windows", "macOS"} <= {*centre_secret.doors()}
