"""The operating system's keyring: the one door to it, for every secret of this computer.

The library is imported where something is kept, and where the desktop's Secret Service cannot say by itself what was.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
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


def has_service() -> bool | None:
    """Whether there is one, running or to be started; None where keyring has to say."""
    if not _comes_first():
        return None
    if BUS not in os.environ:
        return False
    with _bus() as bus:
        return True if bus is not None else None


def find_in_service(service: str, user: str) -> str | None:
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


# --- os keyring ---

_SESSIONS = Path("/run/user")
_READABLE: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")  # keep nothing, or in plain
_NO_SUCH_LOGON_SESSION: Final = 1312  # of Windows


class KeyringMissing(Exception):  # noqa: N818  (a state of the desktop, which whoever asks puts into its own words)
    """No keyring on this computer, or none for the user of the program."""


class KeyringLocked(Exception):  # noqa: N818
    """The keyring is locked, or the person said no."""


class KeyringClosed(KeyringLocked):
    """Windows opens the keyring only in a session of the person, and the program runs outside one (a scheduler)."""


def is_usable() -> bool:
    """Whether a keyring, locked or not, is usable for storing a secret safe from others."""
    _find_session()
    there = has_service()
    if there is not None:
        return there
    chosen = _library().get_keyring()
    from keyring.backends import chainer, fail

    if isinstance(chosen, chainer.ChainerBackend):  # the first takes what is kept
        chosen = next(iter(chosen.backends), fail.Keyring())  # type: ignore[no-untyped-call]
    return not type(chosen).__module__.startswith(_READABLE)


def keep(service: str, user: str, secret: str) -> None:
    """Put a secret into the keyring. Raises KeyringMissing, KeyringLocked (KeyringClosed)."""
    with _asking() as keyring:
        keyring.set_password(service, user, secret)


def find(service: str, user: str) -> str:
    """Load a stored secret, "" if none. Raises KeyringMissing, KeyringLocked (KeyringClosed)."""
    _find_session()
    try:
        found = find_in_service(service, user)
    except Missing as error:
        raise KeyringMissing from error
    except (Locked, OSError) as error:
        raise KeyringLocked from error
    if found is not None:
        return found
    with _asking() as keyring:
        return keyring.get_password(service, user) or ""


def forget(service: str, user: str) -> None:
    """Take a secret out of the keyring, if it is there. Raises KeyringMissing, KeyringLocked (KeyringClosed)."""
    with _asking() as keyring, contextlib.suppress(keyring.errors.PasswordDeleteError):
        keyring.delete_password(service, user)


def backend_names() -> tuple[str, ...]:
    """Names of all keyring backends of this program, for any operating system; each is loaded."""
    from importlib.metadata import entry_points

    _library()
    found = entry_points(group="keyring.backends")
    for one in found:
        one.load()
    return tuple(sorted(one.name for one in found))


def _find_session() -> None:
    """Find the keyring's session bus also for a program started by cron.

    On Linux it is reached through the bus of the person's session, and only by this variable, which cron does not set.
    """
    if sys.platform != "linux" or BUS in os.environ:
        return
    bus = _SESSIONS / str(os.getuid()) / "bus"
    if bus.is_socket():
        os.environ[BUS] = f"unix:path={bus}"


@contextlib.contextmanager
def _asking() -> Iterator[ModuleType]:
    _find_session()
    keyring = _library()
    try:
        yield keyring
    except keyring.errors.NoKeyringError as error:
        raise KeyringMissing from error
    except keyring.errors.KeyringError as error:  # locked, or the person said no
        raise KeyringLocked from error
    except _systems_own() as error:  # which keyring lets through
        if getattr(error, "winerror", None) == _NO_SUCH_LOGON_SESSION:
            raise KeyringClosed from error
        raise KeyringLocked from error


def _library() -> ModuleType:
    import keyring.errors

    return keyring


def _systems_own() -> tuple[type[Exception], ...]:
    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes

        return (OSError, pywintypes.error)
    return (OSError,)
