"""The signed checkpoints of chains that this desk verified: the newest of each signer, whose chain it is, and forks.

A chain belongs to the device that signed its first checkpoint that held. Two that contradict each other, or one that
contradicts what was handed out as its entries, are kept as they came: they prove a fork to whoever has the keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import from_text, to_text


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint of a chain with what was signed beneath it; ``signer`` is a device's id as text, or ``office``."""

    origin: UUID
    signer: str
    size: int
    root: bytes
    note: str


@dataclass(frozen=True, slots=True)
class ForkEvidence:
    """Two texts of one chain that contradict each other, and whose chain it was; ``at`` is UTC."""

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
    """Keep a checkpoint that was verified in the place of a smaller one. The caller holds a transaction."""
    connection.execute(_KEEP, (one.origin.bytes, one.signer, one.size, one.root, one.note))


def owner(connection: apsw.Connection, origin: UUID) -> UUID | None:
    """The device that a chain belongs to, by the signatures beneath its checkpoints."""
    row: Any = connection.execute("SELECT device_id FROM chain_owner WHERE origin = ?", (origin.bytes,)).get
    return UUID(bytes=row) if row else None


def owners(connection: apsw.Connection) -> dict[UUID, UUID]:
    """The device of each chain that has one."""
    rows: Any = connection.execute("SELECT origin, device_id FROM chain_owner")
    return {UUID(bytes=origin): UUID(bytes=device) for origin, device in rows}


def bind(connection: apsw.Connection, origin: UUID, device_id: UUID) -> None:
    """Say whose chain it is from now on. The caller holds a transaction."""
    connection.execute("INSERT OR REPLACE INTO chain_owner VALUES (?, ?)", (origin.bytes, device_id.bytes))


def keep_evidence(connection: apsw.Connection, found: ForkEvidence) -> bool:
    """Keep a proof of a fork; False when it stood here. The caller holds a transaction."""
    device = found.device_id.bytes if found.device_id else None
    connection.execute(_EVIDENCE, (found.origin.bytes, device, found.one, found.other, to_text(found.at)))
    return connection.changes() > 0


def evidence(connection: apsw.Connection) -> tuple[ForkEvidence, ...]:
    """Every fork that was proven here, the latest first."""
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
