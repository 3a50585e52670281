"""Relay somebody else's entries into the centre's quarantine, for the office to decide; nothing is relayed twice.

They are what the centre lacks because it was put back, and what was taken out of a chain here because the centre has it
otherwise. The latter stays evidence at this desk, and a centre that was put back once more has forgotten it again: so
it is held against the centre in every round, like all others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import psycopg
from psycopg import Connection, Cursor

from frontoffice.register.journal.chain import HASH, ORIGIN, SEQ, Row
from frontoffice.sync import answers, wire
from frontoffice.sync.rounds import push


def relay(link: Connection, rows: Sequence[Row], why: str) -> int:
    """Quarantine those of these entries that are not there yet; how many they were.

    What the centre refuses (it may have taken it once, before it knew better) is left out, and keeps nothing else away;
    so is what is more than the office lets this device put aside.
    """
    return _quarantine(link, _not_relayed(link, rows), why)


def _quarantine(link: Connection, rows: Sequence[Row], why: str) -> int:
    if not rows:
        return 0
    try:
        with link.transaction(), link.cursor() as cursor:
            push.stage(cursor, rows)
            cursor.execute(wire.RELAY, (why,))
    except psycopg.Error as error:
        if error.sqlstate == wire.OVER_LIMIT:
            return 0
        if error.sqlstate != wire.CHAIN_REFUSED:
            raise
        half = len(rows) // 2
        return _quarantine(link, rows[:half], why) + _quarantine(link, rows[half:], why) if half else 0
    return len(rows)


_NOT_RELAYED: Final = (
    "SELECT origin, seq, hash FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS asked (origin, seq, hash)"
    " WHERE NOT EXISTS (SELECT FROM journal.quarantine q"
    " WHERE (q.origin, q.seq, q.hash) = (asked.origin, asked.seq, asked.hash))"
    " AND NOT EXISTS (SELECT FROM journal.entry e"
    " WHERE (e.origin, e.seq, e.hash) = (asked.origin, asked.seq, asked.hash))"  # set aside: it stands there
)


def _not_relayed(link: Connection, rows: Sequence[Row]) -> list[Row]:
    found = answers.rows(link.execute(_NOT_RELAYED, _addresses(rows)), UUID, int, bytes)
    lacking = {(origin.bytes, seq, digest) for origin, seq, digest in found}
    return [row for row in rows if (row[ORIGIN], row[SEQ], row[HASH]) in lacking]


def _addresses(rows: Iterable[Row]) -> tuple[list[UUID], list[int], list[bytes]]:
    found = [(UUID(bytes=row[ORIGIN]), row[SEQ], row[HASH]) for row in rows]
    return [one[0] for one in found], [one[1] for one in found], [one[2] for one in found]


_DIGEST: Final = (
    "SELECT sha256(coalesce(string_agg(hash, ''::bytea ORDER BY seq, hash), '')) FROM (SELECT DISTINCT seq, hash"
    " FROM journal.quarantine WHERE origin = %s AND seq > %s AND seq <= %s) AS relayed"
)


def are_relayed(link: Connection, origin: UUID, above: int, hashes: Sequence[bytes]) -> bool:
    """Whether exactly these entries, which follow the place ``above``, were quarantined already, by whomever.

    A last one alone says nothing of those before it: whoever relayed it may have left them out.
    """
    (digest,) = answers.row(link.execute(_DIGEST, (origin, above, above + len(hashes))), bytes)
    return bool(digest == hashlib.sha256(b"".join(hashes)).digest())


_QUARANTINED: Final = (
    "SELECT count(DISTINCT seq) FROM journal.quarantine"
    " WHERE origin = %s AND seq > %s AND seq <= %s AND settled_at IS NULL"
)
_WAITING: Final = (
    "SELECT count(*) FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS asked (origin, seq, hash)"
    " WHERE EXISTS (SELECT FROM journal.quarantine q"
    " WHERE (q.origin, q.seq, q.hash) = (asked.origin, asked.seq, asked.hash) AND settled_at IS NULL)"
)


def count_quarantined(link: Connection, origin: UUID, above: int, upto: int) -> int:
    """How many of these relayed entries still wait for the office."""
    return _count(link.execute(_QUARANTINED, (origin, above, upto)))


_LOST: Final = (
    "SELECT count(*) FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS asked (origin, seq, hash)"
    " WHERE NOT EXISTS (SELECT FROM journal.entry e"
    " WHERE (e.origin, e.seq, e.hash) = (asked.origin, asked.seq, asked.hash))"
)


def count_lost(link: Connection, rows: Sequence[Row]) -> int:
    """How many of these archived entries stand nowhere at the centre; what was set aside does."""
    return _count(link.execute(_LOST, _addresses(rows)))


def count_waiting(link: Connection, rows: Sequence[Row]) -> int:
    """How many of these archived entries still wait for the office."""
    return _count(link.execute(_WAITING, _addresses(rows)))


def _count(answer: Cursor) -> int:
    (count,) = answers.row(answer, int)
    return int(count)
