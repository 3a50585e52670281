"""The Secret Service of a Linux desktop, asked without keyring.

Importing keyring takes 0.1 s, which whoever opens a counter would wait for: the register's key is found before it.

What is found here was kept through :mod:`frontoffice.os_keyring`, in the collection and under the attributes that
keyring takes. Where another keyring may come first, by the desktop or by what the person has set, keyring has to say.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
_SET: Final = ("PYTHON_KEYRING_BACKEND", "KEYRING_PROPERTY_")
_CONFIGURATION: Final = Path("python_keyring", "keyringrc.cfg")


class Missing(Exception):  # noqa: N818  (a state of the desktop)
    """No session bus, the way to every keyring of Linux."""


class Locked(Exception):  # noqa: N818
    """The person did not unlock it."""


def is_there() -> bool | None:
    """Whether there is one, running or to be started; None where keyring has to say."""
    if not _comes_first():
        return None
    if BUS not in os.environ:
        return False
    with _bus() as bus:
        return True if bus is not None else None


def find(service: str, user: str) -> str | None:
    """Find the stored secret, "" for none; None where keyring has to say. Raises Missing, Locked."""
    if not _comes_first():
        return None
    if BUS not in os.environ:
        raise Missing
    import secretstorage

    with _bus() as bus:
        if bus is None:
            return None
        try:
            collection = secretstorage.get_default_collection(bus)
            if collection.is_locked():
                collection.unlock()
            for item in collection.search_items({"service": service, "username": user}):
                item.unlock()
                return item.get_secret().decode()
            if collection.is_locked():
                raise Locked
        except (secretstorage.LockedException, secretstorage.PromptDismissedException) as error:
            raise Locked from error
    return ""


def _comes_first() -> bool:
    """Whether no other keyring does: none is at work already, or set by the person; KDE's own comes first there."""
    if sys.platform != "linux" or "keyring" in sys.modules or any(name.startswith(_SET) for name in os.environ):
        return False
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return "KDE" not in os.environ.get("XDG_CURRENT_DESKTOP", "") and not (folder / _CONFIGURATION).exists()


@contextmanager
def _bus() -> Iterator[DBusConnection | None]:
    """The session's bus, if there is a Secret Service on it."""
    import secretstorage  # with what encrypts on the way

    try:
        bus = secretstorage.dbus_init()
    except (secretstorage.SecretServiceNotAvailableException, OSError):
        yield None
        return
    try:
        yield bus if secretstorage.check_service_availability(bus) else None
    finally:
        bus.close()
