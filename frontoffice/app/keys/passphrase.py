"""The register's key behind a passphrase, asked for at each start.

For a computer without a keyring.

The key stays random. A file beside the register (only this user reads it) holds it XORed with what Argon2id (RFC 9106)
makes of the passphrase and 16 random bytes of salt, which are drawn anew whenever it is wrapped: no stretch of that
stream ever serves twice, so nothing more is needed to hide it. Whether the result is the key, its name says
(``encryption.name_of``). Whoever has file and register can try passphrases, each for a tenth of a second of work and
64 MiB; hence the least length. A lost passphrase is no lost register: the recovery paper has the key itself.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from argon2 import low_level

from frontoffice.app.keys import register_key
from frontoffice.domain import recovery_code
from frontoffice.places import Places
from frontoffice.register.storage import copying, damage, encryption, opening

_SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id cost of one try: passes, memory (KiB), lanes. The defaults are RFC 9106's second choice."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4


COST: Final = Cost()
_MOST: Final = Cost(32, 2 * 1024 * 1024, 64)  # a file that asks for more is nobody's


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """Wrapped key of that ``name``; all in hexadecimal."""

    name: str
    salt: str
    wrapped: str
    cost: Cost

    def unlock(self, passphrase: str) -> bytes | None:
        """The key; None where the passphrase is another."""
        pad = derive_key(passphrase, bytes.fromhex(self.salt), self.cost)
        key = _xor(bytes.fromhex(self.wrapped), pad)
        return key if encryption.name_of(key) == self.name else None


def keep(where: Places, key: bytes, passphrase: str) -> None:
    """Wrap the key in the passphrase, in the place of a former one, and hold it in this process.

    The file that holds another key stays under another name: copies may still want that. Raises Refused as
    ``key_passphrase.check`` does, and Unavailable; then what stood there stands.
    """
    recovery_code.check(passphrase)
    salt = secrets.token_bytes(_SALT_BYTES)
    wrapped = WrappedKey(encryption.name_of(key), salt.hex(), _xor(key, derive_key(passphrase, salt, COST)).hex(), COST)
    former = find(where)
    file = where.wrapped_key
    part = file.with_name(f"{file.name}.new")
    with opening.disk(file):
        where.folder.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as content:  # noqa: PTH123
            json.dump(asdict(wrapped), content)
        copying.sync(part)
        if former is not None and former.name != wrapped.name:
            _keep_former(file, file.with_name(f"{file.name}-{former.name[:8]}"))
        copying.put_in_place(part, file)
    register_key.hold(key)


def _keep_former(file: Path, former: Path) -> None:
    """Copy the present file to ``former``, without moving it before the new file replaces it."""
    former.unlink(missing_ok=True)
    with open(os.open(former, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as content:  # noqa: PTH123
        content.write(file.read_bytes())
    copying.sync(former)


def find(where: Places) -> WrappedKey | None:
    """Wrapped key in the file; None where there is none, or nothing that could be opened. Raises Unavailable."""
    with opening.disk(where.wrapped_key):
        if not where.wrapped_key.exists():
            return None
        content = where.wrapped_key.read_bytes()
    try:
        fields = json.loads(content)
        found = WrappedKey(str(fields["name"]), fields["salt"], fields["wrapped"], cost_of(fields["cost"]))
        sizes = len(bytes.fromhex(found.salt)), len(bytes.fromhex(found.wrapped))
    except (ValueError, TypeError, KeyError):
        return None
    return found if sizes == (_SALT_BYTES, encryption.KEY_BYTES) else None


def is_needed(where: Places, *, for_copies: bool = False) -> bool:
    """Whether a passphrase still has to be typed for the register, or for one to be encrypted.

    ``for_copies``: also while there is no register, for the copies of it. Raises Unavailable.
    """
    found = find(where)
    if found is None or register_key.is_held(found.name):
        return False
    with opening.disk(where.register):
        wish = where.encryption_wish
        asked = wish.read_text(encoding="ascii", errors="replace").strip() if wish.exists() else ""
        is_wanted = for_copies and damage.is_blank(where.register)
        return is_wanted or found.name in (encryption.key_name(where.register), asked)


def open_with(where: Places, passphrase: str) -> bool:
    """Hold the key in this process if that is its passphrase; whether it is. Raises Unavailable."""
    found = find(where)
    key = found.unlock(passphrase) if found else None
    if key is not None:
        register_key.hold(key)
    return key is not None


def derive_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Derive the 32-byte key from a passphrase with Argon2id."""
    return low_level.hash_secret_raw(
        recovery_code.normal(passphrase).encode(),
        salt,
        cost.passes,
        max(cost.memory, 8 * cost.lanes),
        cost.lanes,
        encryption.KEY_BYTES,
        low_level.Type.ID,
    )


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def cost_of(fields: Any) -> Cost:
    """Cost parameters in a file. Raises ValueError or TypeError for senseless ones."""
    cost = Cost(**fields)
    if not all(1 <= one <= most for one, most in zip(_numbers(cost), _numbers(_MOST), strict=True)):
        raise ValueError(cost)
    return cost


def _numbers(cost: Cost) -> tuple[int, int, int]:
    if any(type(one) is not int for one in (cost.passes, cost.memory, cost.lanes)):
        raise TypeError(cost)
    return cost.passes, cost.memory, cost.lanes
