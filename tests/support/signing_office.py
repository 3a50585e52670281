"""An office that signs, with its key in memory: certificates, successions, checkpoints; and devices' keys."""

from __future__ import annotations

import base64
import dataclasses
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from psycopg import Connection

from frontoffice import signed_notes
from frontoffice.domain.proof import checkpoint, device_certificate, office_notes
from frontoffice.domain.proof.checkpoint import Checkpoint, NoteSignature
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceCertificate, DeviceClass
from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.domain.proof.office_notes import Succession
from frontoffice.register.journal import kept_notes
from frontoffice.register.journal.kept_notes import SignedNote
from frontoffice.sync.signing import OfficePin, Signing, Standing
from tests.support.centre_server import Centre
from tests.support.counters import Counter
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

    @property
    def fingerprint(self) -> str:
        return self.public.hex()

    def sign(self, text: str) -> NoteSignature:
        if self.fails:
            raise self.fails
        return signed_notes.signature(self.name, self.seed, text)

    def checkpoint(self, origin: UUID, size: int, root: bytes) -> str:
        text = checkpoint.text_of(Checkpoint(origin, size, root, MORNING))
        return checkpoint.append_signatures(text, (self.sign(text),))


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

    def certificate(self, serial: int) -> DeviceCertificate:
        """The certificate of a serial."""
        return device_certificate.read_text(checkpoint.read_signed(self.notes[serial - 1].note)[0])

    def succeed(self, seed: bytes) -> SignedNote:
        """Go on with another key."""
        before, self.seed = self.key, seed
        text = office_notes.text_of(Succession(len(self.notes) + 1, before.public, self.public, MORNING))
        return self._note(kept_notes.SUCCESSION, None, text, (before, self.key))

    def _note(self, kind: str, about: UUID | None, text: str, keys: tuple[DeviceKey, ...]) -> SignedNote:
        note = checkpoint.append_signatures(text, tuple(key.sign(text) for key in keys))
        self.notes.append(SignedNote(len(self.notes) + 1, kind, about, note))
        return self.notes[-1]

    # --- at a centre -------------------------------------------------------------------------------------------------

    def publish(self, centre: Centre) -> None:
        """Have the centre hand out every note so far."""
        with centre.connect() as office:
            for one in self.notes:
                office.execute(
                    "INSERT INTO journal.note (serial, kind, about, note) VALUES (%s, %s, %s, %s)"
                    " ON CONFLICT DO NOTHING",
                    (one.serial, one.kind, one.about, one.note),
                )

    def take_in(self, office: Connection) -> None:
        """Remember what was signed at the centre itself: it is handed out again if that comes back older."""
        rows = office.execute(
            "SELECT serial, kind, about, note FROM journal.note WHERE serial > %s ORDER BY serial", (len(self.notes),)
        )
        self.notes += [SignedNote(*row) for row in rows]

    def pin_at(self, counter: Counter, *, key: bool = True) -> UUID:
        """Give a counter the office's key, and a key of its own unless it has no keyring; its device's id."""
        device_id = device_of(counter)
        counter.pin = OfficePin(self.public, lambda _: device_key(device_id) if key else None)
        return device_id

    def join(self, counter: Counter, **changes: Any) -> UUID:
        """Pin and certify, as an office does that has a key; its device's id."""
        device_id = self.pin_at(counter)
        self.certify(device_id, **({"label": f"Loket {counter.series}", "series": (counter.series,)} | changes))
        self.publish(counter.centre)
        return device_id

    def sign_chains(self, centre: Centre) -> None:
        """Sign every chain as it stands at the centre."""
        with centre.connect() as office:
            for origin, size in office.execute("SELECT origin, seq FROM journal.head").fetchall():
                hashes = office.execute("SELECT hash FROM journal.entry WHERE origin = %s ORDER BY seq", (origin,))
                tree = GrowingTree(0, lambda _, at: bytes(at))
                for (digest,) in hashes:
                    tree.add(bytes(digest))
                office.execute(
                    "INSERT INTO journal.checkpoint (origin, signer, size, root, note) VALUES (%s, %s, %s, %s, %s)"
                    " ON CONFLICT (origin, signer) DO UPDATE"
                    " SET size = excluded.size, root = excluded.root, note = excluded.note",
                    (origin, OFFICE, size, tree.root(), self.key.checkpoint(origin, size, tree.root())),
                )


def certified(device_id: UUID) -> Signing:
    """How a counter stands whose key the office certified, and for which nothing is left to say."""
    key = device_key(device_id)
    return Signing(Standing.CERTIFIED, "counter", key.fingerprint, base64.b64encode(key.public).decode())


def device_of(counter: Counter) -> UUID:
    """The id of a counter's device at its centre."""
    with counter.centre.connect() as office:
        row = office.execute("SELECT device_id FROM journal.device WHERE role_name = %s", (counter.address.role,))
        (device_id,) = row.fetchone() or ()
    return UUID(str(device_id))
