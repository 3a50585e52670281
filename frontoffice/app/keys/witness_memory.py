"""What a witness keeps in its folder: its own key, and of each chain the newest checkpoint that it saw.

The folder belongs to the witness alone, on its computer or on a stick. It is locked while one process reads and writes
it: of two that cosign at once, each could else remember what contradicts the other.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from frontoffice import signed_notes
from frontoffice.documents.layout import output_file
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.merkle import HASH_BYTES, TreeHead
from frontoffice.frozen import frozen
from frontoffice.register.storage import opening

KEY_FILE: Final = "witness-key.json"


@frozen
class WitnessedChain:
    """A chain as it was seen last: its tree, the public key that signed it, and the signed note itself."""

    head: TreeHead
    key: bytes
    note: str


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep every other process out of the folder. Raises Unavailable (``register_in_use``) while one is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = opening.locked(folder / "witness")
    try:
        yield
    finally:
        lock.release()


def seen(folder: Path, origin: UUID) -> WitnessedChain | None:
    """What is remembered of a chain; None if it was never seen. Raises ValueError for a file that somebody changed."""
    file = memory_file(folder, origin)
    if not file.exists():
        return None
    kept: Any = json.loads(file.read_text("utf-8"))
    head = TreeHead(int(kept["size"]), base64.b64decode(kept["root"], validate=True))
    one = WitnessedChain(head, base64.b64decode(kept["key"], validate=True), str(kept["note"]))
    text, _ = checkpoint.read_signed(one.note)
    said = checkpoint.read_text(text)
    if len(one.key) != HASH_BYTES or said.origin != origin or TreeHead(said.size, said.root) != head:
        raise ValueError("what is remembered is not what the note says")
    return one


def remember(folder: Path, asked: Checkpoint, key: bytes, note: str) -> None:
    """Remember a checkpoint in the place of the one before. Raises Unavailable (``file_not_saved``)."""
    kept = {"size": asked.size, "root": checkpoint.root_text(asked.root)}
    kept |= {"key": base64.b64encode(key).decode(), "note": note}
    output_file.write_bytes(memory_file(folder, asked.origin), json.dumps(kept).encode())


def memory_file(folder: Path, origin: UUID) -> Path:
    """Where a chain is remembered."""
    return folder / f"{origin}.json"


def private_key(folder: Path) -> bytes:
    """The witness's private key, made where there was none, in a file that only its owner reads.

    Raises ValueError for a file that is no key, and Unavailable (``file_not_saved``).
    """
    file = folder / KEY_FILE
    if not file.exists():
        output_file.write_bytes(file, json.dumps({"key": signed_notes.new_private_key().hex()}).encode())
    return bytes.fromhex(json.loads(file.read_text("utf-8"))["key"])
