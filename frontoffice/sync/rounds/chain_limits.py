"""Limits of other desks' chains: up to the largest valid checkpoint, and no further.

A checkpoint holds when the certified device of its chain signed it, or the office, and when its root is that of the
chain's entries: those that are here already, then the hashes of those to come, which are fetched before the entries
themselves. As entries come, each is compared with the hash that was so verified (``filter_verified_rows``); no chain is
hashed anew. Whoever signed first owns the chain; what contradicts a signature is kept as a proof.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice import signed_notes
from frontoffice.domain.proof import chain_rights, checkpoint
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceCertificate
from frontoffice.domain.proof.merkle import HASH_BYTES
from frontoffice.register.journal.chain import HASH, ORIGIN, SEQ, ChainEnd, ForkEvidence, Row, SignedCheckpoint
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import answers

Spans = dict[UUID, tuple[int, int]]


@dataclass(slots=True)
class ChainLimits:
    """The limits of one round. ``keys`` are the valid public keys, by their names in signatures."""

    replica: Replica
    link: Connection
    keys: Mapping[str, bytes]
    certificates: Mapping[UUID, DeviceCertificate]
    held: dict[UUID, int] = field(default_factory=dict)  # by chain: entries not taken yet, for which nobody signed
    forked: set[UUID] = field(default_factory=set)  # chains of which two different texts are known
    _digests: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)  # by chain: after which seq, hashes joined
    _verified: list[SignedCheckpoint] = field(default_factory=list)  # those that hold, to be kept
    _owners: dict[UUID, UUID] = field(default_factory=dict)  # by chain: its device, as this round found out
    _erasing: dict[UUID, int] | None = None  # by chain: its last erasure that the office carried out and is not here
    _named: Mapping[UUID, UUID] | None = None  # by chain: the device that certificates name with it

    # --- before a pull -----------------------------------------------------------------------------------------------

    def limit(self, chains: Mapping[UUID, tuple[int, int]]) -> tuple[Spans, dict[UUID, int]]:
        """Verified spans (after, until) of ``chains`` to pull; chains with another end here (seq)."""
        self.held.clear()
        self._digests.clear()
        if not chains:
            return {}, {}
        signed = self._load_checkpoints(chains.keys())
        beyond = {
            origin: (after, max((one.size for one in signed.get(origin, ())), default=after))
            for origin, (after, _) in chains.items()
        }
        come = _digests(self.link, {origin: span for origin, span in beyond.items() if span[1] > span[0]})
        spans: Spans = {}
        differ: dict[UUID, int] = {}
        others = self._that_differ(chains)
        for origin, (after, until) in chains.items():
            if origin in others:
                differ[origin] = after
                continue
            digests = come.get(origin, b"")
            upto = min(self._upto(origin, after, digests, signed.get(origin, ())), until)
            if upto > after:
                spans[origin] = (after, upto)
                self._digests[origin.bytes] = after, digests
            if until > upto:
                self.held[origin] = until - upto
        self._keep()
        return spans, differ

    def _that_differ(self, chains: Mapping[UUID, tuple[int, int]]) -> set[UUID]:
        """Origins of the chains with another hash at their end here than at the centre."""
        begun = {origin: (after - 1, after) for origin, (after, _) in chains.items() if after}
        there = _digests(self.link, begun)
        return {one for one, (_, after) in begun.items() if there.get(one) != self.replica.hash_at(one, after)}

    def filter_verified_rows(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Filter rows by their verified hashes; what the centre handed out in another way since is left out."""
        for row in rows:
            after, digests = self._digests.get(row[ORIGIN], (0, b""))
            at = (row[SEQ] - after - 1) * HASH_BYTES
            if not digests or digests[at : at + HASH_BYTES] == row[HASH]:
                yield row

    def _upto(self, origin: UUID, after: int, digests: bytes, signed: Sequence[SignedCheckpoint]) -> int:
        """Highest permitted entry of a chain with its local end at ``after``.

        Notes checkpoints that hold, proves the others.
        """
        upto = after
        for one, root in self._roots(origin, after, digests, signed):
            if root == one.root:
                self._verified.append(one)
                upto = max(upto, min(one.size, self._find_limit(origin, one.signer)))
            elif root is not None:
                self._prove(origin, one, _format_unsigned(one, root))
        owner = self._owners.get(origin) or self.replica.notes.owner(origin)
        return max(after, min(upto, self._find_limit(origin, str(owner)))) if owner else upto

    def _find_limit(self, origin: UUID, signer: str) -> int:
        """Highest permitted entry of a chain by its signer.

        Of a revoked device as far as the office says.

        What comes beyond does not apply. But an erasure there that the office carried out is its own word, and reaches
        every desk; what stands before it comes along, since no chain has holes.
        """
        certificate = self.certificates.get(UUID(signer)) if signer != OFFICE else None
        if certificate is None or certificate.upto is None:
            return sys.maxsize
        if self._erasing is None:
            lacking = self.replica.notes.lacking_erasures()
            self._erasing = dict(answers.rows(self.link.execute(_ERASING, (lacking,)), UUID, int)) if lacking else {}
        return max(dict(certificate.upto).get(origin, 0), self._erasing.get(origin, 0))

    def _roots(
        self, origin: UUID, after: int, digests: bytes, signed: Sequence[SignedCheckpoint]
    ) -> Iterator[tuple[SignedCheckpoint, bytes | None]]:
        """Each checkpoint with the computed root of the entries at its size.

        Those here, then those that come.

        None instead of a root for one that reaches beyond them.
        """
        tree = self.replica.notes.tree(origin, after)
        for one in signed:
            if one.size <= after:
                known = self.replica.notes.checkpoints(origin).get(one.signer)
                if known is None or known.note != one.note:
                    yield one, self.replica.notes.tree(origin, one.size).root()
                continue
            if (one.size - after) * HASH_BYTES > len(digests):
                yield one, None
                continue
            while tree.size < one.size:
                at = (tree.size - after) * HASH_BYTES
                tree.add(digests[at : at + HASH_BYTES])
            yield one, tree.root()

    # --- forks -------------------------------------------------------------------------------------------------------

    def accepts(self, origin: UUID, fork: int, here: ChainEnd) -> bool:
        """Return whether the centre's branch after ``fork`` may replace the local branch ``here``.

        It may when the office signed it, or when its device did and of the branch here nothing beyond the fork was
        signed. Otherwise the one here stays, and that both exist is kept as a proof.
        """
        signed = self._load_checkpoints([origin]).get(origin, ())
        beyond = [one for one in signed if one.size > fork]
        most = max((one.size for one in beyond), default=fork)
        digests = _digests(self.link, {origin: (fork, most)}).get(origin, b"") if most > fork else b""
        theirs = {one.signer: one for one, root in self._roots(origin, fork, digests, beyond) if root == one.root}
        mine = [one for one in self.replica.notes.checkpoints(origin).values() if one.size > fork]
        mine += [
            one
            for one in beyond
            if one.size <= here.seq and self.replica.notes.tree(origin, one.size).root() == one.root
        ]
        if OFFICE in theirs or (theirs and not mine):
            return True
        if mine:
            stays = max(mine, key=lambda one: one.size)
            other = next(iter(theirs.values()), None)
            size = min(stays.size, other.size) if other else stays.size
            self._prove(origin, stays, other.note if other else self._centre_root(origin, fork, stays, size))
        else:
            self.forked.add(origin)
        return False

    def _centre_root(self, origin: UUID, fork: int, one: SignedCheckpoint, size: int) -> str:
        """Centre's version of a chain as the text of an unsigned checkpoint."""
        digests = _digests(self.link, {origin: (fork, size)}).get(origin, b"")
        tree = self.replica.notes.tree(origin, fork)
        for at in range(0, len(digests), HASH_BYTES):
            tree.add(digests[at : at + HASH_BYTES])
        return _format_unsigned(one, tree.root(), tree.size)

    def check_here(self) -> None:
        """Check the local entries against signed checkpoints.

        When the office's key is pinned, and when it certified others.

        What comes afterwards is held against it as it comes.
        """
        here = {origin: end.seq for origin, end in self.replica.heads().items()}
        others = self._that_differ({origin: (seq, seq) for origin, seq in here.items()})
        for origin, signed in self._load_checkpoints(here.keys() - others).items():
            self._upto(origin, here[origin], b"", [one for one in signed if one.size <= here[origin]])
        self._keep()

    def _prove(self, origin: UUID, one: SignedCheckpoint, other: str) -> None:
        self.forked.add(origin)
        device = self.replica.notes.owner(origin) or self._owners.get(origin)
        found = ForkEvidence(origin, device, one.note, other, self.replica.now())
        if self.replica.notes.keep_evidence(found):
            self.link.execute(_PROVE, (origin, one.note, other))

    # --- signatures --------------------------------------------------------------------------------------------------

    def _load_checkpoints(self, origins: Collection[UUID]) -> dict[UUID, list[SignedCheckpoint]]:
        """Load the centre's checkpoints of these chains with valid signatures, the smallest first."""
        found: dict[UUID, list[SignedCheckpoint]] = {}
        for origin, note in answers.rows(self.link.execute(_CHECKPOINTS, (list(origins),)), UUID, str):
            one = self._read(origin, note)
            if one is not None and self._may_sign(one):
                found.setdefault(origin, []).append(one)
        for signed in found.values():
            signed.sort(key=lambda one: one.size)
        return found

    def _read(self, origin: UUID, note: str) -> SignedCheckpoint | None:
        """Parse the checkpoint of a note with a valid signature by a known key; None for any other."""
        try:
            text, signers = signed_notes.verify_note(note, self.keys)
            read = checkpoint.read_text(text)
        except ValueError:
            return None
        if read.origin != origin or len(signers) != 1:
            return None
        (signer,) = signers
        return SignedCheckpoint(origin, signer, read.size, read.root, note)

    def _may_sign(self, one: SignedCheckpoint) -> bool:
        """Return whether the signer is the office, the chain's device, its predecessor or its successor.

        A chain's first device is the one that certificates name with it, or else whoever signed it first.
        """
        if one.signer == OFFICE:
            return True
        device = UUID(one.signer)
        owner = self._owners.get(one.origin) or self.replica.notes.owner(one.origin)
        if owner == device:
            return True
        certificate = self.certificates.get(device)
        if owner is None:
            owner = self._find_owner(one.origin)
        if owner in (None, device) or (certificate is not None and owner in certificate.replaces):
            self._owners[one.origin] = device
            return True
        if (now := self.certificates.get(owner)) is not None and device in now.replaces:
            return True
        kept = self.replica.notes.checkpoints(one.origin).get(str(owner))
        if kept is not None:
            self._prove(one.origin, kept, one.note)
        return False

    def _find_owner(self, origin: UUID) -> UUID | None:
        if self._named is None:
            self._named = chain_rights.owners_by_chain(self.certificates.values())
        return self._named.get(origin)

    def _keep(self) -> None:
        """Store the verified checkpoints; a chain gets its owner by a valid checkpoint, not by any."""
        held = {one.origin for one in self._verified if one.signer != OFFICE}
        owners = {origin: device for origin, device in self._owners.items() if origin in held}
        self.replica.notes.keep_checkpoints(self._verified, owners)
        self._verified = []

    def labels(self, origins: Collection[UUID]) -> dict[UUID, str]:
        """Office's labels of these chains' devices."""
        owners = {origin: self.replica.notes.owner(origin) or self._owners.get(origin) for origin in origins}
        named = {
            origin: self.certificates[device].label
            for origin, device in owners.items()
            if device is not None and device in self.certificates
        }
        lacking = [origin for origin in origins if origin not in named]
        rows = answers.rows(self.link.execute(_LABELS, (lacking,)), UUID, str) if lacking else []
        return {origin: str(origin)[:8] for origin in lacking} | named | dict(rows)


