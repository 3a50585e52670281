"""The bundle that proves one complaint, signed with this computer's key; whatever gives one out makes it here.

Where the office certified that key, and this desk has its word for it, the certificates go with the bundle.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from frontoffice import signed_notes
from frontoffice.app.keys import kept_stamps, signing_key
from frontoffice.app.keys.signing_key import SigningKey
from frontoffice.documents.dossiers import proof_bundle
from frontoffice.documents.dossiers.proof_bundle import Vouched
from frontoffice.documents.layout import output_file
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.register.commands.proving import ComplaintProof, OfficeWord
from frontoffice.register.register import Register


@dataclass(frozen=True, slots=True)
class SignedProof:
    """A bundle, what it proves, and the key that signed its checkpoints: None where there is no keyring to have one."""

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
    word = register.proofs.word_of_the_office(key.public) if key else None
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
    key = signing_key.find_or_make(register.path, f"frontoffice-desk/{register.backups.desk}")
    word = register.proofs.word_of_the_office(key.public) if key else None
    return key.with_name(device_certificate.key_name(word.device)) if key and word else key


def _of_this_key(word: OfficeWord) -> tuple[str, ...]:
    """The certificates that the office's key of now signed: those of a key before it cannot be checked with it."""
    keys = {device_certificate.OFFICE: word.office_key}
    return tuple(note for note in word.certificates if _is_signed(note, keys))


def _is_signed(note: str, keys: dict[str, bytes]) -> bool:
    try:
        return bool(signed_notes.verify_note(note, keys)[1])
    except ValueError:
        return False
