"""The address of a content: what proves its bytes without giving them away, and how it is cut in chunks.

An entry names the content of an attachment by a salted hash and its size; salt and hash stand in the body, which can be
erased by law. The bytes stand apart, in chunks of one size, and travel by themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from frontoffice.domain.entries.entry import demand_count

CHUNK: Final = 131_072  # bytes; the last one is what is left
MOST_BYTES: Final = 100_000_000  # whatever an entry says: no content is larger
SALT_LENGTH: Final = 16
KEY_LENGTH: Final = 32 + SALT_LENGTH + 8


class ContentAddress(NamedTuple):
    """A content: SHA-256 over salt and bytes, the salt, and how many bytes they are."""

    digest: bytes
    salt: bytes
    size: int

    @property
    def key(self) -> bytes:
        """All of it in 56 bytes: hash, salt, size (big-endian)."""
        return self.digest + self.salt + self.size.to_bytes(8, "big")

    @property
    def chunks(self) -> int:
        """Number of its chunks."""
        return -(-self.size // CHUNK)

    def chunk_size(self, no: int) -> int:
        """Size in bytes of the chunk with this number; the first is 0."""
        return min(CHUNK, self.size - no * CHUNK)


def of_key(key: bytes) -> ContentAddress:
    """The inverse of :attr:`ContentAddress.key`."""
    return ContentAddress(key[:32], key[32:48], int.from_bytes(key[48:], "big"))


def of_content(content: bytes, salt: bytes) -> ContentAddress:
    """Address of ``content`` under this salt."""
    return ContentAddress(digest((content,), salt), salt, len(content))


def digest(chunks: Iterable[bytes], salt: bytes) -> bytes:
    """Salted hash of a content in chunks."""
    made = hashlib.sha256(salt)
    for chunk in chunks:
        made.update(chunk)
    return made.digest()


def part(address: ContentAddress) -> dict[str, Any]:
    """An address as it stands in an entry's body."""
    return {"hash": address.digest.hex(), "salt": address.salt.hex(), "size": address.size, "chunks": address.chunks}


def read(written: object) -> ContentAddress:
    """The inverse of :func:`part`. Raises what UNREADABLE names for what is no address."""
    from frontoffice.domain.entries.body_codec import decode
    from frontoffice.domain.entries.body_parts import ContentPart

    said = decode(ContentPart, written)  # type: ignore[arg-type]
    found = ContentAddress(bytes.fromhex(said.hash), bytes.fromhex(said.salt), demand_count(said.size))
    if (found.digest.hex(), found.salt.hex()) != (said.hash, said.salt):  # other spellings are not read everywhere
        raise ValueError(said.hash, said.salt)
    if len(found.key) != KEY_LENGTH or len(found.salt) != SALT_LENGTH or not 0 < found.size <= MOST_BYTES:
        raise ValueError(found.size)
    return found
