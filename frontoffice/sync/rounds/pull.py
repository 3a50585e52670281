"""Pull entries in causal order, in chunks; one cut with every entry's causes.

The cut is what the heads of the hello say, all read at one moment; entries never change, so it may be fetched later.
Causes have lower counters, so each chunk that is kept leaves a register that lacks no cause of what it holds, and a
cut that breaks off anywhere is gone on with at the next round. There is no position to remember: positions are
committed out of order, and they go back when the centre is restored.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from typing import Any, Final, TypeVar
from uuid import UUID

from psycopg import Connection, errors, generators
from psycopg.abc import PQGen
from psycopg.pq.abc import PGconn
from psycopg.waiting import Wait

from frontoffice.register.journal.chain import Row
from frontoffice.sync import answers, wire

# --- Chunks that are read from the network in a thread of their own, one ahead of whoever uses them ---
# While SQLite keeps one chunk, the server makes the next and its bytes are taken off the line. No more than one waits,
# so memory stays bounded, and what is used last is all that a cut takes with it.


def read_ahead(chunks: Generator[_T, None, None]) -> Generator[_T, None, None]:
    """The same chunks in the same order. Raises what ``chunks`` does, in the place of the missing chunk.

    Closed before the end it waits for the one that is being read, and closes ``chunks``.
    """
    with ThreadPoolExecutor(1, "reading ahead") as reader:
        coming = reader.submit(next, chunks, None)
        try:
            while (chunk := coming.result()) is not None:
                coming = reader.submit(next, chunks, None)
                yield chunk
        finally:
            wait([coming])
            chunks.close()


# --- pull ---

_T = TypeVar("_T")
_COLUMNS: Final = ", ".join(f"e.{name}" for name in wire.ENTRY_COLUMNS.split(", "))
# Places are sorted, not entries: a session may keep 1 GB of temporary files, and a million entries are more. Each
# chain is found by its key, whatever the planner thinks: for a few entries of each of a thousand chains it would look
# through the whole table.
STATEMENT: Final = (
    "COPY (SELECT found.* FROM (SELECT here.*"
    " FROM unnest(%s::uuid[], %s::int8[], %s::int8[]) AS wanted (origin, after, until)"
    " CROSS JOIN LATERAL (SELECT e.origin, e.seq, e.lc FROM journal.entry e"
    " WHERE e.origin = wanted.origin AND e.seq > wanted.after AND e.seq <= wanted.until OFFSET 0) AS here"
    " ORDER BY here.lc OFFSET 0) AS place"
    f" CROSS JOIN LATERAL (SELECT {_COLUMNS}, p.salt, p.body, x.by_entry FROM journal.entry e"
    " LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq"
    " LEFT JOIN journal.erased x ON x.entry_id = e.entry_id"
    " WHERE e.origin = place.origin AND e.seq = place.seq OFFSET 0) AS found"
    " ORDER BY place.lc) TO STDOUT (FORMAT BINARY)"
)
SECONDS: Final = 2.0
TYPES: Final = ["bytea" if kind == "uuid" else kind for kind in (*wire.TYPES, "uuid")]  # 16 bytes, not an object


def pull(
    link: Connection, wanted: Mapping[UUID, tuple[int, int]], most: int, seconds: float = SECONDS
) -> Generator[list[Row], None, None]:
    """The entries of each chain after the first number up to the second, in chunks of ``most`` entries or fewer.

    A chunk is at most what came within ``seconds``: when a slow line is cut, little must come again. Of several the
    next one is fetched while one is used; whoever ends before the last closes this.
    """
    chunks = _chunks(link, wanted, most, seconds)
    return read_ahead(chunks) if _are_several(wanted, most) else chunks


def pull_and_begin(
    link: Connection, wanted: Mapping[UUID, tuple[int, int]], most: int, begin: Callable[[list[Row]], _T]
) -> Generator[tuple[list[Row], _T], None, None]:
    """Pull entries in chunks, each with the result of ``begin``, called in the fetching thread."""
    chunks = _begin_chunks(_chunks(link, wanted, most, SECONDS), begin)
    return read_ahead(chunks) if _are_several(wanted, most) else chunks


def _begin_chunks(
    chunks: Generator[list[Row], None, None], begin: Callable[[list[Row]], _T]
) -> Generator[tuple[list[Row], _T], None, None]:
    with closing(chunks):
        for rows in chunks:
            yield rows, begin(rows)


def _are_several(wanted: Mapping[UUID, tuple[int, int]], most: int) -> bool:
    return sum(until - after for after, until in wanted.values()) > most


def _chunks(
    link: Connection, wanted: Mapping[UUID, tuple[int, int]], most: int, seconds: float
) -> Generator[list[Row], None, None]:
    with link.cursor() as cursor, cursor.copy(STATEMENT, _columns(wanted)) as copy:
        copy.set_types(TYPES)
        goes_on = True
        while goes_on:
            rows: list[Row] = []
            goes_on = link.wait(_fill(rows, link.pgconn, copy.formatter.parse_row, (most, time.monotonic() + seconds)))
            if rows:
                yield rows
        copy.read()  # what the server says in the end


def _fill(
    rows: list[Row], pgconn: PGconn, parse: Callable[[Any], tuple[Any, ...] | None], bounds: tuple[int, float]
) -> PQGen[bool]:
    """Fill ``rows`` up to their number and moment; False after the last. ``Copy.rows`` waits for each anew."""
    most, until = bounds
    while True:
        size, data = pgconn.get_copy_data(1)
        if size > 0:
            try:
                row = parse(data)
            except ValueError as error:  # a text that is none
                raise answers.unreadable("entries") from error
            if row is None:
                return False
            rows.append(row)
            if len(rows) >= most or time.monotonic() > until:
                return True
        elif size == 0:
            if (yield Wait.R):
                pgconn.consume_input()
        else:
            raise errors.error_from_result((yield from generators.fetch_many(pgconn))[-1])


_HASHES: Final = "SELECT seq, hash FROM journal.entry WHERE origin = %s AND seq = ANY(%s)"


def hashes(link: Connection, origin: UUID, seqs: Sequence[int]) -> dict[int, bytes]:
    """The centre's hashes at these places of a chain."""
    return dict(answers.rows(link.execute(_HASHES, (origin, list(seqs))), int, bytes))


_DELETED: Final = (
    "SELECT a.origin FROM unnest(%s::uuid[], %s::int8[], %s::int8[]) AS a (origin, after, until)"
    " JOIN journal.head h ON h.origin = a.origin AND h.seq >= a.until"
    " WHERE NOT EXISTS (SELECT FROM journal.entry e WHERE e.origin = a.origin AND e.seq = a.after + 1)"
)


def find_deleted_chains(link: Connection, wanted: Mapping[UUID, tuple[int, int]]) -> set[UUID]:
    """Find chains with a missing next entry but later ones present, at one server and moment."""
    if not wanted:
        return set()
    return {origin for (origin,) in answers.rows(link.execute(_DELETED, _columns(wanted)), UUID)}


def _columns(wanted: Mapping[UUID, tuple[int, int]]) -> tuple[list[UUID], list[int], list[int]]:
    return list(wanted), [after for after, _ in wanted.values()], [until for _, until in wanted.values()]
