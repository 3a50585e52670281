"""Entries as they travel: rows of plain columns, in the order of :data:`COLUMNS`, checked before they are kept.

Rows rather than :class:`~frontoffice.register.journal.story_line.StoryLine`: a new desk takes a million of them, and
what an unknown version wrote must go on unchanged, byte for byte.
"""

from __future__ import annotations

import functools
import hashlib
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import from_text, to_text
from frontoffice.domain.entries import entry_bounds
from frontoffice.domain.entries.entry import FIRST_PREV, FORMAT

# --- The signed checkpoints of chains that this desk verified: the newest of each signer, whose chain it is,
# and forks ---
# A chain belongs to the device that signed its first checkpoint that held. Two that contradict each other, or one that
# contradicts what was handed out as its entries, are kept as they came: they prove a fork to whoever has the keys.


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """Checkpoint of a chain with its signed text; ``signer`` is a device's id as text, or ``office``."""

    origin: UUID
    signer: str
    size: int
    root: bytes
    note: str


@dataclass(frozen=True, slots=True)
class ForkEvidence:
    """Two contradictory texts of one chain, and its device; ``at`` is UTC."""

    origin: UUID
    device_id: UUID | None
    one: str
    other: str
    at: datetime


def of_chain(connection: apsw.Connection, origin: UUID) -> dict[str, SignedCheckpoint]:
    """The newest checkpoint of a chain by each of its signers."""
    rows: Any = connection.execute(
        "SELECT signer, size, root, note FROM chain_checkpoint WHERE origin = ?", (origin.bytes,)
    )
    return {signer: SignedCheckpoint(origin, signer, size, root, note) for signer, size, root, note in rows}


def keep(connection: apsw.Connection, one: SignedCheckpoint) -> None:
    """Save a verified checkpoint in place of a smaller one. The caller holds a transaction."""
    connection.execute(_KEEP, (one.origin.bytes, one.signer, one.size, one.root, one.note))


def owner(connection: apsw.Connection, origin: UUID) -> UUID | None:
    """Device of a chain, by the signatures beneath its checkpoints."""
    row: Any = connection.execute("SELECT device_id FROM chain_owner WHERE origin = ?", (origin.bytes,)).get
    return UUID(bytes=row) if row else None


def owners(connection: apsw.Connection) -> dict[UUID, UUID]:
    """Device of each chain, for the chains with a known one."""
    rows: Any = connection.execute("SELECT origin, device_id FROM chain_owner")
    return {UUID(bytes=origin): UUID(bytes=device) for origin, device in rows}


def bind(connection: apsw.Connection, origin: UUID, device_id: UUID) -> None:
    """Save the device of a chain. The caller holds a transaction."""
    connection.execute("INSERT OR REPLACE INTO chain_owner VALUES (?, ?)", (origin.bytes, device_id.bytes))


def keep_evidence(connection: apsw.Connection, found: ForkEvidence) -> bool:
    """Keep a proof of a fork; False when it stood here. The caller holds a transaction."""
    device = found.device_id.bytes if found.device_id else None
    connection.execute(_EVIDENCE, (found.origin.bytes, device, found.one, found.other, to_text(found.at)))
    return connection.changes() > 0


def evidence(connection: apsw.Connection) -> tuple[ForkEvidence, ...]:
    """All forks proven here, the latest first."""
    rows: Any = connection.execute("SELECT origin, device_id, one, other, at FROM fork_evidence ORDER BY at DESC")
    return tuple(
        ForkEvidence(UUID(bytes=origin), UUID(bytes=device) if device else None, one, other, from_text(at))
        for origin, device, one, other, at in rows
    )


_KEEP: Final = (
    "INSERT INTO chain_checkpoint VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
    " SET size = excluded.size, root = excluded.root, note = excluded.note WHERE excluded.size >= size"
)
_EVIDENCE: Final = "INSERT OR IGNORE INTO fork_evidence (origin, device_id, one, other, at) VALUES (?, ?, ?, ?, ?)"


# --- chain ---

# The 19 columns of ``journal.COLUMNS``, then ``salt`` and ``body`` (None when erased), then the entry that erased it.
Row = tuple[Any, ...]
ORIGIN, SEQ, PREV, HASH, LC, ENTRY_ID, SUBJECT, KIND = range(8)
RECORDED_AT, ZONE = 10, 11
SERIES, YEAR, NO = 14, 15, 16
CONTENT_HASH, SALT, BODY, ERASED_BY = 18, 19, 20, 21


