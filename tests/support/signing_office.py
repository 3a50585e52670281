"""An office that signs, with its key in memory: certificates, successions, checkpoints; and devices' keys."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from frontoffice import signed_notes
from frontoffice.domain import checkpoint, device_certificate, office_notes
from frontoffice.domain.checkpoint import Checkpoint, NoteSignature
from frontoffice.domain.device_certificate import OFFICE, DeviceCertificate, DeviceClass
from frontoffice.domain.office_notes import Succession
from frontoffice.register.journal import kept_notes
from frontoffice.register.journal.kept_notes import SignedNote
from tests.support.examples import MORNING


@dataclass
class DeviceKey:
    """A key under its name; ``fails`` is raised by every signature."""

    name: str
    seed: bytes
    fails: Exception | None = None

    @property
    def public(self) -> bytes:
        return signed_notes.public_key(self.seed)

    def sign(self, text: str) -> NoteSignature:
        if self.fails:
            raise self.fails
        return signed_notes.signature(self.name, self.seed, text)

    def checkpoint(self, origin: UUID, size: int, root: bytes) -> str:
        text = checkpoint.text_of(Checkpoint(origin, size, root, MORNING))
        return checkpoint.signed(text, (self.sign(text),))


def device_key(device_id: UUID) -> DeviceKey:
    """The key of a device, the same each time."""
    return DeviceKey(device_certificate.key_name(device_id), device_id.bytes * 2)


@dataclass
class SigningOffice:
    """An office whose notes are numbered from 1 on."""

    seed: bytes = bytes(range(32))
    notes: list[SignedNote] = field(default_factory=list)

    @property
    def public(self) -> bytes:
        return signed_notes.public_key(self.seed)

    @property
    def key(self) -> DeviceKey:
        return DeviceKey(OFFICE, self.seed)

    def certify(self, device_id: UUID, **changes: Any) -> SignedNote:
        """Certify a device's own key, or what ``changes`` say."""
        one = DeviceCertificate(
            len(self.notes) + 1,
            device_id,
            "Loket 1",
            DeviceClass.COUNTER,
            ("L1",),
            device_key(device_id).public,
            (),
            None,
            MORNING,
        )
        text = device_certificate.text_of(dataclasses.replace(one, **changes))
        return self._note(kept_notes.CERTIFICATE, device_id, text, (self.key,))

    def succeed(self, seed: bytes) -> SignedNote:
        """Go on with another key."""
        before, self.seed = self.key, seed
        text = office_notes.text_of(Succession(len(self.notes) + 1, before.public, self.public, MORNING))
        return self._note(kept_notes.SUCCESSION, None, text, (before, self.key))

    def _note(self, kind: str, about: UUID | None, text: str, keys: tuple[DeviceKey, ...]) -> SignedNote:
        note = checkpoint.signed(text, tuple(key.sign(text) for key in keys))
        self.notes.append(SignedNote(len(self.notes) + 1, kind, about, note))
        return self.notes[-1]
