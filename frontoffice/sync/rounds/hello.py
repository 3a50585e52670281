"""The first call of a round: this desk says which chain it writes and what it holds, the centre what differs there.

What it holds is said by one digest. Where the centre has another, the desk sends the digests of all buckets, and the
heads of those that differ come back, all of one moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import psycopg
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.register.journal.chain import ChainEnd
from frontoffice.register.replication.head_digests import summary
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import answers, wire
from frontoffice.sync.codes import CentreFailure

_READ_ONLY: Final = "25006"
_HEADS: Final = (list[UUID], list[int], list[bytes])


@dataclass(frozen=True, slots=True)
class HelloAnswer:
    """``verdict`` is welcome, stale (another copy of the file spoke since) or too_old (this program may only pull).

    ``clock_ahead`` is this computer's clock against the centre's, ``heads`` where chains end there: those of the
    ``buckets`` that differ from this desk's. ``devices`` counts those that are enrolled there.
    """

    verdict: str
    clock_ahead: timedelta
    heads: dict[UUID, ChainEnd]
    buckets: frozenset[int] | None = None
    devices: int | None = None


def greet(replica: Replica, link: Connection, origin: UUID, *, asks: bool = True) -> HelloAnswer | None:
    """Say hello with the chain ``origin``; None when it belongs to another device.

    Who ``asks`` is also given what differs. Raises Unavailable (``centre_standby``) where nobody writes.
    """
    chain = replica.greeting(origin)
    speaks = (chain.origin, chain.token, chain.next_token, chain.parent, chain.parent_seq, chain.reason, wire.PROTOCOL)
    digests = replica.head_digests() if asks else None
    began = replica.now()
    try:
        answer = link.execute(wire.GREET, (*speaks, summary(digests) if digests else None))
    except psycopg.Error as error:
        if error.sqlstate == wire.ORIGIN_TAKEN:
            return None
        if error.sqlstate == _READ_ONLY and link.execute("SELECT pg_is_in_recovery()").fetchone() == (True,):
            raise Unavailable(CentreFailure.STANDBY) from error
        raise
    ended = replica.now()
    verdict, clock, agrees, devices = answers.row(answer, str, datetime, bool | None, int | None)
    clock_ahead = began + (ended - began) / 2 - clock
    heads, buckets = _differing(link, digests) if digests and not agrees else ({}, frozenset[int]())
    return HelloAnswer(verdict, clock_ahead, heads, buckets, devices)


def _differing(link: Connection, digests: bytes) -> tuple[dict[UUID, ChainEnd], frozenset[int]]:
    buckets, *ends = answers.row(link.execute(wire.DIFFERING_HEADS, (digests,)), list[int], *_HEADS)
    return _heads(*ends), frozenset(buckets)


def _heads(origins: list[UUID], seqs: list[int], hashes: list[bytes]) -> dict[UUID, ChainEnd]:
    ends = answers.abreast(origins, seqs, hashes)
    return {origin: ChainEnd(seq, 0, digest) for origin, seq, digest in ends}


def claim_origins(replica: Replica, link: Connection) -> None:
    """Look up this desk's own chains at the centre.

    A backup that was put back, a copy or a new computer does not know.
    """
    rows = answers.rows(link.execute(wire.MY_ORIGINS), UUID)
    lacking = {origin for (origin,) in rows} - replica.mine().keys()
    if lacking:
        replica.claim(lacking)