class ChainEnd(NamedTuple):
    """End of a chain: its last entry's place, counter and hash."""

    seq: int = 0
    lc: int = 0
    hash: bytes = FIRST_PREV


START: Final = ChainEnd()


def heads(connection: apsw.Connection) -> dict[UUID, ChainEnd]:
    """The end of every chain in this register."""
    rows: Any = connection.execute("SELECT origin, seq, lc, hash FROM head")
    return {UUID(bytes=origin): ChainEnd(seq, lc, digest) for origin, seq, lc, digest in rows}


def head(connection: apsw.Connection, origin: bytes) -> ChainEnd:
    """The end of one chain; :data:`START` of an unknown one."""
    found: Any = connection.execute("SELECT seq, lc, hash FROM head WHERE origin = ?", (origin,)).get
    return ChainEnd(*found) if found else START


def set_head(connection: apsw.Connection, origin: bytes, to: ChainEnd) -> None:
    """Move the end of a chain; it is no chain any more when nothing is left of it."""
    if not to.seq:
        connection.execute("DELETE FROM head WHERE origin = ?", (origin,))
        return
    connection.execute(
        "INSERT INTO head (origin, seq, lc, hash) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (origin) DO UPDATE SET seq = excluded.seq, lc = excluded.lc, hash = excluded.hash",
        (origin, to.seq, to.lc, to.hash),
    )


_FIXED: Final = struct.Struct(">6sI16sIqI32sIqI16sI16s")
_INT: Final = struct.Struct(">Iq")
_NONE: Final = b"\xff\xff\xff\xff"


def row_hash(row: Row) -> bytes:
    """``domain.entry.chain_hash`` of a row, three times as fast: a pull computes it for every entry."""
    origin, seq, prev, _, lc, entry_id, subject, kind, version, occurred_at, recorded_at, zone, officer, role = row[:14]
    series, year, no, parents, content = row[14:19]
    occurred = recorded = _prefix_length(occurred_at)
    if recorded_at != occurred_at:
        recorded = _prefix_length(recorded_at)
    parts = (
        _FIXED.pack(FORMAT, 16, origin, 8, seq, 32, prev, 8, lc, 16, entry_id, 16, subject),
        _said(kind),
        _INT.pack(8, version),
        occurred,
        recorded,
        _said(zone),
        _said(officer),
        _said(role),
        _NONE if series is None else _prefix_length(series),
        _NONE if year is None else _INT.pack(8, year),
        _NONE if no is None else _INT.pack(8, no),
        len(parents).to_bytes(4, "big"),
        parents,
        b"\0\0\0\x20",
        content,
    )
    return hashlib.sha256(b"".join(parts)).digest()


def _prefix_length(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(4, "big") + data


_said: Final = functools.lru_cache(256)(_prefix_length)  # a thousand entries have the same few kinds, people and roles


def fault(row: Row, before: ChainEnd, highest: int = 0) -> str:
    """Fault of a row after ``before``.

    "" when nothing is.

    ``highest`` is the highest counter that is known here of any chain. A body that is missing is right only when an
    entry is named that erased it.
    """
    if row[1] != before.seq + 1:
        return f"entry {before.seq + 1} is missing before it"
    if row[2] != before.hash:
        return "does not follow the entry before it"
    if row[4] <= before.lc or not entry_bounds.is_reached(row[4], max(before.lc, highest)):
        return "its counter does not rise" if row[4] <= before.lc else "its counter leaps"
    if row_hash(row) != row[3]:
        return "was changed"
    return _fault_of_body(row) or ("" if is_kept(row) else "its number or its words are beyond what is kept")


def _fault_of_body(row: Row) -> str:
    if row[20] is None:
        return "" if row[21] is not None else "its body is missing"
    fits = len(row[19]) == entry_bounds.SALT and hashlib.sha256(row[19] + row[20]).digest() == row[18]
    return "" if fits else "its body was changed"


def is_kept(row: Row) -> bool:
    """Return whether all sizes of a row are within the limits of every desk."""
    are_addresses = len(row[0]) == len(row[5]) == len(row[6]) == _IDENTITY and len(row[18]) == _DIGEST
    is_bounded = are_addresses and entry_bounds.are_bounded(
        (row[7], row[9], row[10], row[11], row[12], row[13], row[14]), row[15], row[16], row[17]
    )
    return is_bounded and entry_bounds.is_body_bounded(row[20])


_IDENTITY, _DIGEST = 16, 32
