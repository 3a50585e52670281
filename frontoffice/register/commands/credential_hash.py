"""PINs and passphrases as Argon2id hashes (argon2-cffi's defaults, RFC 9106): slow to guess, never readable again."""

from __future__ import annotations

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER: Final = PasswordHasher()


def hash_secret(secret: str) -> str:
    """The hash of a secret, all that is kept of it."""
    return _HASHER.hash(secret)


def is_right(kept: str, secret: str) -> bool:
    """Whether ``secret`` is the one that was kept; a damaged hash fits nothing."""
    try:
        return _HASHER.verify(kept, secret)
    except (VerificationError, InvalidHashError):
        return False
