"""PINs and passphrases as Argon2id hashes (argon2-cffi's defaults, RFC 9106): slow to guess, never readable again."""

from __future__ import annotations

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER: Final = PasswordHasher()


def hash_secret(secret: str) -> str:
    """Hash of a secret, for storage instead of the secret."""
    return HASHER.hash(secret)


def is_right(kept: str, secret: str) -> bool:
    """Return whether ``secret`` matches the hash ``kept``; a damaged hash fits nothing."""
    try:
        return HASHER.verify(kept, secret)
    except (VerificationError, InvalidHashError):
        return False
