"""Connecting a desk once: tried with what was typed, and only then is the secret kept."""

from __future__ import annotations

import dataclasses

import keyring
import keyring.backends.fail
import pytest

from frontoffice.errors import Refused, Unavailable
from frontoffice.settings import Centre as Kept
from frontoffice.sync.link import connecting
from tests.support.centre_server import Centre
from tests.support.keyrings import MemoryKeyring

pytestmark = pytest.mark.usefixtures("keys")


def enrolled(centre: Centre) -> tuple[Kept, str]:
    address, secret = centre.enrol()
    return Kept(address.text, address.role), secret


@pytest.mark.thorough
def test_what_works_is_kept_and_what_does_not_is_not(centre: Centre, keys: MemoryKeyring) -> None:
    kept, secret = enrolled(centre)
    with pytest.raises(Unavailable, match="centre_secret"):
        connecting.connect(kept, "gd8ty-9v637-w0j44-kkrs1-2p0zx")
    assert keys.kept == {}
    connecting.connect(kept, secret.upper().replace("-", " "))
    assert list(keys.kept.values()) == [secret]


@pytest.mark.thorough
def test_a_desk_that_is_connected_need_not_type_its_secret_again(centre: Centre) -> None:
    kept, secret = enrolled(centre)
    with pytest.raises(Unavailable, match="centre_secret"):
        connecting.try_out(kept, "")
    connecting.connect(kept, secret)
    connecting.try_out(kept, "")


@pytest.mark.thorough
def test_only_the_secret_itself_is_taken_for_the_secret(centre: Centre) -> None:
    kept, secret = enrolled(centre)
    connecting.connect(kept, secret)
    assert connecting.is_kept(kept, secret.upper())
    assert not connecting.is_kept(kept, secret[:-1] + ("0" if secret[-1] != "0" else "1"))


@pytest.mark.thorough
def test_nothing_of_it_is_left_after_disconnecting(centre: Centre, keys: MemoryKeyring) -> None:
    kept, secret = enrolled(centre)
    connecting.connect(kept, secret)
    connecting.disconnect(kept)
    assert keys.kept == {}


@pytest.mark.thorough
def test_a_computer_without_a_keyring_is_not_connected(centre: Centre) -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    kept, secret = enrolled(centre)
    connecting.try_out(kept, secret)
    with pytest.raises(Unavailable, match="keyring_missing"):
        connecting.connect(kept, secret)


def test_a_certificate_file_that_is_gone_is_refused_before_anything_is_sent(centre: Centre) -> None:
    kept, secret = enrolled(centre)
    with pytest.raises(Refused, match="centre_certificate_file"):
        connecting.try_out(dataclasses.replace(kept, root_certificate="/nowhere/root.crt"), secret)
