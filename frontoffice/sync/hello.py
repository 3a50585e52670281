"""The first call of a round: this desk says which chain it writes, the centre where every chain ends there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import psycopg
from psycopg import Connection

from frontoffice.register.journal.chain import ChainEnd
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import wire

_ORIGIN_TAKEN: Final = "FO003"


@dataclass(frozen=True, slots=True)
class HelloAnswer:
    """``verdict`` is welcome, stale (another copy of the file spoke since) or too_old (this program may only pull).

    ``clock_ahead`` is this computer's clock against the centre's, ``heads`` where every chain ends there.
    """

    verdict: str
    clock_ahead: timedelta
    heads: dict[UUID, ChainEnd]


def greet(replica: Replica, link: Connection, origin: UUID) -> HelloAnswer | None:
    """Say hello with the chain ``origin``; None when it belongs to another device."""
    chain = replica.greeting(origin)
    parameters = (chain.origin, chain.token, chain.next_token, chain.parent, chain.parent_seq, chain.reason)
    began = replica.now()
    try:
        row = link.execute(wire.HELLO, (*parameters, wire.PROTOCOL)).fetchone()
    except psycopg.Error as error:
        if error.sqlstate == _ORIGIN_TAKEN:
            return None
        raise
    ended = replica.now()
    assert row is not None  # noqa: S101  (the function always answers)
    verdict, clock, _, _, *ends = row
    heads = {one: ChainEnd(seq, 0, bytes(digest)) for one, seq, digest in zip(*ends, strict=True)}
    return HelloAnswer(verdict, began + (ended - began) / 2 - clock, heads)


def claim_origins(replica: Replica, link: Connection) -> None:
    """Learn which chains are this desk's own; a backup that was put back, a copy or a new computer does not know."""
    rows = link.execute(wire.MY_ORIGINS).fetchall()
    lacking = {origin for (origin,) in rows} - replica.mine().keys()
    if lacking:
        replica.claim(lacking)
