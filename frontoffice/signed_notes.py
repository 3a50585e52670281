"""Sign and check texts with Ed25519 keys, as C2SP's signed-note: under a text, one line for each signing key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import NoteSignature


def signature(name: str, private_key: bytes, text: str) -> NoteSignature:
    """The signature of a text by a private key (its seed of 32 bytes) under a name."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # half of what a start may take

    key = Ed25519PrivateKey.from_private_bytes(private_key)
    return NoteSignature(name, checkpoint.key_id(name, key.public_key().public_bytes_raw()), key.sign(text.encode()))


def public_key(private_key: bytes) -> bytes:
    """The public key (32 bytes) of a private one (its seed of 32 bytes)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def new_private_key() -> bytes:
    """A new private key: its seed of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def is_weak(public: bytes) -> bool:
    """Whether a public key is of small order: anybody finds signatures of it for any text, with no private key."""
    return (int.from_bytes(public, "little") & _HEIGHT) % _PRIME in _SMALL_ORDER


_PRIME: Final = 2**255 - 19
_HEIGHT: Final = 2**255 - 1  # the highest bit is the sign of the other coordinate
_OF_ORDER_EIGHT: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER: Final = frozenset({0, 1, _PRIME - 1, _OF_ORDER_EIGHT, _PRIME - _OF_ORDER_EIGHT})


def verify_note(note: str, keys: Mapping[str, bytes]) -> tuple[str, frozenset[str]]:
    """Verify a signed note, and return its text and its signers among the named public keys (32 bytes each).

    Signatures of names or keys that are not among them are passed over. Raises ValueError for a text that is no signed
    note, and for a signature of one of these keys that is not the text's.
    """
    text, signatures = checkpoint.read_signed(note)
    signed = set()
    for one in signatures:
        key = keys.get(one.name)
        if key is None or checkpoint.key_id(one.name, key) != one.key_id:
            continue
        if not _is_of(key, one.signature, text):
            raise ValueError(f"the signature of {one.name} is not this text's")
        signed.add(one.name)
    return text, frozenset(signed)


def _is_of(public: bytes, signature: bytes, text: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if is_weak(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except (InvalidSignature, ValueError):  # ValueError: no point of the curve
        return False
    return True
