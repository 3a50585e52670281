"""Signed proof bundle of one complaint, made with this computer's key.

Whatever gives one out makes it here.

Where the office certified that key, and this desk has its word for it, the certificates go with the bundle.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from frontoffice import os_keyring, signed_notes
from frontoffice.app.keys import kept_stamps
from frontoffice.documents.dossiers import proof_bundle
from frontoffice.documents.dossiers.proof_bundle import Vouched
from frontoffice.documents.layout import output_file
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.domain.proof.checkpoint import NoteSignature
from frontoffice.register.commands.proving import ComplaintProof, OfficeCertification
from frontoffice.register.register import Register
from frontoffice.register.storage.high_water_mark import fingerprint

# --- The Ed25519 key with which this computer signs checkpoints of its register, in the operating system's
# keyring ---
# Made when something is signed for the first time, and known by the place of the register. Without a keyring nothing
# is signed, which whatever carries the checkpoint says.

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SERVICE: Final = "frontoffice signing"


class SigningKey:
    """Private key under the key name in its signatures."""

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        self.name, self._private = name, private

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._private.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key in groups of four digits, to be read aloud."""
        return fingerprint_of(self.public)

    def with_name(self, name: str) -> SigningKey:
        """The same key under another name."""
        return SigningKey(name, self._private)

    def sign(self, text: str) -> NoteSignature:
        """The signature of a note's text."""
        return NoteSignature(self.name, checkpoint.key_id(self.name, self.public), self._private.sign(text.encode()))


def fingerprint_of(public: bytes) -> str:
    """SHA-256 of a public key in groups of four digits, to be read aloud."""
    return in_groups(hashlib.sha256(public).hexdigest())


def in_groups(digits: str) -> str:
    """Digits with a space after every fourth one."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def find_or_make(register: Path, name: str) -> SigningKey | None:
    """Find or create the key of the register at this path; None without an open keyring."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        if not os_keyring.is_usable():
            return None
        user = fingerprint(register)
        kept = os_keyring.find(_SERVICE, user)
        if not kept:
            os_keyring.keep(_SERVICE, user, Ed25519PrivateKey.generate().private_bytes_raw().hex())
            kept = os_keyring.find(_SERVICE, user)
        return SigningKey(name, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept)))
    except (os_keyring.KeyringMissing, os_keyring.KeyringLocked, ValueError):
        return None


# --- signed proof ---


@dataclass(frozen=True, slots=True)
class SignedProof:
    """A bundle, its proof, and the signing key of its checkpoints: None where there is no keyring to have one."""

    name: str  # of its file
    bundle: bytes = field(repr=False)
    proof: ComplaintProof
    key: SigningKey | None
    is_stamped: bool = False  # whether it has time stamps


def make(register: Register, complaint: Complaint, withheld: Collection[UUID] = ()) -> SignedProof:
    """The bundle of a complaint as it stands; the words of the entries ``withheld`` are left out.

    Raises Refused (``complaint_unknown``) and Unavailable.
    """
    proof = register.proofs.of(complaint.subject)
    key = key_of(register)
    word = register.proofs.office_certification(key.public) if key else None
    signatures = {one.origin: key.sign(checkpoint.text_of(one)) for one in proof.checkpoints} if key else {}
    keys = {key.name: key.public} if key else {}
    notes = _of_this_key(word) if word else ()
    keys |= {device_certificate.OFFICE: word.office_key} if word and notes else {}
    stamped = kept_stamps.of_proof(register, proof)
    by = Vouched(keys, signatures, notes, stamped)
    bundle = proof_bundle.write(complaint.number_text, proof, by, withheld)
    return SignedProof(name_of(complaint), bundle, proof, key, bool(stamped))


def name_of(complaint: Complaint) -> str:
    """The name of a bundle's file."""
    return output_file.file_name(f"bukti-{complaint.number_text}", "json")


def key_of(register: Register) -> SigningKey | None:
    """This computer's key for the register, named as the office certified it; None without a keyring."""
    key = find_or_make(register.path, f"frontoffice-desk/{register.backups.desk}")
    word = register.proofs.office_certification(key.public) if key else None
    return key.with_name(device_certificate.key_name(word.device)) if key and word else key


def _of_this_key(word: OfficeCertification) -> tuple[str, ...]:
    """Certificates signed by the office's current key: those of a key before it cannot be checked with it."""
    keys = {device_certificate.OFFICE: word.office_key}
    return tuple(note for note in word.certificates if _is_signed(note, keys))


def _is_signed(note: str, keys: dict[str, bytes]) -> bool:
    try:
        return bool(signed_notes.verify_note(note, keys)[1])
    except ValueError:
        return False
