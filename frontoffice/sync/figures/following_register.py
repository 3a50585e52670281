"""A register that follows the centre by the office's own connection: it pulls, and sends nothing.

It is a copy that may be thrown away. Where it holds what the centre has otherwise, or no more (the centre was put back
from an older copy), it begins anew.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final
from uuid import UUID

import psycopg

from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.replication.replica import Replica
from frontoffice.register.storage.desk import Desk
from frontoffice.sync import set_aside, wire
from frontoffice.sync.office import centre_stories
from frontoffice.sync.rounds import chunk_size, office_erasures, pull

_FOLDER: Final = "centre-figures"  # in the folder that was given: what is in it goes when the register begins anew
_DESK: Final = Desk("-", "", gives_numbers=False)


@contextlib.contextmanager
def following(connection: psycopg.Connection, folder: Path) -> Iterator[tuple[Register, int]]:
    """The register in ``folder`` once it holds what the centre holds, and how many entries it pulled for that.

    Raises Unavailable as ``open_register`` does.
    """
    inside = folder / _FOLDER
    register = _open(inside)
    try:
        pulled = _follow(connection, register)
        if pulled is None:
            register.close()
            shutil.rmtree(inside)
            register = _open(inside)
            pulled = _follow(connection, register) or 0
        yield register, pulled
    finally:
        register.close()


def _open(inside: Path) -> Register:
    inside.mkdir(mode=0o700, parents=True, exist_ok=True)
    return open_register(inside / "register.db", _DESK)


def _follow(connection: psycopg.Connection, register: Register) -> int | None:
    """Pull what the register lacks; None where it holds something that does not stand at the centre."""
    with closing(register.replica()) as replica:
        replica.greeting(replica.present())  # from now on the office decides about erasures
        bounds = set_aside.read(connection)
        set_aside.take_out(replica, bounds)
        held = centre_stories.certificates(connection)
        replica.notes.certify(held, centre_stories.owners(connection, held))
        if not _all_stand(connection, replica):
            return None
        pulled = _pull(connection, replica, bounds)
        if pulled is not None:
            replica.settle_erasures(office_erasures.read_verdicts(connection, replica.list_awaited_erasures()))
        return pulled


def _all_stand(connection: psycopg.Connection, replica: Replica) -> bool:
    """Whether every chain here is the beginning of the one at the centre."""
    here, mine = replica.heads(), replica.mine()
    ends = [(origin, end.seq, end.hash) for origin, end in here.items() if origin not in mine and end.seq]
    if not ends:
        return True
    origins, seqs, hashes = (list(column) for column in zip(*ends, strict=True))
    return connection.execute(_OTHERWISE, (origins, seqs, hashes)).fetchone() is None


_OTHERWISE: Final = (
    "SELECT FROM unnest(%s::uuid[], %s::int8[], %s::bytea[]) AS here (origin, seq, hash) WHERE NOT EXISTS"
    " (SELECT FROM journal.entry e WHERE (e.origin, e.seq, e.hash) = (here.origin, here.seq, here.hash)) LIMIT 1"
)


def _pull(connection: psycopg.Connection, replica: Replica, bounds: dict[UUID, int]) -> int | None:
    """How many entries came; None where a chain forked meanwhile. A chain that is broken at the centre stays behind."""
    here = {origin: end.seq for origin, end in replica.heads().items()}
    there = {origin: (here.get(origin, 0), seq) for origin, seq, _ in connection.execute(wire.HEADS)}
    wanted = set_aside.clip(there, bounds)
    total = sum(until - after for after, until in wanted.values())
    if not total:
        return 0
    pulled, refused = 0, set[UUID]()
    with closing(pull.pull(connection, wanted, chunk_size.choose_pull_chunk(replica, total))) as chunks:
        for rows in chunks:
            taken = replica.take(rows, refused)
            if taken.forked:
                return None
            refused |= taken.refused
            pulled += taken.entries
    return pulled
