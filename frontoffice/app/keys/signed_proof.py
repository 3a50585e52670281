"""The bundle that proves one complaint, signed with this computer's key; whatever gives one out makes it here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from frontoffice.app.keys import signing_key
from frontoffice.app.keys.signing_key import SigningKey
from frontoffice.documents import output_file, proof_bundle
from frontoffice.domain import checkpoint
from frontoffice.domain.complaint import Complaint
from frontoffice.register.commands.proving import ComplaintProof
from frontoffice.register.register import Register


@dataclass(frozen=True, slots=True)
class SignedProof:
    """A bundle, what it proves, and the key that signed its checkpoints: None where there is no keyring to have one."""

    name: str  # of its file
    bundle: bytes = field(repr=False)
    proof: ComplaintProof
    key: SigningKey | None


def make(register: Register, complaint: Complaint, withheld: Collection[UUID] = ()) -> SignedProof:
    """The bundle of a complaint as it stands; the words of the entries ``withheld`` are left out.

    Raises Refused (``complaint_unknown``) and Unavailable.
    """
    proof = register.proofs.of(complaint.subject)
    key = signing_key.find_or_make(register.path, f"frontoffice-desk/{register.backups.desk}")
    signatures = {one.origin: key.sign(checkpoint.text_of(one)) for one in proof.checkpoints} if key else {}
    keys = {key.name: key.public} if key else {}
    bundle = proof_bundle.write(complaint.number_text, proof, keys, signatures, withheld)
    return SignedProof(output_file.file_name(f"bukti-{complaint.number_text}", "json"), bundle, proof, key)
