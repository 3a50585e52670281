"""The device's secret in the operating system's keyring, its only place."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final

import keyring
import keyring.errors

from frontoffice.errors import Unavailable
from frontoffice.sync.centre_address import CentreAddress
from frontoffice.sync.codes import CentreFailure

_SERVICE: Final = "frontoffice centre"
_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
_SESSIONS = Path("/run/user")


def cleaned(typed: str) -> str:
    """The secret as it was given out, however it was typed: spaces and missing hyphens do not matter."""
    bare = "".join(typed.lower().replace("-", "").split())
    return "-".join(bare[at : at + 5] for at in range(0, len(bare), 5))


def keep(address: CentreAddress, secret: str) -> None:
    """Put the secret into the keyring. Raises Unavailable (``keyring_missing``, ``keyring_locked``)."""
    with _asking():
        keyring.set_password(_SERVICE, _user(address), secret)


def find(address: CentreAddress) -> str:
    """The secret that was kept, "" if none. Raises Unavailable (``keyring_missing``, ``keyring_locked``)."""
    with _asking():
        return keyring.get_password(_SERVICE, _user(address)) or ""


def forget(address: CentreAddress) -> None:
    """Take the secret out of the keyring, if it is there. Raises Unavailable as the others do."""
    with _asking(), contextlib.suppress(keyring.errors.PasswordDeleteError):
        keyring.delete_password(_SERVICE, _user(address))


def doors() -> tuple[str, ...]:
    """The kinds of keyring that this program could speak with, on whatever system; each is loaded."""
    found = entry_points(group="keyring.backends")
    for one in found:
        one.load()
    return tuple(sorted(one.name for one in found))


def _user(address: CentreAddress) -> str:
    return f"{address.role}@{address.text}"


def _find_session() -> None:
    """Let whoever was started by cron find the keyring, too.

    On Linux it is reached through the bus of the person's session, and only by this variable, which cron does not set.
    """
    if sys.platform != "linux" or _BUS in os.environ:
        return
    bus = _SESSIONS / str(os.getuid()) / "bus"
    if bus.is_socket():
        os.environ[_BUS] = f"unix:path={bus}"


@contextlib.contextmanager
def _asking() -> Iterator[None]:
    _find_session()
    try:
        yield
    except keyring.errors.NoKeyringError as error:
        raise Unavailable(CentreFailure.KEYRING_MISSING) from error
    except keyring.errors.KeyringError as error:  # locked, or the person said no
        raise Unavailable(CentreFailure.KEYRING_LOCKED) from error
