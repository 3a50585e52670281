"""The office's Ed25519 key for certifying its devices.

In a file off the server, behind a passphrase.

The file holds the key's 32 bytes, sealed (ChaCha20-Poly1305) with what Argon2id makes of the passphrase, and the public
key in plain. A lost passphrase or file is no lost key: its recovery paper has the bytes themselves.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from frontoffice import replacing
from frontoffice.app.keys import passphrase
from frontoffice.app.keys.passphrase import Cost
from frontoffice.app.keys.signed_proof import SigningKey
from frontoffice.domain import recovery_code
from frontoffice.domain.proof.device_certificate import KEY_BYTES, OFFICE
from frontoffice.register.storage import opening

SEED_BYTES: Final = 32
_FORMAT: Final = "frontoffice-office-key/1"
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_MOST_BYTES: Final = 10_000


class OfficeKeyError(ValueError):
    """Error of a file without an office's key in it."""


@dataclass(frozen=True, slots=True)
class SealedKey:
    """The key as its file holds it; ``public`` is what the file says of it, until it was opened."""

    public: bytes
    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: Cost

    def unlock(self, words: str) -> SigningKey | None:
        """The key; None where the passphrase is another."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        try:
            seed = ChaCha20Poly1305(passphrase.derive_key(words, self.salt, self.cost)).decrypt(
                self.nonce, self.sealed, self.public
            )
        except InvalidTag:
            return None
        return key_of(seed)


def new_seed() -> bytes:
    """The bytes of a new key."""
    return secrets.token_bytes(SEED_BYTES)


def key_of(seed: bytes) -> SigningKey:
    """The key of these bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(OFFICE, Ed25519PrivateKey.from_private_bytes(seed))


def write(file: Path, seed: bytes, words: str, cost: Cost = passphrase.COST) -> None:
    """Write a new file readable by this user only. Raises Refused for a weak passphrase, Unavailable."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    recovery_code.check(words)
    public = key_of(seed).public
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = ChaCha20Poly1305(passphrase.derive_key(words, salt, cost)).encrypt(nonce, seed, public)
    fields = {
        "format": _FORMAT,
        "public": base64.b64encode(public).decode(),
        "salt": salt.hex(),
        "nonce": nonce.hex(),
        "sealed": sealed.hex(),
        "cost": asdict(cost),
    }
    with opening.disk(file):
        replacing.write_new(file, json.dumps(fields).encode("ascii"))


def read(file: Path) -> SealedKey:
    """The key in a file. Raises OfficeKeyError, Unavailable."""
    with opening.disk(file), file.open("rb") as opened:
        content = opened.read(_MOST_BYTES)  # a device, as /dev/zero, has no end
    try:
        fields = json.loads(content)
        public = base64.b64decode(fields["public"], validate=True)
        salt, nonce, sealed = (bytes.fromhex(fields[name]) for name in ("salt", "nonce", "sealed"))
        found = SealedKey(public, salt, nonce, sealed, passphrase.cost_of(fields["cost"]))
        sizes = len(found.public), len(found.salt), len(found.nonce)
    except (ValueError, TypeError, KeyError) as error:
        raise OfficeKeyError(str(file)) from error
    if fields.get("format") != _FORMAT or sizes != (KEY_BYTES, _SALT_BYTES, _NONCE_BYTES):
        raise OfficeKeyError(str(file))
    return found
