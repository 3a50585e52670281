"""The mail account's password lives in the keyring and nowhere else."""

from __future__ import annotations

import dataclasses

import keyring
import keyring.backends.fail
import pytest

from frontoffice.errors import Unavailable
from frontoffice.sending import mail_delivery
from frontoffice.settings import Mail
from tests.support.keyrings import LockedKeyring, MemoryKeyring

pytestmark = pytest.mark.usefixtures("keys")
MAIL = Mail("smtp.contoh.go.id", 587, "starttls", "kantor", "kantor@contoh.go.id")


def test_a_password_that_was_kept_is_found_until_it_is_forgotten(keys: MemoryKeyring) -> None:
    with pytest.raises(Unavailable, match="mail_password_missing"):
        mail_delivery.find(MAIL)
    mail_delivery.keep(MAIL, "rahasia")
    assert keys.kept == {("frontoffice mail", "kantor@smtp.contoh.go.id:587"): "rahasia"}
    assert mail_delivery.find(dataclasses.replace(MAIL, sender="lain@contoh.go.id")) == "rahasia"
    with pytest.raises(Unavailable, match="mail_password_missing"):
        mail_delivery.find(dataclasses.replace(MAIL, host="lain.contoh.go.id"))
    mail_delivery.forget(MAIL)
    assert keys.kept == {}
    mail_delivery.forget(MAIL)


def test_without_a_keyring_nothing_is_kept_anywhere() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    for asking in (lambda: mail_delivery.keep(MAIL, "x"), lambda: mail_delivery.find(MAIL)):
        with pytest.raises(Unavailable, match="mail_keyring_missing"):
            asking()


def test_a_locked_keyring_says_so() -> None:
    keyring.set_keyring(LockedKeyring())
    for asking in (lambda: mail_delivery.keep(MAIL, "x"), lambda: mail_delivery.find(MAIL)):
        with pytest.raises(Unavailable, match="mail_keyring_locked"):
            asking()
