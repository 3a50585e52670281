"""What a network would do, by hand: entries of one register carried to another, in the order that a pull has."""

from __future__ import annotations

from contextlib import closing
from uuid import UUID

from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import START, Row
from frontoffice.register.register import Register
from frontoffice.register.replication.ingest import IngestResult
from frontoffice.register.replication.replica import Replica


def rows_for(giver: Register, taker: Register) -> list[Row]:
    """What ``giver`` holds and ``taker`` does not, causes first."""
    with closing(giver.replica()) as source, closing(taker.replica()) as target:
        return _missing(source, target)


def _missing(source: Replica, target: Replica) -> list[Row]:
    known, rows = target.heads(), []
    for origin, head in source.heads().items():
        for chunk in source.entries(origin, known.get(origin, START).seq, head.seq):
            rows += chunk
    return sorted(rows, key=lambda row: (row[chain.LC], row[chain.ORIGIN], row[chain.SEQ]))


def carry(giver: Register, taker: Register) -> IngestResult:
    """Give ``taker`` what it lacks."""
    with closing(giver.replica()) as source, closing(taker.replica()) as target:
        return target.take(_missing(source, target))


def origin_of(register: Register) -> UUID:
    """The chain that a register writes."""
    return register.unit.origin
