from __future__ import annotations

import pytest

from frontoffice.register.commands import credential_hash
from frontoffice.register.commands.credential_hash import hash_secret, is_right

AS_SHIPPED = credential_hash.HASHER  # while tests run, one with little to do stands in its place (conftest)


def test_a_secret_fits_its_own_hash_alone() -> None:
    kept = hash_secret("274913")
    assert is_right(kept, "274913")
    assert not is_right(kept, "274914")


@pytest.mark.thorough
def test_a_guess_costs_what_the_rfc_advises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credential_hash, "HASHER", AS_SHIPPED)
    kept = hash_secret("274913")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert is_right(kept, "274913")


def test_the_same_secret_never_has_the_same_hash() -> None:
    assert hash_secret("274913") != hash_secret("274913")


def test_a_damaged_hash_fits_nothing() -> None:
    assert not is_right("damaged", "274913")
    assert not is_right("", "")


def test_the_hash_does_not_hold_the_secret() -> None:
    assert "kata sandi" not in hash_secret("kata sandi")
