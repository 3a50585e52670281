"""The signatures of one round: what is pushed is signed, what is pulled was signed; nothing of it without a pinned key.

It stands between the exchange and what knows of keys: without a pin every
question here has the answer that the exchange had before there were signatures.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from psycopg import Connection

from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceCertificate
from frontoffice.register.journal.chain import HASH, LC, SEQ, ChainEnd, Row
from frontoffice.register.replication.replica import Replica
from frontoffice.sync.rounds import office_trust, push
from frontoffice.sync.rounds.chain_limits import ChainLimits, Spans
from frontoffice.sync.rounds.chain_signing import ChainSigning
from frontoffice.sync.rounds.hello import HelloAnswer
from frontoffice.sync.rounds.office_trust import NotesFound
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
        notes, is_new = self.replica.notes, self.replica.notes.pin(self.pin.office_key)
        state = office_trust.ask(self.link)
        known = notes.serials()
        self._found = office_trust.refresh(notes, self.link, state.serial)
        signer = self.pin.signer_of(device_certificate.key_name(state.device_id))
        is_in_vain = _standing(notes.certificate(state.device_id), signer) is Standing.OTHER_KEY
        self._signing = ChainSigning(self.replica, self.link, state, signer, is_in_vain)
        self._signing.offer()
        self._take_chain(state.device_id, signer)
        if is_new or notes.serials() != known or not notes.has_checkpoints():  # the last where a line was cut
            self._load_limits(self._signing, self.pin).check_here()

    def _take_chain(self, called: UUID, signer: Signer | None) -> None:
        """Let the chain that is written now be of the device whose certificate has this computer's key.

        Its first checkpoint would say so, but before its first entry there is none, and the desk gives numbers all the
        same. What the centre ``called`` this device only chooses between devices that are certified with this key.
        """
        notes, origin = self.replica.notes, self.replica.present()
        owner = notes.owner(origin)
        if signer is None or owner == called:
            return
        mine = [one for one in notes.certificates().values() if one.public_key == signer.public and not one.is_revoked]
        if mine:
            own = max(mine, key=lambda one: (one.device_id == called, one.serial))
            if owner is None or owner in own.replaces:
                notes.keep_checkpoints((), {origin: own.device_id})

    def _load_limits(self, signing: ChainSigning, pin: OfficePin) -> ChainLimits:
        """The limits, which are made when they are wanted: a round in which nothing comes reads no certificate."""
        if self._limits is None:
            certificates = self.replica.notes.certificates()
            keys = {device_certificate.key_name(one): each.public_key for one, each in certificates.items()}
            if signing.signer is not None:
                keys.setdefault(signing.name, signing.signer.public)
            keys[OFFICE] = self.replica.notes.office_key() or pin.office_key
            self._limits = ChainLimits(self.replica, self.link, keys, certificates)
        return self._limits

    def _own_ends(self, answer: HelloAnswer) -> dict[UUID, ChainEnd]:
        """Where this desk's own chains end at the centre, those of which it said nothing as here."""
        mine = self.replica.mine()
        here = self.replica.ends(mine)
        said = self.replica.heads(answer.buckets) if answer.buckets is None or answer.buckets else {}
        alike = {origin: end for origin, end in here.items() if origin not in said}
        return alike | {origin: answer.heads[origin] for origin in mine if origin in answer.heads}

    # --- push --------------------------------------------------------------------------------------------------------

    def push(self, origin: UUID, rows: Sequence[Row]) -> None:
        """Push entries of one's own chain with a checkpoint, where there is a key. Raises as :func:`push.push`."""
        signed = self._signing.checkpoint(origin, rows[-1][SEQ]) if self._signing else None
        is_kept = push.push(self.link, origin, rows, signed)
        self._centre = {**self._centre, origin: ChainEnd(rows[-1][SEQ], rows[-1][LC], rows[-1][HASH])}
        if self._signing and signed and is_kept:
            self._signing.note_kept(signed)

    def sign_rest(self) -> None:
        """Sign what was pushed without a checkpoint, once both sides have the same."""
        if self._signing:
            self._signing.sign_rest(self._centre)

    # --- pull --------------------------------------------------------------------------------------------------------

    def limit(self, chains: Spans) -> tuple[Spans, dict[UUID, int]]:
        """How far these chains may be pulled, and those that differ before (seq).

        This desk's own are not limited as long as nobody knows by which key: it has none, and never was certified.
        """
        if self.pin is None or self._signing is None or (self._limits is None and not chains):
            return chains, {}
        limits = self._load_limits(self._signing, self.pin)
        mine = self.replica.mine() if self._signing.name not in limits.keys else {}
        others = {origin: span for origin, span in chains.items() if origin not in mine}
        spans, differ = limits.limit({one: span for one, span in others.items() if one not in self.refused})
        return spans | {origin: span for origin, span in chains.items() if origin in mine}, differ

    def fitting(self, rows: list[Row]) -> list[Row]:
        """Those of the pulled entries that were signed for."""
        return list(self._limits.fitting(rows)) if self._limits else rows

    def is_written_on(self, origin: UUID) -> bool:
        """Whether somebody without this desk's key went on with the chain that this desk is writing."""
        return self._limits is not None and origin in self._limits.held and origin == self.replica.present()

    def accepts(self, origin: UUID, fork: int) -> bool:
        """Whether the centre's branch may take the place of the one here; if not, keeps a proof that there are two."""
        if self.pin is None or self._signing is None:
            return True
        here = self.replica.ends([origin])[origin]
        if self._load_limits(self._signing, self.pin).accepts(origin, fork, here):
            return True
        self.refused.add(origin)
        return False

    # --- outcome -----------------------------------------------------------------------------------------------------

    def outcome(self) -> Signing:
        """What the round found."""
        if self._signing is None:
            return Signing()
        mine = self.replica.notes.certificate(self._signing.centre.device_id)
        signer, forked = self._signing.signer, set[str]()
        own = self.replica.mine() if self._limits is not None and self._limits.held else {}
        if self._limits is not None:
            forked = {*self._limits.labels(self._limits.forked).values()}
        return Signing(
            _standing(mine, signer),
            device_class=str(mine.device_class) if mine else "",
            fingerprint=signer.fingerprint if signer else "",
            public_key=checkpoint.root_text(signer.public) if signer else "",
            unsigned=self._signing.count_unsigned(self._centre),
            held=self._count_held_by_desk(own),
            forked=tuple(sorted(forked)),
            missing=self._found.missing,
            is_other_office=self._found.is_other_office,
            held_own=sum(self._limits.held.get(one, 0) for one in own) if self._limits is not None else 0,
        )

    def _count_held_by_desk(self, own: Collection[UUID]) -> tuple[tuple[str, int], ...]:
        if self._limits is None:
            return ()
        others = {origin: count for origin, count in self._limits.held.items() if origin not in own}
        names = self._limits.labels(others)
        held: dict[str, int] = {}
        for origin, count in others.items():
            held[names[origin]] = held.get(names[origin], 0) + count
        return tuple(sorted(held.items()))


def _standing(mine: DeviceCertificate | None, signer: Signer | None) -> Standing:
    if mine is not None and mine.is_revoked:
        return Standing.REVOKED
    if signer is None:
        return Standing.NO_KEY
    if mine is None:
        return Standing.OFFERED
    return Standing.CERTIFIED if mine.public_key == signer.public else Standing.OTHER_KEY
