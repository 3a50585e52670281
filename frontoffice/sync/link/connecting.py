"""Connect a desk to the centre once: try what was typed, and keep the secret."""

from __future__ import annotations

from collections.abc import Callable

from frontoffice import settings
from frontoffice.errors import Unavailable
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link import centre_address as addresses
from frontoffice.sync.link import centre_secret
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import open_link


def address_of(centre: settings.Centre) -> CentreAddress:
    """The address to connect to. Raises Refused as :func:`centre_address.parse` does: the file may be gone since."""
    return addresses.parse(centre.address, centre.role, centre.root_certificate)


def load_secret(address: CentreAddress) -> str:
    """Load the stored secret. Raises Unavailable: ``centre_secret`` when there is none, and the keyring's own."""
    found = centre_secret.find(address)
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
    open_link(
        address, centre_secret.normalise_secret(typed) if typed.strip() else load_secret(address), stop=stop
    ).close()


def connect(centre: settings.Centre, typed: str, stop: Callable[[], bool] = lambda: False) -> None:
    """Try it out, then keep the typed secret. Raises as :func:`try_out` and :func:`keep`."""
    try_out(centre, typed, stop)
    keep(centre, typed)


def keep(centre: settings.Centre, typed: str) -> None:
    """Keep the typed secret; where none was typed, the one that is kept stays. Raises as ``centre_secret.keep``."""
    if typed.strip():
        centre_secret.keep(address_of(centre), centre_secret.normalise_secret(typed))


def is_kept(centre: settings.Centre, typed: str) -> bool:
    """Return whether ``typed`` is the stored secret of this desk: who knows it was sent by the office."""
    return load_secret(address_of(centre)) == centre_secret.normalise_secret(typed)


def disconnect(centre: settings.Centre) -> None:
    """Keep the secret no more. Raises Refused and Unavailable as the others do."""
    centre_secret.forget(address_of(centre))
