"""Keys of an office and of devices, made for one test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from frontoffice import signed_notes
from frontoffice.app.keys import office_key
from frontoffice.domain.proof.checkpoint import NoteSignature
from frontoffice.domain.proof.device_certificate import OFFICE


@dataclass(frozen=True)
class OfficeKeyPair:
    """An office's key that lies in no file."""

    seed: bytes = field(default_factory=office_key.new_seed)

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return signed_notes.public_key(self.seed)

    @property
    def sign(self) -> Callable[[str], NoteSignature]:
        """What signs a text."""
        return lambda text: signed_notes.signature(OFFICE, self.seed, text)
