"""Which quarantined entries a certified device signed, or the office: what the office takes back without looking.

Desks that relay a chain relay the checkpoints that they verified of it. Each is checked anew here: its signature by the
keys that the office certified, and its root over the entries that it covers, those that stand at the centre and then
those that are quarantined. A device signs for its own chains alone (``SignedQuarantine._may_sign``). What stands beyond
all of them may be anybody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg

from frontoffice import signed_notes
from frontoffice.domain.entries.entry import FIRST_PREV
from frontoffice.domain.proof import chain_rights, checkpoint, device_certificate
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceCertificate
from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.sync.office import note_book
from frontoffice.sync.office.office_checkpoints import KeptCheckpoint


@dataclass(frozen=True, slots=True)
class Covered:
    """The hashes of quarantined entries that are signed, and the checkpoints that say so, each with its last hash.

    ``strangers`` are the labels of devices that signed for the chain, and it is not theirs, or not known to be.
    ``is_new``: nothing of the chain stood at the centre, so whoever greeted with it there had written none of it.
    """

    hashes: frozenset[bytes] = frozenset()
    signed: tuple[tuple[KeptCheckpoint, bytes], ...] = ()
    strangers: tuple[str, ...] = ()
    is_new: bool = False


class SignedQuarantine:
    """The signers that the office knows, and what they say of quarantined chains."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        self._certificates = note_book.check(connection).certificates
        self._keys = note_book.public_keys(connection, self._certificates)
        held = device_certificate.newest(self._certificates).values()
        self._held = {device_certificate.key_name(one.device_id): one for one in held}

    def covered(self, origin: UUID, *, by_name: bool = False) -> Covered:
        """What of a chain's quarantined entries a signature covers; ``by_name`` the office looked at them itself."""
        kept = self._connection.execute(_RELAYED, (origin,)).fetchall() if self._keys else []
        found: list[tuple[KeptCheckpoint, bytes, Mapping[int, bytes]]] = []
        relaying: defaultdict[str, set[UUID]] = defaultdict(set)
        for signer, size, digest, note, devices in kept:
            root = self._signed_root(origin, signer, size, note)
            path = self._path(origin, size, bytes(digest)) if root is not None else {}
            if root is not None and path and self._root(origin, path) == root:
                found.append((KeptCheckpoint(origin, signer, size, root, note), bytes(digest), path))
                relaying[signer].update(devices)
        is_new = self._connection.execute(_HEAD, (origin,)).fetchone() is None
        rightly = self._may_sign(origin, relaying, is_new=is_new, by_name=by_name)
        counting = [one for one in found if one[0].signer in rightly]
        hashes = frozenset(each for _, _, path in counting for each in path.values())
        strangers = tuple(sorted(self._held[one].label for one in relaying.keys() - rightly))
        return Covered(hashes, tuple((one, digest) for one, digest, _ in counting), strangers, is_new and bool(hashes))

    def adopt(self, covered: Covered) -> None:
        """Let what was put back be signed as it was before: by its checkpoints, and in its device's name.

        Otherwise it would be of no class, and nothing in it beyond authority: so it is its device's from the first
        entry on that was put back, though the last one that was signed waits.
        """
        for one, digest in covered.signed:
            self._connection.execute(
                _ADOPT, (one.origin, one.signer, one.size, one.root, one.note, one.origin, one.size, digest)
            )
            if one.signer != OFFICE:
                self._connection.execute(
                    _OWN, (one.signer, one.origin, covered.is_new, one.origin, list(covered.hashes))
                )

    def _may_sign(
        self, origin: UUID, relaying: Mapping[str, Collection[UUID]], *, is_new: bool, by_name: bool
    ) -> set[str]:
        """Those who may sign for a chain: the office, and the device that it is of by now, or was of before.

        Whose it is the office's certificates name, or the centre knows by what stands there. Where neither does, it is
        of who signed it by the word of another device that verified and relayed that: who has a chain pushes it. Of
        several that are not one after the other any may have made up what it signed, and none counts. By nothing but
        its own word a device has a whole chain alone, which the office takes by its name.
        """
        holders = {one: self._holder(UUID(one)) for one in relaying if one != OFFICE}
        owner = chain_rights.named_owners(self._certificates).get(origin)
        if owner is None and not is_new:
            (owner,) = self._connection.execute(_DEVICE, (origin,)).fetchone() or (None,)
        if owner is not None:
            owners = {self._holder(one) for (one,) in self._connection.execute(_BEFORE_IT, (owner,))}
        else:
            every = {holders[one] for one in holders if self._is_borne_out(holders[one], relaying[one])}
            every = every or {*holders.values()} if by_name and is_new else every
            owners = every if len(every) == 1 else set()
        return {OFFICE, *(one for one, holder in holders.items() if holder in owners)}

    def _is_borne_out(self, holder: UUID, relaying: Collection[UUID]) -> bool:
        return any(self._holder(one) != holder for one in relaying)

    def _holder(self, device: UUID) -> UUID:
        return chain_rights.holder(device, self._certificates)

    def _signed_root(self, origin: UUID, signer: str, size: int, note: str) -> bytes | None:
        """The root that a known signer signed of the chain's first entries; None where nobody did who may."""
        if signer != OFFICE and not _counts(self._held.get(signer), origin, size):
            return None
        for key in self._keys.get(signer, ()):
            try:
                text, signers = signed_notes.opened(note, {signer: key})
                said = checkpoint.read_text(text)
            except ValueError:
                continue
            if signer in signers and (said.origin, said.size) == (origin, size):
                return said.root
        return None

    def _path(self, origin: UUID, size: int, digest: bytes) -> Mapping[int, bytes]:
        """The quarantined entries that lead back from there, by their places, to what stands or to the beginning."""
        rows = self._connection.execute(_QUARANTINED, (origin,)).fetchall()
        before = {(seq, bytes(one)): bytes(prev) for seq, one, prev in rows}
        path: dict[int, bytes] = {}
        seq, at = size, digest
        while (seq, at) in before:
            path[seq] = at
            seq, at = seq - 1, before[seq, at]
        stands = self._connection.execute(_STANDS, (origin, seq, at)).fetchone() if seq else at == FIRST_PREV
        return path if stands else {}

    def _root(self, origin: UUID, path: Mapping[int, bytes]) -> bytes:
        tree = GrowingTree(0, _no_subtree)
        first, size = min(path), max(path)
        with self._connection.transaction(), self._connection.cursor(name="standing") as cursor:
            cursor.execute(_BEFORE, (origin, first))
            for (digest,) in cursor:
                tree.add(bytes(digest))
        for seq in range(first, size + 1):
            tree.add(path[seq])
        return tree.root()


