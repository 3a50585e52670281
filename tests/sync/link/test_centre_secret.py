"""The centre's secret lives in the keyring and nowhere else."""

from __future__ import annotations

import keyring
import keyring.backends.fail
import pytest

from frontoffice.errors import Unavailable
from frontoffice.sync.link import connecting
from frontoffice.sync.link.centre_address import CentreAddress
from tests.support.keyrings import ClosedKeyring, LockedKeyring, MemoryKeyring

pytestmark = pytest.mark.usefixtures("keys")

ADDRESS = CentreAddress("127.0.0.1", 5432, "pengaduan", "fo_loket_1_3f2a9c")


def test_a_secret_that_was_kept_is_found_until_it_is_forgotten() -> None:
    assert connecting.find_secret(ADDRESS) == ""
    connecting.keep_secret(ADDRESS, "gd8ty-9v637")
    assert connecting.find_secret(ADDRESS) == "gd8ty-9v637"
    connecting.forget_secret(ADDRESS)
    assert connecting.find_secret(ADDRESS) == ""
    connecting.forget_secret(ADDRESS)


def test_a_secret_stands_in_the_keyring_under_its_name_and_its_centre(keys: MemoryKeyring) -> None:
    connecting.keep_secret(ADDRESS, "gd8ty-9v637")
    user = f"fo_loket_1_3f2a9c@{ADDRESS.text}"
    assert keys.kept == {("frontoffice centre", user): "gd8ty-9v637"}


def test_each_device_of_each_centre_has_its_own() -> None:
    connecting.keep_secret(ADDRESS, "gd8ty-9v637")
    assert connecting.find_secret(CentreAddress("127.0.0.1", 5432, "latihan", ADDRESS.role)) == ""
    assert connecting.find_secret(CentreAddress("127.0.0.1", 5432, "pengaduan", "fo_loket_2_000000")) == ""


def test_without_a_keyring_nothing_is_kept_anywhere() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    for asking in (
        lambda: connecting.keep_secret(ADDRESS, "x"),
        lambda: connecting.find_secret(ADDRESS),
        lambda: connecting.forget_secret(ADDRESS),
    ):
        with pytest.raises(Unavailable, match="keyring_missing"):
            asking()


def test_a_locked_keyring_is_said_to_be_locked() -> None:
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(Unavailable, match="keyring_locked"):
        connecting.find_secret(ADDRESS)
    with pytest.raises(Unavailable, match="keyring_locked"):
        connecting.keep_secret(ADDRESS, "x")


def test_a_keyring_that_a_scheduler_cannot_open_is_said_to_be_closed() -> None:
    keyring.set_keyring(ClosedKeyring())
    with pytest.raises(Unavailable, match="keyring_closed"):
        connecting.find_secret(ADDRESS)


@pytest.mark.parametrize("typed", ["gd8ty-9v637-w0j44", " GD8TY 9V637 w0j44 ", "gd8ty9v637w0j44"])
def test_a_secret_may_be_typed_with_or_without_its_hyphens(typed: str) -> None:
    assert connecting.normalise_secret(typed) == "gd8ty-9v637-w0j44"
