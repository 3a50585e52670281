"""Checkpoint of a chain: how many entries it has and the root of the tree over their hashes, as a signed text.

The text is C2SP's tlog-checkpoint, the signatures its signed-note with Ed25519 (keys of type 1), so that whoever keeps
transparency logs can check it with tools of their own. The signing is not done here. One line more than the standard's
three says when it was made.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from frontoffice.domain.calendar.dates import parse_moment, to_text
from frontoffice.domain.proof.merkle import HASH_BYTES

_LOG: Final = "frontoffice-register/"
_MADE: Final = "made "
_ED25519: Final = b"\x01"
_SIGNATURE: Final = "\N{EM DASH} "
_KEY_ID_BYTES: Final = 4
SIGNATURE_BYTES: Final = 64
_NAME: Final = re.compile(r"[^\s+]{1,100}")
_TEXT: Final = re.compile(
    rf"{_LOG}([0-9a-f-]{{36}})\n([0-9]{{1,18}})\n([0-9A-Za-z+/]{{43}}=)\n{_MADE}([0-9T:.Z-]{{27}})\n"
)
_MOST_SIGNATURES: Final = 16


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """State of a chain at a moment: ``size`` entries from its first on; ``made_at`` is UTC."""

    origin: UUID
    size: int
    root: bytes
    made_at: datetime


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """A signature under a text: by the key of that name and that identity (the first four bytes of its hash)."""

    name: str
    key_id: bytes
    signature: bytes


def root_text(root: bytes) -> str:
    """A root as checkpoints and papers have it."""
    return base64.b64encode(root).decode()


def text_of(one: Checkpoint) -> str:
    """Text of a checkpoint for signing."""
    return f"{_LOG}{one.origin}\n{one.size}\n{root_text(one.root)}\n{_MADE}{to_text(one.made_at)}\n"


def read_text(text: str) -> Checkpoint:
    """Parse a checkpoint. Raises ValueError for any text not written by :func:`text_of`."""
    parts = _TEXT.fullmatch(text)
    if parts is None:
        raise ValueError("not the lines of a checkpoint")
    origin, size, root, made_at = parts.groups()
    one = Checkpoint(UUID(origin), int(size), _bytes(root, HASH_BYTES), parse_moment(made_at).astimezone(UTC))
    if text_of(one) != text:
        raise ValueError("a checkpoint has one spelling")
    return one


def key_id(name: str, public_key: bytes) -> bytes:
    """The identity of an Ed25519 key (32 bytes) under a name. Raises ValueError for a name impossible in a note."""
    if not _NAME.fullmatch(name):
        raise ValueError("a key's name has no space and no plus sign")
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:_KEY_ID_BYTES]


def append_signatures(text: str, signatures: tuple[NoteSignature, ...]) -> str:
    """Append signatures to a signed text."""
    lines = (f"{_SIGNATURE}{one.name} {base64.b64encode(one.key_id + one.signature).decode()}\n" for one in signatures)
    return f"{text}\n{''.join(lines)}"


def read_signed(note: str) -> tuple[str, tuple[NoteSignature, ...]]:
    """Text and signatures of a signed note, with the signatures unchecked. Raises ValueError for no such note."""
    text, parted, beneath = note.rpartition("\n\n")
    lines = beneath.split("\n")
    if not parted or lines.pop() or not 0 < len(lines) <= _MOST_SIGNATURES:
        raise ValueError("not a signed note")
    return f"{text}\n", tuple(map(_read_signature, lines))


def _read_signature(line: str) -> NoteSignature:
    name, parted, encoded = line.removeprefix(_SIGNATURE).partition(" ")
    if not (line.startswith(_SIGNATURE) and parted and _NAME.fullmatch(name)):
        raise ValueError("not a signature line")
    data = _bytes(encoded, _KEY_ID_BYTES + SIGNATURE_BYTES)
    return NoteSignature(name, data[:_KEY_ID_BYTES], data[_KEY_ID_BYTES:])


def _bytes(encoded: str, count: int) -> bytes:
    """So many bytes in base64. Raises ValueError, also for a second spelling of them."""
    try:
        data = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if len(data) != count or base64.b64encode(data).decode() != encoded:
        raise ValueError("not that many bytes")
    return data
