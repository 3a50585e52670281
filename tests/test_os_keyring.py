"""The one door to the keyring, and the ways to it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend

from frontoffice import os_keyring
from tests.support import keyrings
from tests.support.keyrings import ClosedKeyring, LockedKeyring, MemoryKeyring

BUS = "DBUS_SESSION_BUS_ADDRESS"


@pytest.fixture(autouse=True)
def keys() -> Iterator[None]:
    with keyrings.in_use(MemoryKeyring()):
        yield


def test_a_secret_is_found_until_it_is_forgotten() -> None:
    os_keyring.keep("frontoffice", "loket", "rahasia")
    assert os_keyring.find("frontoffice", "loket") == "rahasia"
    assert os_keyring.find("frontoffice", "lain") == ""
    os_keyring.forget("frontoffice", "loket")
    os_keyring.forget("frontoffice", "loket")
    assert os_keyring.find("frontoffice", "loket") == ""


def test_no_keyring_and_a_locked_one_are_told_apart() -> None:
    with keyrings.in_use(LockedKeyring()), pytest.raises(os_keyring.KeyringLocked):
        os_keyring.find("frontoffice", "loket")
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with keyrings.in_use(none), pytest.raises(os_keyring.KeyringMissing):
        os_keyring.keep("frontoffice", "loket", "rahasia")


def test_a_keyring_of_windows_outside_a_session_is_closed_and_what_else_it_raises_is_a_locked_one() -> None:
    with keyrings.in_use(ClosedKeyring()):
        with pytest.raises(os_keyring.KeyringClosed):
            os_keyring.find("frontoffice", "loket")
        with pytest.raises(os_keyring.KeyringClosed):
            os_keyring.keep("frontoffice", "loket", "rahasia")
    broken = ClosedKeyring()
    broken.get_password = lambda *_: (_ for _ in ()).throw(OSError(5, "access is denied"))  # type: ignore[method-assign]
    with keyrings.in_use(broken), pytest.raises(os_keyring.KeyringLocked) as raised:
        os_keyring.find("frontoffice", "loket")
    assert raised.type is os_keyring.KeyringLocked


def test_a_keyring_that_keeps_nothing_or_keeps_it_in_plain_is_none() -> None:
    assert os_keyring.is_usable()
    plaintext = type("PlaintextKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()
    for useless in (keyring.backends.fail.Keyring(), keyring.backends.null.Keyring(), plaintext):  # type: ignore[no-untyped-call]
        with keyrings.in_use(useless):
            assert not os_keyring.is_usable()
    with keyrings.in_use(LockedKeyring()):
        assert os_keyring.is_usable()


def test_of_several_keyrings_the_first_counts_which_takes_what_is_kept() -> None:
    plaintext = type("PlaintextKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()

    class Chain(keyring.backends.chainer.ChainerBackend):
        backends: ClassVar[list[KeyringBackend]] = []

    for backends, usable in (([MemoryKeyring(), plaintext], True), ([plaintext, MemoryKeyring()], False), ([], False)):
        Chain.backends = backends
        with keyrings.in_use(Chain()):  # type: ignore[no-untyped-call]
            assert os_keyring.is_usable() is usable


@pytest.fixture
def cron(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What cron gives to a program, and where signing in would have made the bus of a session."""
    monkeypatch.setenv(BUS, "")  # so that what is set below is taken back
    monkeypatch.delenv(BUS)
    monkeypatch.setattr(os_keyring, "_SESSIONS", tmp_path)
    own = tmp_path / str(os.getuid())
    own.mkdir()
    return own


def signed_in(own: Path, monkeypatch: pytest.MonkeyPatch) -> socket.socket:
    """Make the bus as a session has it; from its folder, for a socket's path may not be as long as a test's."""
    monkeypatch.chdir(own)
    bus = socket.socket(socket.AF_UNIX)
    bus.bind("bus")
    return bus


@pytest.mark.posix("D-Bus, and the user's number")
def test_the_keyring_of_whoever_is_signed_in_is_found_from_cron(cron: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with signed_in(cron, monkeypatch):
        os_keyring.find("frontoffice", "loket")
    assert import_module("jeepney.bus").find_session_bus() == str(cron / "bus")


@pytest.mark.posix("D-Bus, and the user's number")
def test_where_nobody_is_signed_in_no_bus_is_named(cron: Path) -> None:
    os_keyring.find("frontoffice", "loket")
    assert BUS not in os.environ


@pytest.mark.posix("D-Bus, and the user's number")
def test_a_file_in_the_place_of_the_bus_is_none(cron: Path) -> None:
    (cron / "bus").write_text("")
    os_keyring.find("frontoffice", "loket")
    assert BUS not in os.environ


@pytest.mark.posix("D-Bus, and the user's number")
def test_a_bus_that_is_named_already_is_left(cron: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BUS, "unix:path=/elsewhere")
    with signed_in(cron, monkeypatch):
        os_keyring.find("frontoffice", "loket")
    assert os.environ[BUS] == "unix:path=/elsewhere"


def test_there_is_a_door_to_the_keyring_of_every_system() -> None:
    assert {"SecretService", "Windows", "macOS"} <= {*os_keyring.backend_names()}
