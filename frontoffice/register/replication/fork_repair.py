"""Repair of forked chains.

A file that was copied or put back from a backup, or a chain of somebody else's.

One's own branch is never lost: its entries go to a fresh chain (always a fresh one, or its counter would not rise),
with the same identity, body and number; where they stood before is kept as evidence. Of somebody else's chain the
centre's branch stands, and the one that was here is archived after it was relayed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import to_text
from frontoffice.register.journal import chain, hash_tree, journal, origins
from frontoffice.register.journal.chain import HASH, ORIGIN, PREV, SEQ, SUBJECT, ChainEnd
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.replication import ingest


def move(connection: apsw.Connection, origin: UUID, fork_seq: int, carrier: UUID, texts: tuple[str, datetime]) -> None:
    """Move own entries after ``fork_seq`` to the fresh chain ``carrier``, also the chain for all further entries.

    ``texts`` are why and when. Inside a transaction only. What is read of a complaint does not change; what has no
    authority is named by its chain, and is judged by the fresh one.
    """
    why, now = texts
    origins.begin(connection, carrier, why, origin, fork_seq)
    rows = _after(connection, origin, fork_seq)
    before = dict(ingest.stories(connection, {row[SUBJECT] for row in rows}))
    head = chain.START
    moved = []
    for seq, row in enumerate(rows, 1):
        new = [*row[:19]]
        new[ORIGIN], new[SEQ], new[PREV] = carrier.bytes, seq, head.hash
        new[HASH] = chain.row_hash(tuple(new))
        head = ChainEnd(seq, new[chain.LC], new[HASH])
        moved.append((row, (carrier.bytes, seq), tuple(new)))
    _keep_evidence(connection, [(row, address) for row, address, _ in moved], why, now)
    marks = ", ".join("?" * 19)
    connection.executemany(f"INSERT INTO journal ({journal.COLUMNS}) VALUES ({marks})", (new for *_, new in moved))
    _cut(connection, origin, fork_seq)  # only what stands elsewhere by now may go
    chain.set_head(connection, carrier.bytes, head)
    _project(connection, before)


def archive(connection: apsw.Connection, origin: UUID, fork_seq: int, why: str, now: datetime) -> int:
    """Take the branch after ``fork_seq`` of somebody else's chain out of the journal; returns how many entries it had.

    Inside a transaction only, and only after the branch was relayed: it is kept as evidence, and no longer read.
    """
    rows = _after(connection, origin, fork_seq)
    before = dict(ingest.stories(connection, {row[SUBJECT] for row in rows}))
    _keep_evidence(connection, [(row, (None, None)) for row in rows], why, now)
    _cut(connection, origin, fork_seq)
    _project(connection, before)
    return len(rows)


def _project(connection: apsw.Connection, before: Mapping[UUID, tuple[StoryLine, ...]]) -> None:
    for subject, after in ingest.stories(connection, {subject.bytes for subject in before}):
        ingest.project_one(connection, subject, before[subject], after)


def _after(connection: apsw.Connection, origin: UUID, seq: int) -> list[tuple[Any, ...]]:
    entries: list[tuple[Any, ...]] = connection.execute(
        f"SELECT {journal.COLUMNS} FROM journal WHERE origin = ? AND seq > ? ORDER BY seq", (origin.bytes, seq)
    ).fetchall()
    return entries


def _keep_evidence(
    connection: apsw.Connection, moved: Sequence[tuple[tuple[Any, ...], tuple[Any, ...]]], why: str, now: datetime
) -> None:
    at = to_text(now)
    connection.executemany(
        f"INSERT OR IGNORE INTO journal_fork ({journal.COLUMNS}, new_origin, new_seq, why, at)"
        f" VALUES ({', '.join('?' * 23)})",
        ((*row, *address, why, at) for row, address in moved),
    )


def _cut(connection: apsw.Connection, origin: UUID, fork_seq: int) -> None:
    connection.execute("DELETE FROM journal WHERE origin = ? AND seq > ?", (origin.bytes, fork_seq))
    hash_tree.cut(connection, origin, fork_seq)
    left: Any = connection.execute(
        "SELECT seq, lc, hash FROM journal WHERE origin = ? ORDER BY seq DESC LIMIT 1", (origin.bytes,)
    ).get
    chain.set_head(connection, origin.bytes, ChainEnd(*left) if left else chain.START)
