"""Sign this desk's own chains: a checkpoint at the end of each push, and later for what went without.

The key is asked for once in a round. Without a keyring, or when signing fails, entries go as they are, and the next
round that has a key signs where the chain stands then.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.register.journal.chain import ChainEnd
from frontoffice.register.journal.chain_checkpoints import SignedCheckpoint
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import wire
from frontoffice.sync.rounds.office_trust import CentreSigning
from frontoffice.sync.signing import Signer

_log: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class ChainSigning:
    """The signing of one round; ``signer`` is None where there is no key.

    With a key ``is_in_vain`` where the office certified another one: what that signed stays at the centre.
    """

    replica: Replica
    link: Connection
    centre: CentreSigning
    signer: Signer | None
    is_in_vain: bool = False
    _fresh: list[SignedCheckpoint] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of this device's key in its signatures."""
        return device_certificate.key_name(self.centre.device_id)

    def checkpoint(self, origin: UUID, size: int) -> SignedCheckpoint | None:
        """A checkpoint of one's own chain over its first ``size`` entries; None where it cannot be signed now."""
        if self.signer is None or self.is_in_vain:
            return None
        root = self.replica.notes.tree(origin, size).root()
        text = checkpoint.text_of(Checkpoint(origin, size, root, self.replica.now()))
        try:
            signature = self.signer.sign(text)
        except (OSError, RuntimeError, ValueError):  # a token that was taken away, a keyring that was closed
            _log.warning("a checkpoint could not be signed; a later round does")
            self.signer = None
            return None
        return SignedCheckpoint(origin, self.name, size, root, checkpoint.append_signatures(text, (signature,)))

    def note_kept(self, one: SignedCheckpoint | None) -> None:
        """The centre has this one."""
        if one is not None:
            self._fresh.append(one)
            self.centre.signed[one.origin] = one.size

    def sign_rest(self, centre: Mapping[UUID, ChainEnd]) -> None:
        """Sign each own chain on which both sides agree, where the centre's checkpoint is behind or of another key."""
        here = self.replica.ends(centre)
        for origin in self.replica.mine():
            end = here.get(origin)
            known = centre.get(origin)
            if end is None or known is None or (end.seq, end.hash) != (known.seq, known.hash):
                continue
            if self.centre.signed.get(origin, 0) >= end.seq and self._is_of_this_key(origin):
                continue
            made = self.checkpoint(origin, end.seq)
            if made is None:
                break
            kept = self.link.execute(wire.ADD_CHECKPOINT, (origin, made.size, made.root, made.note)).fetchone()
            if kept == (True,):
                self.note_kept(made)
        self.keep()

    def _is_of_this_key(self, origin: UUID) -> bool:
        kept = self.replica.notes.checkpoints(origin).get(self.name)
        if kept is None or self.signer is None:
            return self.signer is None
        _, signatures = checkpoint.read_signed(kept.note)
        return checkpoint.key_id(self.name, self.signer.public) in {one.key_id for one in signatures}

    def keep(self) -> None:
        """Remember here what the centre has: by it, a chain of this desk that somebody writes on is known."""
        owners = {one.origin: self.centre.device_id for one in self._fresh}
        lacking = {origin: device for origin, device in owners.items() if self.replica.notes.owner(origin) != device}
        self.replica.notes.keep_checkpoints(self._fresh, lacking)
        self._fresh = []

    def count_unsigned(self, centre: Mapping[UUID, ChainEnd]) -> int:
        """How many of this desk's entries stand at the centre beyond what is signed."""
        mine = self.replica.mine()
        return sum(
            max(0, end.seq - self.centre.signed.get(origin, 0)) for origin, end in centre.items() if origin in mine
        )

    def offer(self) -> None:
        """Offer this computer's key to the office, where it has none of this device or another."""
        if self.signer is not None and self.centre.offered_key != self.signer.public:
            self.link.execute(wire.OFFER_KEY, (self.signer.public,))
