"""Connect a desk to the centre once: try what was typed, and keep the secret."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Final

from frontoffice import os_keyring, settings
from frontoffice.errors import Unavailable
from frontoffice.sync import secret_file
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link import centre_address as addresses
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import open_link

_SERVICE: Final = "frontoffice centre"


def normalise_secret(typed: str) -> str:
    """The secret as it was given out, however it was typed: spaces and missing hyphens do not matter."""
    bare = "".join(typed.lower().replace("-", "").split())
    return "-".join(bare[at : at + 5] for at in range(0, len(bare), 5))


def keep_secret(address: CentreAddress, secret: str) -> None:
    """Keep the secret. Raises Unavailable (``keyring_missing``, ``keyring_locked``), and what the disk says."""
    if os_keyring.is_usable():
        with _asking():
            os_keyring.keep(_SERVICE, _user(address), secret)
        secret_file.delete_secret(_user(address))  # from before there was a keyring
    elif not secret_file.save_secret(_user(address), secret):
        raise Unavailable(CentreFailure.KEYRING_MISSING)


def find_secret(address: CentreAddress) -> str:
    """Find the stored secret, "" for none. Raises Unavailable as :func:`keep` does."""
    found = secret_file.find(_user(address))
    if found or (secret_file.can_save_secret() and not os_keyring.is_usable()):
        return found
    with _asking():
        return os_keyring.find(_SERVICE, _user(address))


def forget_secret(address: CentreAddress) -> None:
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


# --- connecting ---


def address_of(centre: settings.Centre) -> CentreAddress:
    """The address to connect to. Raises Refused as :func:`centre_address.parse` does: the file may be gone since."""
    return addresses.parse(centre.address, centre.role, centre.root_certificate)


def load_secret(address: CentreAddress) -> str:
    """Load the stored secret. Raises Unavailable: ``centre_secret`` when there is none, and the keyring's own."""
    found = find_secret(address)
    if not found:
        raise Unavailable(CentreFailure.SECRET)
    return found


def try_out(centre: settings.Centre, typed: str, stop: Callable[[], bool] = lambda: False) -> None:
    """Connect once with the ``typed`` secret, or with the stored one if none was typed.

    Nothing is kept.

    Once ``stop`` says so nobody waits for it any longer. Raises Refused and Unavailable as :func:`address_of` and
    :func:`centre_connection.open_link` do.
    """
    address = address_of(centre)
    open_link(address, normalise_secret(typed) if typed.strip() else load_secret(address), stop=stop).close()


def connect(centre: settings.Centre, typed: str, stop: Callable[[], bool] = lambda: False) -> None:
    """Try it out, then keep the typed secret. Raises as :func:`try_out` and :func:`keep`."""
    try_out(centre, typed, stop)
    keep(centre, typed)


def keep(centre: settings.Centre, typed: str) -> None:
    """Store the typed secret, if any. Raises as ``keep_secret``."""
    if typed.strip():
        keep_secret(address_of(centre), normalise_secret(typed))


def is_kept(centre: settings.Centre, typed: str) -> bool:
    """Return whether ``typed`` is the stored secret of this desk: who knows it was sent by the office."""
    return load_secret(address_of(centre)) == normalise_secret(typed)


def disconnect(centre: settings.Centre) -> None:
    """Keep the secret no more. Raises Refused and Unavailable as the others do."""
    forget_secret(address_of(centre))
