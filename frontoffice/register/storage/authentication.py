"""Authentication of rows and files outside all chains, with a key stored outside the register's folder.

A hash shows damage, and whoever writes the file can compute it anew. A tag (HMAC-SHA256, RFC 2104) shows an overwritten
row to whoever has the key. An encrypted register has one key, from which this one is derived (HKDF, RFC 5869); a plain
one has a key of its own in the operating system's keyring, found by where the register lies: what a file says of itself
could be overwritten, too. Whoever has that keyring, which is whoever works as the same user, can make every tag.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from frontoffice.register.storage import encryption

KEY_BYTES: Final = 32
TAG_BYTES: Final = 32
_INFO: Final = b"frontoffice authentication"

Fact = bytes | str | int


class Purpose(StrEnum):
    """Purpose of a tag; one made for something else never fits."""

    CREDENTIAL = "credential"
    STATE = "state"
    SETTINGS = "settings"
    HIGH_WATER_MARK = "high-water mark"
    HISTORY = "history"
    WRONG_TRIES = "wrong tries"


def derive(secret: bytes, info: bytes) -> bytes:
    """A key for one purpose out of a secret key (HKDF with SHA-256, without salt, one block)."""
    return hmac.digest(hmac.digest(b"\0" * 32, secret, "sha256"), info + b"\x01", "sha256")


def canonical(*facts: Fact) -> bytes:
    """Canonical bytes of facts for authentication: each with its type and length. Raises TypeError for others."""
    parts: list[bytes] = []
    for fact in facts:
        if type(fact) is bytes:
            kind, data = b"b", fact
        elif isinstance(fact, str):
            kind, data = b"s", fact.encode("utf-8", "surrogatepass")
        elif type(fact) is int:
            kind, data = b"i", str(fact).encode()
        else:
            raise TypeError(type(fact))
        parts += (kind, len(data).to_bytes(8, "big"), data)
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class AuthenticationKey:
    """A key for tags; its ``name`` says nothing about it."""

    secret: bytes = field(repr=False)

    @property
    def name(self) -> bytes:
        """Name of the key, stored in a register to identify the key of its tags."""
        return hashlib.sha256(b"frontoffice authentication key\0" + self.secret).digest()[:16]

    def tag(self, purpose: Purpose, *facts: Fact) -> bytes:
        """The tag of these facts. Raises TypeError for what is no fact."""
        return hmac.digest(self.secret, canonical(purpose, *facts), "sha256")

    def fits(self, tag: object, purpose: Purpose, *facts: object) -> bool:
        """Whether the tag was made of these facts; what the program never wrote fits nothing."""
        try:
            made = self.tag(purpose, *facts)  # type: ignore[arg-type]  # that is what is tried
        except TypeError:
            return False
        return isinstance(tag, bytes) and hmac.compare_digest(tag, made)


class PlaceKeys(Protocol):
    """The keys of plain registers, by the place of the register's file. All raise Unavailable where none can be had.

    A key is ``new`` until the register that it was made for was authenticated with it: a start that was cut off between
    the two goes on where it was.
    """

    def find(self, register: Path) -> tuple[bytes, bool] | None:
        """The key and whether it is new; None where there is none."""

    def keep(self, register: Path, secret: bytes, *, new: bool) -> None:
        """Store a key for that place, in place of any other."""

    def forget(self, register: Path) -> None:
        """Keep none any more."""


_places: PlaceKeys | None = None


def use_place_keys(places: PlaceKeys | None) -> PlaceKeys | None:
    """Let ``places`` be asked for the keys of plain registers, in this process; gives who was asked before."""
    global _places
    before, _places = _places, places
    return before


def place_keys() -> PlaceKeys | None:
    """Key store for plain registers; None where nothing plain is authenticated."""
    return _places


def find_key(register: Path) -> AuthenticationKey | None:
    """Find the key of the register at that place.

    None where this computer has none.

    Raises Unavailable where the keyring does not say.
    """
    name = encryption.key_name(register)
    if name:
        secret = encryption.find_key(name)
        return AuthenticationKey(derive(secret, _INFO)) if secret else None
    found = _places.find(register) if _places else None
    return AuthenticationKey(found[0]) if found else None
