"""Checkpoints of the centre's chains: signed by the office as they stand, and every one held against its chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final
from uuid import UUID

import psycopg

from frontoffice import signed_notes
from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.domain.proof.chain_fault import ChainFault
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.device_certificate import OFFICE
from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.sync import set_aside
from frontoffice.sync.office import note_book
from frontoffice.sync.office.note_book import Sign

Signers = Mapping[str, Collection[bytes]]
_AT_ONCE: Final = 20_000
_KEEP: Final = (
    "INSERT INTO journal.checkpoint (origin, signer, size, root, note) VALUES (%s, %s, %s, %s, %s)"
    " ON CONFLICT (origin, signer) DO UPDATE"
    " SET size = excluded.size, root = excluded.root, note = excluded.note, at = now()"
)


@dataclass(frozen=True, slots=True)
class KeptCheckpoint:
    """A checkpoint as it stands at the centre: ``signer`` is the office, or the id of a device."""

    origin: UUID
    signer: str
    size: int
    root: bytes
    note: str


class HeldCheckpoints:
    """Checkpoints of one chain, compared with its hashes one by one from the first."""

    def __init__(self, kept: Iterable[KeptCheckpoint]) -> None:
        self._kept = tuple(kept)
        self._tree = GrowingTree(0, _no_subtree)

    def add(self, digest: bytes) -> str:
        """Hold the next hash; "" or what is wrong with the chain up to there."""
        if not self._kept:
            return ""
        self._tree.add(digest)
        at = [one for one in self._kept if one.size == self._tree.size]
        return next((_says(one, ChainFault.CHECKPOINT_OTHER) for one in at if one.root != self._tree.root()), "")

    def list_oversized(self) -> list[str]:
        """List errors for checkpoints with more entries than the chain."""
        return [_says(one, ChainFault.CHECKPOINT_LARGER) for one in self._kept if one.size > self._tree.size]


def _no_subtree(_level: int, _index: int) -> bytes:
    raise ValueError("a tree of nothing has none")


def _says(one: KeptCheckpoint, what: ChainFault) -> str:
    return what.at(f"{one.origin}/{one.size}", one.signer, one.size)


def load_checkpoints(connection: psycopg.Connection, origin: UUID | None = None) -> dict[UUID, list[KeptCheckpoint]]:
    """Every checkpoint by its chain, or those of one chain."""
    found: defaultdict[UUID, list[KeptCheckpoint]] = defaultdict(list)
    rows = connection.execute(
        "SELECT origin, signer, size, root, note FROM journal.checkpoint"
        " WHERE origin = %s OR %s::uuid IS NULL ORDER BY 1, 2",
        (origin, origin),
    )
    for chain, signer, size, root, note in rows:
        found[chain].append(KeptCheckpoint(chain, signer, size, bytes(root), note))
    return found


def list_bad_signatures(every: Iterable[KeptCheckpoint], keys: Signers) -> list[str]:
    """List errors for checkpoints with an invalid signature although their signer has a key in ``keys``.

    Of a signer without a key nothing is known.
    """
    return [
        _says(one, ChainFault.CHECKPOINT_UNSIGNED)
        for one in every
        if keys.get(one.signer) and not any(_is_signed(one, key) for key in keys[one.signer])
    ]


def filter_authentic(every: Iterable[KeptCheckpoint], keys: Signers) -> tuple[KeptCheckpoint, ...]:
    """Filter checkpoints by trust in their signer.

    The office's, and what their device signed.

    A counter that was not certified, or a thief without its key, may write anything in the place of a signature.
    """
    return tuple(
        one for one in every if one.signer == OFFICE or any(_is_signed(one, key) for key in keys.get(one.signer, ()))
    )


def signers(connection: psycopg.Connection) -> Signers:
    """Load present and former public keys of the office and its certified devices, by signer's name."""
    return note_book.public_keys(connection, note_book.check(connection).certificates)


def discard_unsigned(connection: psycopg.Connection) -> list[str]:
    """Delete devices' checkpoints with an invalid signature, so that they block no entries; return them.

    A device that is still there signs its chains again in its next round.
    """
    offered = connection.execute(
        "SELECT device_id::text, offered_key FROM journal.device WHERE active AND offered_key IS NOT NULL"
    )
    keys = {signer: (bytes(key),) for signer, key in offered} | dict(signers(connection))
    every = [one for of_chain in load_checkpoints(connection).values() for one in of_chain if one.signer != OFFICE]
    gone = [one for one in every if not any(_is_signed(one, key) for key in keys.get(one.signer, ()))]
    for one in gone:
        connection.execute(
            "DELETE FROM journal.checkpoint WHERE origin = %s AND signer = %s AND note = %s",
            (one.origin, one.signer, one.note),
        )
    return [_says(one, ChainFault.CHECKPOINT_UNSIGNED) for one in gone]


