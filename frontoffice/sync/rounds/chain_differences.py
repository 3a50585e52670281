"""Comparison of the chains of both sides by their heads of this moment."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from frontoffice.register.journal.chain import START, ChainEnd
from frontoffice.register.replication.replica import Replica


@dataclass(slots=True)
class ChainDifferences:
    """What each side lacks: own chains to push, others' to relay, chains to pull (after, until), and forks (seq)."""

    push: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    relay: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    pull: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    forks: dict[UUID, int] = field(default_factory=dict)


def compare_chains(
    replica: Replica,
    centre: Mapping[UUID, ChainEnd],
    buckets: Collection[int] | None = None,
    *,
    foreign: Container[UUID],
    broken: Container[UUID],
) -> ChainDifferences:
    """Compare every chain's head here with the one at the centre; ``broken`` ones are not pulled.

    Where the centre said only those of some ``buckets``, all others end alike.

    ``foreign`` are chains of this file that belong to another device at the centre: they are relayed, not pushed.
    """
    found, mine, here = ChainDifferences(), replica.mine(), replica.heads(buckets)
    for origin in here.keys() | centre.keys():
        my, their = here.get(origin, START), centre.get(origin, START)
        if my.seq >= their.seq > 0 and _hash_here(replica, origin, my, their.seq) != their.hash:
            found.forks[origin] = their.seq
        elif my.seq > their.seq:
            own = origin in mine and origin not in foreign
            (found.push if own else found.relay)[origin] = (their.seq, my.seq)
        elif their.seq > my.seq and origin not in broken:
            found.pull[origin] = (my.seq, their.seq)
    return found


def _hash_here(replica: Replica, origin: UUID, my: ChainEnd, seq: int) -> bytes | None:
    return my.hash if seq == my.seq else replica.hash_at(origin, seq)
