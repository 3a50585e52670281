"""Reports of forks by desks with signed texts, stored at the centre for the office, and their proven part.

PostgreSQL checks no signature, so any counter may report anything of any chain. What it says is held here against the
keys of the office and of the device whose chain it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import psycopg

from frontoffice import signed_notes
from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceCertificate
from frontoffice.sync.office import note_book


class Weight(StrEnum):
    """Weight of a report as proof: two texts of whoever has the chain, one beside what its finder says, or nothing."""

    TWO_SIGNED = "two_signed"
    ONE_SIGNED = "one_signed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ProvenFork:
    """A chain with two contradicting texts.

    Whose it is, which desk found it and when (UTC); "" for nobody known.

    ``one`` was signed; ``other`` was, too, or is what the centre handed out.
    """

    origin: UUID
    device: str
    found_by: str
    at: datetime
    one: str
    other: str
    weight: Weight = Weight.NOTHING


def read(connection: psycopg.Connection) -> tuple[ProvenFork, ...]:
    """Load all reports, the strongest proof first, then the latest."""
    rows = connection.execute(
        "SELECT f.origin, coalesce(d.label, ''), coalesce(b.label, ''), f.at, f.one, f.other, o.device_id,"
        " d.offered_key FROM journal.fork_evidence f LEFT JOIN journal.origin o USING (origin)"
        " LEFT JOIN journal.device d ON d.device_id = o.device_id"
        " LEFT JOIN journal.device b ON b.device_id = f.device_id"
        " ORDER BY f.at DESC, f.origin"
    ).fetchall()
    certificates = note_book.check(connection).certificates if rows else ()
    keys = note_book.public_keys(connection, certificates)
    found = []
    for origin, label, by, at, one, other, device, offered in rows:
        theirs = dict(keys)
        if device and offered:
            name = device_certificate.key_name(device)
            theirs[name] = (*theirs.get(name, ()), bytes(offered))
        having = _permitted_signers(device, certificates)
        weight = _weight(origin, one, other, {name: each for name, each in theirs.items() if name in having})
        found.append(ProvenFork(origin, label, by, at, one, other, weight))
    return tuple(sorted(found, key=lambda each: [*Weight].index(each.weight)))


def _permitted_signers(device: UUID | None, certificates: Collection[DeviceCertificate]) -> set[str]:
    """Names of the permitted signers for a chain of that device.

    It, whose place it took and who took its place, the office.
    """
    taken = {one for each in certificates if each.device_id == device for one in each.replaces}
    taking = {each.device_id for each in certificates if device in each.replaces}
    every = taken | taking | ({device} if device else set())
    return {OFFICE} | {device_certificate.key_name(one) for one in every}


def _weight(origin: UUID, one: str, other: str, keys: Mapping[str, Collection[bytes]]) -> Weight:
    mine, is_signed = _read_checkpoint(one, keys)
    theirs, is_other_signed = _read_checkpoint(other, keys)
    if mine is None or theirs is None or not is_signed or {mine.origin, theirs.origin} != {origin}:
        return Weight.NOTHING
    if mine.size == theirs.size and mine.root == theirs.root:
        return Weight.NOTHING
    # Of two sizes of one chain only its hashes could say whether they contradict each other.
    return Weight.TWO_SIGNED if is_other_signed and mine.size == theirs.size else Weight.ONE_SIGNED


def _read_checkpoint(note: str, keys: Mapping[str, Collection[bytes]]) -> tuple[Checkpoint | None, bool]:
    """Parse a checkpoint, with whether one of these keys signed it; None for no checkpoint."""
    for name, key in ((name, key) for name, of_name in keys.items() for key in of_name):
        try:
            text, signers = signed_notes.verify_note(note, {name: key})
            if signers:
                return checkpoint.read_text(text), True
        except ValueError:
            continue
    for text in (note, note.split("\n\n", 1)[0] + "\n"):
        try:
            return checkpoint.read_text(text), False
        except ValueError:
            continue
    return None, False
