"""The signatures of one round: what is pushed is signed, what is pulled was signed; nothing of it without a pinned key.

It stands between the exchange and what knows of keys: without a pin, or at a centre that an older program made, every
question here has the answer that the exchange had before there were signatures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from psycopg import Connection

from frontoffice.domain import checkpoint, device_certificate
from frontoffice.domain.device_certificate import OFFICE, DeviceCertificate
from frontoffice.register.journal.chain import HASH, LC, SEQ, ChainEnd, Row
from frontoffice.register.journal.chain_checkpoints import SignedCheckpoint
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import office_trust
from frontoffice.sync.chain_limits import ChainLimits, Spans
from frontoffice.sync.chain_signing import ChainSigning
from frontoffice.sync.hello import HelloAnswer
from frontoffice.sync.office_trust import NotesFound
from frontoffice.sync.signing import OfficePin, Signer, Signing, Standing


@dataclass(slots=True)
class SignedExchange:
    """The signatures of one round; ``pin`` is None at a desk that was given no key of the office."""

    replica: Replica
    link: Connection
    pin: OfficePin | None = None
    _signing: ChainSigning | None = None
    _limits: ChainLimits | None = None
    _found: NotesFound = field(default_factory=NotesFound)
    _centre: Mapping[UUID, ChainEnd] = field(default_factory=dict)
    refused: set[UUID] = field(default_factory=set)  # chains whose branch at the centre is not taken

    def begin(self, answer: HelloAnswer) -> None:
        """Take in how the chains end at the centre; at first also the office's notes, and offer this computer's key."""
        if self.pin is None:
            return
        self._centre = self._own_ends(answer)
        if self._signing is not None:
            return
        state = office_trust.ask(self.link)
        if state is None:
            return
        notes, signer = self.replica.notes, self.pin.signer_of(device_certificate.key_name(state.device_id))
        is_new = notes.pin(self.pin.office_key)
        self._found = office_trust.refresh(notes, self.link, state.serial)
        self._signing = ChainSigning(self.replica, self.link, state, signer)
        self._signing.offer()
        certificates = notes.certificates()
        keys = {device_certificate.key_name(one): each.public_key for one, each in certificates.items()}
        if signer is not None:
            keys.setdefault(self._signing.name, signer.public)
        office_key = notes.office_key() or self.pin.office_key
        self._limits = ChainLimits(self.replica, self.link, keys | {OFFICE: office_key}, certificates)
        if is_new:
            self._limits.check_here()

    def _own_ends(self, answer: HelloAnswer) -> dict[UUID, ChainEnd]:
        """Where this desk's own chains end at the centre, those of which it said nothing as here."""
        here, said = self.replica.heads(), self.replica.heads(answer.buckets)
        alike = {origin: end for origin, end in here.items() if origin not in said}
        mine = self.replica.mine()
        return {origin: end for origin, end in (alike | answer.heads).items() if origin in mine}

    # --- push --------------------------------------------------------------------------------------------------------

    def checkpoint(self, origin: UUID, rows: Sequence[Row]) -> SignedCheckpoint | None:
        """What is pushed with these entries of one's own chain."""
        return self._signing.checkpoint(origin, rows[-1][SEQ]) if self._signing else None

    def note_pushed(self, origin: UUID, rows: Sequence[Row], kept: SignedCheckpoint | None) -> None:
        """The centre has the entries, and the checkpoint that it ``kept``."""
        self._centre = {**self._centre, origin: ChainEnd(rows[-1][SEQ], rows[-1][LC], rows[-1][HASH])}
        if self._signing and kept:
            self._signing.note_kept(kept)

    def sign_rest(self) -> None:
        """Sign what went without, once both sides have the same."""
        if self._signing:
            self._signing.sign_rest(self._centre)

    # --- pull --------------------------------------------------------------------------------------------------------

    def limit(self, chains: Spans) -> tuple[Spans, dict[UUID, int]]:
        """How far these chains may be pulled, and those that differ before (seq).

        This desk's own are not limited as long as nobody knows by which key: it has none, and never was certified.
        """
        if self._limits is None:
            return chains, {}
        mine = self.replica.mine() if self._signing and self._signing.name not in self._limits.keys else {}
        others = {origin: span for origin, span in chains.items() if origin not in mine}
        spans, differ = self._limits.limit({one: span for one, span in others.items() if one not in self.refused})
        return spans | {origin: span for origin, span in chains.items() if origin in mine}, differ

    def fitting(self, rows: list[Row]) -> list[Row]:
        """Those of the pulled entries that were signed for."""
        return list(self._limits.fitting(rows)) if self._limits else rows

    def is_written_on(self, origin: UUID) -> bool:
        """Whether somebody without this desk's key went on with the chain that this desk is writing."""
        return self._limits is not None and origin in self._limits.held and origin == self.replica.present()

    def accepts(self, origin: UUID, fork: int) -> bool:
        """Whether the centre's branch of a chain may take the place of the one here; else that stays, and is proven."""
        if self._limits is None or self._limits.accepts(origin, fork, self.replica.heads()[origin]):
            return True
        self.refused.add(origin)
        return False

    # --- outcome -----------------------------------------------------------------------------------------------------

    def outcome(self) -> Signing:
        """What the round found."""
        if self.pin is None:
            return Signing()
        if self._signing is None or self._limits is None:
            return Signing(Standing.OLD_CENTRE)
        mine = self._limits.certificates.get(self._signing.centre.device_id)
        signer, limits = self._signing.signer, self._limits
        names = limits.labels({*limits.held, *limits.forked})
        held: dict[str, int] = {}
        for origin, count in limits.held.items():
            held[names[origin]] = held.get(names[origin], 0) + count
        return Signing(
            _standing(mine, signer),
            device_class=str(mine.device_class) if mine else "",
            fingerprint=signer.fingerprint if signer else "",
            public_key=checkpoint.root_text(signer.public) if signer else "",
            unsigned=self._signing.unsigned(self._centre),
            held=tuple(sorted(held.items())),
            forked=tuple(sorted({names[origin] for origin in limits.forked})),
            missing=self._found.missing,
            is_other_office=self._found.is_other_office,
        )


def _standing(mine: DeviceCertificate | None, signer: Signer | None) -> Standing:
    if mine is not None and mine.is_revoked:
        return Standing.REVOKED
    if signer is None:
        return Standing.NO_KEY
    if mine is None:
        return Standing.OFFERED
    return Standing.CERTIFIED if mine.public_key == signer.public else Standing.OTHER_KEY
