"""Check of what the centre holds of entries that stand here as well: whether somebody deleted or changed one there.

Heads say nothing of what stands before them. So each complete round that sent or brought something looks through some
entries, others in each minute, and an idle one in the first minute of each hour, until all were looked at. Where the
last round found one that is gone or changed, it looks there first.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from psycopg import Connection

from frontoffice.register.journal.chain import ChainEnd
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import answers, wire

AT_ONCE: Final = 500
"""Entries of one round: a million are looked at in 33 hours."""
_MISSING: Final = "is missing at the centre"
_CHANGED: Final = "was changed at the centre"
_FOUND: Final = re.compile(rf"([0-9a-f-]{{36}})/(\d+): (?:{_MISSING}|{_CHANGED})")
_HASHED: Final = {"uuid": "uuid_send(e.{})", "int8": "int8send(e.{})", "text": "convert_to(e.{}, 'UTF8')"}
_PARTS: Final = ", ".join(
    _HASHED.get(kind, "e.{}").format(name)
    for name, kind in zip(wire.ENTRY_COLUMNS.split(", "), wire.TYPES, strict=False)
    if name != "hash"
)
_THERE: Final = (  # the hash is computed of what stands there, as journal.entry_hash does
    f"SELECT e.seq, e.hash, sha256('entry1'::bytea || substr(array_send(ARRAY[{_PARTS}]), 21)),"
    " sha256(p.salt || p.body) FROM journal.entry e"
    " LEFT JOIN journal.payload p ON (p.origin, p.seq) = (e.origin, e.seq)"
    " WHERE e.origin = %s AND e.seq > %s AND e.seq <= %s ORDER BY e.seq"
)

Span = tuple[UUID, int, int]


def look(
    replica: Replica, link: Connection, stood: Mapping[UUID, ChainEnd], apart: Container[UUID], *, is_idle: bool
) -> dict[UUID, str]:
    """The first entry of each chain that the centre lost or changed, in words, of those that are looked at now.

    Of what ``stood`` here when the round began: what was recorded since goes with the next one. Not of chains that
    are known to differ (``apart``); an idle round stays short.
    An entry whose words are gone there is none of them: they may have been erased by law.
    """
    found: dict[UUID, str] = {}
    ends = {origin: head.seq for origin, head in stood.items() if origin not in apart}
    hour, minute = divmod(int(replica.now().timestamp()) // 60, 60)
    turn = () if is_idle and minute else _turn(ends, hour if is_idle else hour * 60 + minute)
    for origin, above, upto in (*_list_earlier_faults(replica, ends), *turn):
        fault = _fault(replica, link, (origin, above, upto))
        if fault:
            found.setdefault(origin, fault)
    return found


def _list_earlier_faults(replica: Replica, ends: Mapping[UUID, int]) -> Iterator[Span]:
    last = replica.sync_log.last()
    for said in last.outcome.get("broken", ()) if last else ():
        place = _FOUND.fullmatch(str(said))
        if place and (end := ends.get(UUID(place[1]), 0)):
            seq = min(int(place[2]), end)
            yield UUID(place[1]), seq - 1, seq


def _turn(ends: Mapping[UUID, int], turn: int) -> Iterator[Span]:
    """The entries whose turn it is, of all chains one behind another."""
    total = sum(ends.values())
    first = turn % max(1, -(-total // AT_ONCE)) * AT_ONCE
    start = 0
    for origin in sorted(ends):
        above, upto = max(0, first - start), min(ends[origin], first + AT_ONCE - start)
        if above < upto:
            yield origin, above, upto
        start += ends[origin]


def _fault(replica: Replica, link: Connection, span: Span) -> str:
    rows = answers.rows(link.execute(_THERE.encode(), span), int, bytes, bytes, bytes | None)
    there: Mapping[int, Sequence[Any]] = {seq: ({digest, of_all}, content) for seq, digest, of_all, content in rows}
    for seq, digest, content in replica.content_hashes(*span):
        held = there.get(seq)
        if held is None:
            return f"{span[0]}/{seq}: {_MISSING}"
        if held[0] != {digest} or held[1] not in (None, content):
            return f"{span[0]}/{seq}: {_CHANGED}"
    return ""