def _format_unsigned(one: SignedCheckpoint, root: bytes, size: int | None = None) -> str:
    """Format the centre's entries as an unsigned checkpoint of the same time."""
    made_at = checkpoint.read_text(checkpoint.read_signed(one.note)[0]).made_at
    return checkpoint.text_of(Checkpoint(one.origin, one.size if size is None else size, root, made_at))


def _digests(link: Connection, spans: Mapping[UUID, tuple[int, int]]) -> dict[UUID, bytes]:
    """The hashes at the centre of each chain's entries after the first number up to the second, one behind another."""
    if not spans:
        return {}
    columns = ([*spans], [after for after, _ in spans.values()], [until for _, until in spans.values()])
    rows = answers.rows(link.execute(_DIGESTS, columns, binary=True), UUID, bytes | None)
    return {origin: digests for origin, digests in rows if digests is not None}


_CHECKPOINTS: Final = "SELECT origin, note FROM journal.checkpoint WHERE origin = ANY (%s)"
_ERASING: Final = "SELECT origin, max(seq) FROM journal.entry WHERE entry_id = ANY (%s) GROUP BY origin"
_LABELS: Final = "SELECT origin, label FROM journal.device_labels(%s)"
_PROVE: Final = (
    "INSERT INTO journal.fork_evidence (origin, device_id, one, other) VALUES (%s, journal.my_device(), %s, %s)"
    " ON CONFLICT DO NOTHING"
)
_DIGESTS: Final = (
    "SELECT wanted.origin, (SELECT string_agg(e.hash, ''::bytea ORDER BY e.seq) FROM journal.entry e"
    " WHERE e.origin = wanted.origin AND e.seq > wanted.after AND e.seq <= wanted.until)"
    " FROM unnest(%s::uuid[], %s::int8[], %s::int8[]) AS wanted (origin, after, until)"
)
