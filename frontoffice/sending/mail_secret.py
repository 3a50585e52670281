"""The mail account's password in the operating system's keyring, and nowhere else: never in a file of the program."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from frontoffice import os_keyring
from frontoffice.carrier_settings import Mail
from frontoffice.errors import Unavailable
from frontoffice.sending.codes import MailReason

_SERVICE: Final = "frontoffice mail"


def keep(mail: Mail, password: str) -> None:
    """Keep the password. Raises Unavailable (``mail_keyring_missing``, ``mail_keyring_locked``)."""
    if not os_keyring.is_usable():
        raise Unavailable(MailReason.KEYRING_MISSING)
    with _asking():
        os_keyring.keep(_SERVICE, _user(mail), password)


def find(mail: Mail) -> str:
    """The password that was kept. Raises Unavailable as :func:`keep` does; ``mail_password_missing`` for none."""
    with _asking():
        found = os_keyring.find(_SERVICE, _user(mail))
    if not found:
        raise Unavailable(MailReason.PASSWORD_MISSING)
    return found


def forget(mail: Mail) -> None:
    """Keep the password no more. Raises Unavailable as :func:`keep` does."""
    with _asking():
        os_keyring.forget(_SERVICE, _user(mail))


def _user(mail: Mail) -> str:
    return f"{mail.user}@{mail.host}:{mail.port}"


@contextlib.contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except os_keyring.KeyringMissing as error:
        raise Unavailable(MailReason.KEYRING_MISSING) from error
    except os_keyring.KeyringLocked as error:
        raise Unavailable(MailReason.KEYRING_LOCKED) from error
