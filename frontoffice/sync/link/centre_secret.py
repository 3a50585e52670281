"""Storage of the device's secret in the operating system's keyring, or, without one, behind the register's key.

A keyring that others read is none: nothing is put into it, and what lies there from before is still found.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from frontoffice import os_keyring
from frontoffice.errors import Unavailable
from frontoffice.sync import secret_file
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_address import CentreAddress

_SERVICE: Final = "frontoffice centre"


def normalise_secret(typed: str) -> str:
    """The secret as it was given out, however it was typed: spaces and missing hyphens do not matter."""
    bare = "".join(typed.lower().replace("-", "").split())
    return "-".join(bare[at : at + 5] for at in range(0, len(bare), 5))


def keep(address: CentreAddress, secret: str) -> None:
    """Keep the secret. Raises Unavailable (``keyring_missing``, ``keyring_locked``), and what the disk says."""
    if os_keyring.is_usable():
        with _asking():
            os_keyring.keep(_SERVICE, _user(address), secret)
        secret_file.delete_secret(_user(address))  # from before there was a keyring
    elif not secret_file.save_secret(_user(address), secret):
        raise Unavailable(CentreFailure.KEYRING_MISSING)


def find(address: CentreAddress) -> str:
    """Find the stored secret, "" for none. Raises Unavailable as :func:`keep` does."""
    found = secret_file.find(_user(address))
    if found or (secret_file.can_save_secret() and not os_keyring.is_usable()):
        return found
    with _asking():
        return os_keyring.find(_SERVICE, _user(address))


def forget(address: CentreAddress) -> None:
    """Delete the secret from its storage. Raises Unavailable as the others do."""
    if secret_file.delete_secret(_user(address)) and not os_keyring.is_usable():
        return
    with _asking():
        os_keyring.forget(_SERVICE, _user(address))


def _user(address: CentreAddress) -> str:
    return f"{address.role}@{address.text}"


@contextlib.contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except os_keyring.KeyringMissing as error:
        raise Unavailable(CentreFailure.KEYRING_MISSING) from error
    except os_keyring.KeyringClosed as error:
        raise Unavailable(CentreFailure.KEYRING_CLOSED) from error
    except os_keyring.KeyringLocked as error:
        raise Unavailable(CentreFailure.KEYRING_LOCKED) from error
