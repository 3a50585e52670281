"""Store of signed statements for the exchange with the centre.

The office's notes, checkpoints of chains, proofs of forks.

Each call is a transaction of its own, like those of ``replica``. Roots are computed from the kept nodes of the chains'
trees, so that no chain is read as a whole in a round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.domain.proof.office_notes import Verdict
from frontoffice.register.journal import chain, erasure_verdicts, hash_tree, kept_notes
from frontoffice.register.journal.chain import ForkEvidence, SignedCheckpoint
from frontoffice.register.journal.entry_authority import SET_ASIDE
from frontoffice.register.journal.kept_notes import SignedNote
from frontoffice.register.replication import certifying
from frontoffice.register.unit_of_work import UnitOfWork


class NoteStore:
    """The signed texts of one register, for the thread of its replica."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    # --- the office's notes ------------------------------------------------------------------------------------------

    def pin(self, key: bytes) -> bool:
        """Rest on a public key of the office; False where that was so already."""
        with self._unit.reading():
            if kept_notes.load_office_key(self._unit.connection) == key:
                return False
        with self._unit.writing():
            kept_notes.pin(self._unit.connection, key)
            certifying.refresh(self._unit.connection)
        return True

    def serials(self) -> tuple[int, int]:
        """See :func:`kept_notes.serials`."""
        with self._unit.reading():
            return kept_notes.serials(self._unit.connection)

    def missing(self, serial: int) -> int:
        """See :func:`kept_notes.missing`."""
        with self._unit.reading():
            return kept_notes.missing(self._unit.connection, serial)

    def office_key(self) -> bytes | None:
        """Present signing key of the office."""
        with self._unit.reading():
            return kept_notes.office_key(self._unit.connection)

    def key_after(self, serial: int) -> bytes | None:
        """Key of the office for the note after this serial."""
        with self._unit.reading():
            return kept_notes.key_after(self._unit.connection, serial)

    def certificates(self) -> dict[UUID, DeviceCertificate]:
        """Valid certificates by device."""
        with self._unit.reading():
            return kept_notes.certificates(self._unit.connection)

    def certificate(self, device_id: UUID) -> DeviceCertificate | None:
        """Valid certificate of one device."""
        with self._unit.reading():
            return kept_notes.certificate(self._unit.connection, device_id)

    def keep(self, notes: Sequence[SignedNote]) -> None:
        """Store verified notes, and apply the authority given by them."""
        with self._unit.writing():
            kept_notes.keep(self._unit.connection, notes)
            certifying.refresh(self._unit.connection)

    def certify(self, certificates: Sequence[DeviceCertificate], owners: Mapping[UUID, UUID]) -> None:
        """Store the chain rights from the office's certificates, by chain owner, in a register of the office itself."""
        with self._unit.writing(announced=False):
            certifying.certify(self._unit.connection, certificates, owners)

    def lacking_erasures(self) -> list[UUID]:
        """List the erasing entries with an execution signed by the office, but missing here."""
        with self._unit.reading():
            every = (one for one in kept_notes.verdicts(self._unit.connection) if one.verdict is Verdict.CARRIED_OUT)
            return erasure_verdicts.missing_entries(self._unit.connection, {one.by_entry for one in every})

    # --- checkpoints -------------------------------------------------------------------------------------------------

    def checkpoints(self, origin: UUID) -> dict[str, SignedCheckpoint]:
        """The newest verified checkpoint of a chain by each of its signers."""
        with self._unit.reading():
            return chain.of_chain(self._unit.connection, origin)

    def has_checkpoints(self) -> bool:
        """Whether any checkpoint was verified here so far."""
        with self._unit.reading():
            return bool(self._unit.connection.execute("SELECT EXISTS (SELECT 1 FROM chain_checkpoint)").get)

    def owner(self, origin: UUID) -> UUID | None:
        """Device owning a chain, by the signed statements."""
        with self._unit.reading():
            return chain.owner(self._unit.connection, origin)

    def keep_checkpoints(self, verified: Sequence[SignedCheckpoint], owners: Mapping[UUID, UUID]) -> None:
        """Store verified checkpoints, and the devices stated in them as chain owners."""
        if not verified and not owners:
            return
        with self._unit.writing(announced=False):
            for one in verified:
                chain.keep(self._unit.connection, one)
            for origin, device_id in owners.items():
                chain.bind(self._unit.connection, origin, device_id)
            if owners:
                certifying.refresh(self._unit.connection)

    def keep_evidence(self, found: ForkEvidence) -> bool:
        """Keep a proof of a fork; False when it stood here."""
        with self._unit.writing(announced=False):
            return chain.keep_evidence(self._unit.connection, found)

    def evidence(self) -> tuple[ForkEvidence, ...]:
        """List all forks proven here, the latest first."""
        with self._unit.reading():
            return chain.evidence(self._unit.connection)

    def limit_own_chains(self, ends: Mapping[UUID, int]) -> tuple[UUID, ...]:
        """See :func:`certifying.limit_own_chains`; of a register without any, nothing is written."""
        with self._unit.reading():
            asked = "SELECT EXISTS (SELECT 1 FROM chain_right WHERE class = ?)"
            if not ends and not self._unit.connection.execute(asked, (SET_ASIDE,)).get:
                return ()
        with self._unit.writing():
            return certifying.limit_own_chains(self._unit.connection, ends)

    # --- trees -------------------------------------------------------------------------------------------------------

    def tree(self, origin: UUID, size: int) -> GrowingTree:
        """Extensible hash tree over the first ``size`` entries of a chain in this register."""
        with self._unit.reading():
            is_kept = hash_tree.is_extended(self._unit.connection, origin, size)
        if not is_kept:
            with self._unit.writing(announced=False):
                hash_tree.extend(self._unit.connection, origin, size)
        with self._unit.reading():
            return GrowingTree(size, hash_tree.tree(self._unit.connection, origin))