def _is_signed(one: KeptCheckpoint, key: bytes) -> bool:
    try:
        text, signers = signed_notes.verify_note(one.note, {one.signer: key})
        said = checkpoint.read_text(text)
    except ValueError:
        return False
    return one.signer in signers and (said.origin, said.size, said.root) == (one.origin, one.size, one.root)


def sign_chains(connection: psycopg.Connection, sign: Sign) -> int:
    """Sign every chain as far as it counts in the office's name; gives how many. That they are sound was seen before.

    For each of them, the root is over the hashes that stand here.
    """
    ends, bounds = connection.execute("SELECT origin, seq FROM journal.head").fetchall(), _bounds(connection)
    return _sign_each(connection, sign, {origin: min(size, bounds.get(origin, size)) for origin, size in ends})


def sign_again(connection: psycopg.Connection, sign: Sign) -> int:
    """Sign each chain with the office's next key, up to its signed and valid size, never beyond."""
    bounds, ended = _bounds(connection), device_certificate.newest(note_book.check(connection).certificates)
    keys = signers(connection)
    sizes: dict[UUID, int] = {}
    for origin, of_chain in load_checkpoints(connection).items():
        for one in filter_authentic(of_chain, keys):
            device = None if one.signer == OFFICE else ended.get(UUID(one.signer))
            of_device = one.size if device is None or device.upto is None else dict(device.upto).get(origin, 0)
            of_office = one.size if one.signer != OFFICE else bounds.get(origin, one.size)
            sizes[origin] = max(sizes.get(origin, 0), min(one.size, of_device, of_office))
    return _sign_each(connection, sign, sizes)


def _sign_each(connection: psycopg.Connection, sign: Sign, sizes: Mapping[UUID, int]) -> int:
    keys, signed = signers(connection), {origin: size for origin, size in sorted(sizes.items()) if size}
    with connection.transaction():
        for origin, size in signed.items():
            sign_chain(connection, sign, origin, size, keys)
    return len(signed)


def _bounds(connection: psycopg.Connection) -> dict[UUID, int]:
    """Valid sizes of partly valid chains: of revoked devices, and what was set aside."""
    held = device_certificate.newest(note_book.check(connection).certificates)
    found = {origin: size for one in held.values() for origin, size in one.upto or ()}
    aside = set_aside.read(connection)
    return found | {origin: min(size, found.get(origin, size)) for origin, size in aside.items()}


def without_writer(connection: psycopg.Connection, put_back: Collection[UUID] = ()) -> tuple[tuple[UUID, int], ...]:
    """Chains without an active signer, each with its valid size.

    Put back, carried, of a revoked device.

    Also of one whose place another took, which signs no entry that it was never given. Only those that the office has
    not signed that far. Those that it ``put_back`` by now count with them, whosever they are.
    """
    held = device_certificate.newest(note_book.check(connection).certificates)
    upto = {origin: size for one in held.values() for origin, size in one.upto or ()}
    rows = connection.execute(
        "SELECT h.origin, h.seq, o.device_id, coalesce(c.size, 0) FROM journal.head h LEFT JOIN journal.origin o"
        " USING (origin) LEFT JOIN journal.checkpoint c ON c.origin = h.origin AND c.signer = %s ORDER BY h.origin",
        (OFFICE,),
    )
    found = [
        (origin, min(seq, upto.get(origin, seq)), signed)
        for origin, seq, device, signed in rows
        if device is None or origin in upto or origin in put_back
    ]
    return tuple((origin, size) for origin, size, signed in found if size > signed)


def sign_chain(connection: psycopg.Connection, sign: Sign, origin: UUID, size: int, keys: Signers | None = None) -> str:
    """Sign the first ``size`` entries of a chain in the office's name; "" or why not.

    What contradicts a checkpoint that stands here is not signed over it, if its signer signed that.
    """
    known = signers(connection) if keys is None else keys
    standing = HeldCheckpoints(filter_authentic(load_checkpoints(connection, origin).get(origin, ()), known))
    tree = GrowingTree(0, _no_subtree)
    for digest in islice(_hashes(connection, origin), size):
        tree.add(digest)
        if wrong := standing.add(digest):
            return wrong
    text = checkpoint.text_of(Checkpoint(origin, tree.size, tree.root(), datetime.now(UTC)))
    note = checkpoint.append_signatures(text, (sign(text),))
    connection.execute(_KEEP, (origin, OFFICE, tree.size, tree.root(), note))
    return ""


def _hashes(connection: psycopg.Connection, origin: UUID) -> Iterator[bytes]:
    with connection.transaction(), connection.cursor(name="hashes") as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute("SELECT hash FROM journal.entry WHERE origin = %s ORDER BY seq", (origin,))
        for (digest,) in cursor:
            yield bytes(digest)
