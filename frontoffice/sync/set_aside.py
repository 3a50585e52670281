"""Parts of chains set aside by the office.

Entries of a device that was revoked, from one of them on.

They stay at the centre and in the chain, which no desk that lacks them pulls any further; a desk that has them takes
them out of its journal and keeps them as evidence. Taken back, they are pulled again. A desk whose own chain it is, as
one that was enrolled anew after its secret was stolen, cannot take them out: they apply there no more than elsewhere.
Whoever is enrolled anew goes on with a fresh chain, since nothing that follows them counts either.

An office with a key signs how far a device counts, too (``certifying.revoke``), and desks that pinned it ask nothing
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import psycopg
from psycopg import Connection

from frontoffice.register.replication.replica import Replica
from frontoffice.sync import answers

WHY: Final = "set_aside"
_ALL: Final = "SELECT origin, upto FROM journal.set_aside"


@dataclass(frozen=True, slots=True)
class ChainBound:
    """How far a chain of a revoked device counts: up to entry ``upto`` of ``size``."""

    origin: UUID
    upto: int
    size: int


@dataclass(frozen=True, slots=True)
class AsideChain:
    """Chain of ``size`` entries, valid up to ``upto`` since ``at`` (UTC); ``device`` is "" for nobody known."""

    origin: UUID
    device: str
    upto: int
    size: int
    at: datetime


def chains(connection: psycopg.Connection) -> tuple[AsideChain, ...]:
    """Load all chains with entries set aside, the latest first."""
    rows = connection.execute(
        "SELECT s.origin, coalesce(d.label, ''), s.upto, coalesce(h.seq, 0), s.at FROM journal.set_aside s"
        " LEFT JOIN journal.head h USING (origin) LEFT JOIN journal.origin o USING (origin)"
        " LEFT JOIN journal.device d USING (device_id) ORDER BY s.at DESC, s.origin"
    )
    return tuple(AsideChain(*row) for row in rows)


def read(link: Connection) -> dict[UUID, int]:
    """Last valid entry of each chain with entries set aside."""
    return dict(answers.rows(link.execute(_ALL), UUID, int))


def clip(spans: Mapping[UUID, tuple[int, int]], bounds: Mapping[UUID, int]) -> dict[UUID, tuple[int, int]]:
    """Valid parts of the spans to pull (after, until)."""
    clipped = {origin: (after, min(until, bounds.get(origin, until))) for origin, (after, until) in spans.items()}
    return {origin: (after, until) for origin, (after, until) in clipped.items() if after < until}


def remove_from_journal(replica: Replica, bounds: Mapping[UUID, int]) -> int:
    """Remove other chains' entries set aside from this desk's journal, as evidence; how many entries."""
    if not bounds:
        return 0  # an idle round looks through no heads
    here, mine = replica.heads(), replica.mine()
    beyond = {one: upto for one, upto in bounds.items() if one in here and here[one].seq > upto and one not in mine}
    return sum(replica.archive(origin, upto, WHY) for origin, upto in beyond.items())


def exclude_own_entries(replica: Replica, bounds: Mapping[UUID, int]) -> dict[UUID, int]:
    """Exclude entries set aside from this desk's own chains, here as elsewhere; newly so, with how many."""
    here, mine = replica.heads() if bounds else {}, replica.mine()
    own = {one: upto for one, upto in bounds.items() if one in mine and one in here and here[one].seq > upto}
    return {one: here[one].seq - own[one] for one in replica.notes.limit_own_chains(own)}


def clip_bounds(chains: Iterable[ChainBound], bounds: Mapping[UUID, int]) -> tuple[ChainBound, ...]:
    """Limit the bounds of these chains by earlier decisions to set entries aside."""
    return tuple(replace(one, upto=min(one.upto, bounds.get(one.origin, one.upto))) for one in chains)


def set_aside(connection: psycopg.Connection, chains: Sequence[ChainBound]) -> int:
    """Set aside the entries of these chains beyond their valid ones; how many they are."""
    with connection.transaction():
        connection.execute("LOCK TABLE journal.entry IN SHARE ROW EXCLUSIVE MODE")
        for one in chains:
            if one.upto < one.size:
                connection.execute(
                    "INSERT INTO journal.set_aside AS s (origin, upto) VALUES (%s, %s)"
                    " ON CONFLICT (origin) DO UPDATE SET upto = least(s.upto, excluded.upto)",
                    (one.origin, one.upto),
                )
    return sum(one.size - one.upto for one in chains)


def take_back(connection: psycopg.Connection, origins: Iterable[UUID]) -> int:
    """Let these chains count again; how many of them did not."""
    found = connection.execute("DELETE FROM journal.set_aside WHERE origin = ANY (%s)", (list(origins),))
    return found.rowcount