def _counts(one: DeviceCertificate | None, origin: UUID, size: int) -> bool:
    """Whether a device may say that of a chain: its certificate holds, or it was revoked beyond."""
    return one is not None and (one.upto is None or size <= dict(one.upto).get(origin, 0))


def _no_subtree(_level: int, _index: int) -> bytes:
    raise ValueError("a tree of nothing has none")


_RELAYED: Final = (
    "SELECT signer, size, hash, note, array_agg(device_id) FROM journal.relayed_checkpoint WHERE origin = %s"
    " GROUP BY signer, size, hash, note ORDER BY size DESC, signer, min(at)"
)
_HEAD: Final = "SELECT 1 FROM journal.head WHERE origin = %s"
_DEVICE: Final = "SELECT device_id FROM journal.origin WHERE origin = %s"
_BEFORE_IT: Final = (
    "WITH RECURSIVE past AS (SELECT %s::uuid AS device_id"
    " UNION SELECT d.device_id FROM journal.device d JOIN past p ON d.replaced_by = p.device_id)"
    " SELECT device_id FROM past"
)
_QUARANTINED: Final = "SELECT DISTINCT seq, hash, prev FROM journal.quarantine WHERE origin = %s AND settled_at IS NULL"
_ADOPT: Final = (
    "INSERT INTO journal.checkpoint AS c (origin, signer, size, root, note) SELECT %s, %s, %s, %s, %s"
    " WHERE EXISTS (SELECT FROM journal.entry WHERE (origin, seq, hash) = (%s, %s, %s))"
    " ON CONFLICT (origin, signer) DO UPDATE"
    " SET size = excluded.size, root = excluded.root, note = excluded.note, at = now() WHERE c.size <= excluded.size"
)
_OWN: Final = (
    "WITH RECURSIVE after AS (SELECT device_id, replaced_by FROM journal.device WHERE device_id = %s::uuid"
    " UNION SELECT d.device_id, d.replaced_by FROM journal.device d JOIN after a ON d.device_id = a.replaced_by)"
    " UPDATE journal.origin SET device_id = (SELECT device_id FROM after WHERE replaced_by IS NULL)"
    " WHERE origin = %s AND (device_id IS NULL OR %s)"
    " AND EXISTS (SELECT FROM journal.entry WHERE origin = %s AND hash = ANY (%s))"
)
_STANDS: Final = "SELECT 1 FROM journal.entry WHERE (origin, seq, hash) = (%s, %s, %s)"
_BEFORE: Final = "SELECT hash FROM journal.entry WHERE origin = %s AND seq < %s ORDER BY seq"
