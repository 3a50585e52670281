"""Contradicted history of the register.

What differs, and what a supervisor accepted.

Three things may know of it: the seal of the register's state (``storage/register_tags``), which says that chains end
elsewhere than this program left them; the mark and copies, which say at which entry (``journal/known_heads``); and the
centre, which mends chains that went on in two ways by itself (``replication/fork_repair``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from frontoffice.register.journal import known_heads
from frontoffice.register.journal.known_heads import KnownHead
from frontoffice.register.storage import accepted_history
from frontoffice.register.storage.register_tags import TagTrust
from frontoffice.register.unit_of_work import UnitOfWork

SEAL: Final = "seal"


@dataclass(frozen=True, slots=True)
class HistoryDoubt:
    """Contradiction between the register and its known history.

    A ``head`` and when the entry that stands there now was recorded (UTC, as text).

    None of both where the seal alone says that the chains end elsewhere.
    """

    head: KnownHead | None = None
    recorded_at: str = ""


def compare(unit: UnitOfWork, heads: Iterable[KnownHead]) -> bool:
    """Compare the history with the remembered heads and store the differences; whether that is anything new."""
    with unit.reading():
        accepted = accepted_history.read(unit.connection, unit.tags)
        found = known_heads.differing(unit.connection, heads, accepted)
    if not found:
        return False
    with unit.writing():
        return known_heads.note(unit.connection, found)


def doubts(unit: UnitOfWork) -> tuple[HistoryDoubt, ...]:
    """List the differences not yet accepted; within a transaction."""
    found = [HistoryDoubt(head, _entry_time(unit, head)) for head in known_heads.doubts(unit.connection)]
    if unit.tags.trust is TagTrust.CHANGED or (not found and known_heads.has_doubts(unit.connection)):
        found.append(HistoryDoubt())
    return tuple(found)


def accept(unit: UnitOfWork, found: Iterable[HistoryDoubt]) -> str:
    """Accept these differences, in the transaction of the accepting entry; gives what that entry keeps of it."""
    heads = [one.head for one in found if one.head is not None]
    texts = [str(head) for head in heads]
    if any(one.head is None for one in found):
        texts.append(SEAL)
    accepted_history.add(unit.connection, unit.tags, heads)
    known_heads.settle(unit.connection)
    return "; ".join(texts)


def _entry_time(unit: UnitOfWork, head: KnownHead) -> str:
    found = unit.connection.execute(
        "SELECT recorded_at FROM journal WHERE origin = ? AND seq = ?", (head.origin.bytes, head.seq)
    ).get
    return str(found or "")
