"""What witnesses said of this register's chain, kept beside it: public texts that prove themselves, a file for each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from frontoffice import signed_notes
from frontoffice.documents.layout import output_file
from frontoffice.domain.proof import checkpoint, cosignature
from frontoffice.domain.proof.cosignature import Cosignature
from frontoffice.places import WITNESSES
from frontoffice.register.register import Register


def keep(register: Register, reply: Cosignature) -> bool:
    """Keep what a witness said of a chain in place of what it said before; False where that was of more entries.

    Raises Unavailable (``file_not_saved``).
    """
    seen = checkpoint.read_text(reply.text)
    whose = (reply.witness, reply.public_key, seen.origin)
    for one in kept(register):
        before = checkpoint.read_text(one.text)
        if (one.witness, one.public_key, before.origin) == whose and before.size > seen.size:
            return False
    name = hashlib.sha256(b"\n".join((reply.witness.encode(), reply.public_key, seen.origin.bytes))).hexdigest()[:16]
    output_file.write_into(cosignature.write_reply(reply).encode(), f"{name}.saksi", _folder(register))
    return True


def kept(register: Register) -> Iterator[Cosignature]:
    """What is kept and holds; a file that cannot be read, or that somebody changed, is none."""
    for file in sorted(_folder(register).glob("*.saksi")):
        try:
            reply = cosignature.read_reply(file.read_text("utf-8"))
            checkpoint.read_text(reply.text)
        except (OSError, ValueError):
            continue
        if signed_notes.is_cosigned(reply):
            yield reply


def last_size(register: Register) -> int:
    """How many entries of this register's chain a witness has seen, 0 for none."""
    seen = (checkpoint.read_text(reply.text) for reply in kept(register))
    return max((one.size for one in seen if one.origin == register.unit.origin), default=0)


def _folder(register: Register) -> Path:
    return register.path.parent / WITNESSES
