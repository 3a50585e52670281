"""Verification of the journal: every hash and every link recomputed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.entry import FIRST_PREV, content_hash
from frontoffice.register.journal.chain import row_hash
from frontoffice.register.journal.journal import COLUMNS

TAIL: Final = 200


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying found: how many entries were read, and the first broken one in words ("" when none is)."""

    entries: int
    broken: str = ""


def verify(
    connection: apsw.Connection,
    progress: Callable[[int], None] | None = None,
    *,
    tail: int = 0,
    chains: Collection[UUID] | None = None,
) -> Verification:
    """Recompute every hash and link; name the first entry that does not fit. ``tail`` > 0 looks at the newest only.

    ``chains`` are those to look at, None for all.

    Reads in one transaction, so a register that is being written to meanwhile is judged as it stood at the start.
    """
    count = 0
    with connection:
        origins: Any = connection.execute("SELECT origin FROM head ORDER BY origin").fetchall()
        for (origin,) in origins:
            if chains is not None and UUID(bytes=origin) not in chains:
                continue
            for broken in _verify_origin(connection, origin, tail):
                count += 1
                if broken:
                    return Verification(count, broken)
                if progress and count % 1000 == 0:
                    progress(count)
        stray = "" if tail else next(_strays(connection), "")  # reads every address
    return Verification(count, stray)


_OWN: Final = "(SELECT origin FROM my_origin WHERE reason <> 'claimed')"
_PRESENT: Final = "(SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)"
_GONE: Final = "NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = f.entry_id)"
_STRAYS: Final = (
    ("the chain has no head", "SELECT origin, seq FROM journal WHERE origin NOT IN (SELECT origin FROM head)"),
    (
        # One of an older chain may be gone when the centre has that chain from another device; it was sent there first.
        "was taken out and stands nowhere else",
        f"""SELECT origin, seq FROM journal_fork f WHERE {_GONE}
            AND NOT EXISTS (SELECT 1 FROM journal_fork k WHERE (k.entry_id, k.origin) = (f.entry_id, f.new_origin))
            AND (new_origin IS NOT NULL OR (origin IN {_OWN}
                AND (origin = {_PRESENT} OR NOT EXISTS (SELECT 1 FROM sync_log))))""",
    ),
    (
        "its body was erased by no entry",
        f"""SELECT j.origin, j.seq FROM erased JOIN journal j USING (entry_id) WHERE j.origin IN {_OWN}
            AND NOT EXISTS (SELECT 1 FROM journal b WHERE b.entry_id = by_entry)
            AND NOT EXISTS (SELECT 1 FROM journal_fork k WHERE k.entry_id = by_entry)""",
    ),
)
_BODY_OF_NOTHING: Final = (
    "SELECT entry_id FROM payload f WHERE " + _GONE + " AND NOT EXISTS"
    " (SELECT 1 FROM journal_fork k WHERE k.entry_id = f.entry_id) LIMIT 1"
)


def _strays(connection: apsw.Connection) -> Iterator[str]:
    """Entries outside of every chain, or missing from one that looks whole."""
    for what, statement in _STRAYS:
        rows: Any = connection.execute(f"{statement} ORDER BY 1, 2 LIMIT 1")
        for origin, seq in rows:
            yield f"{UUID(bytes=origin)}/{seq}: {what}"
    for (entry_id,) in connection.execute(_BODY_OF_NOTHING):
        yield f"{UUID(bytes=entry_id)}: its entry is missing"


def _verify_origin(connection: apsw.Connection, origin: bytes, tail: int) -> Iterator[str]:
    """One item for each entry of a chain: "" or what is wrong with it."""
    head_seq, head_hash = connection.execute("SELECT seq, hash FROM head WHERE origin = ?", (origin,)).get
    first = max(1, head_seq - tail + 1) if tail else 1
    prev, lc, seq = FIRST_PREV, 0, first - 1
    if first > 1:
        before = connection.execute("SELECT hash, lc FROM journal WHERE origin = ? AND seq = ?", (origin, seq)).get
        prev, lc = before or (b"", 0)
    rows: Any = connection.execute(
        f"SELECT {COLUMNS}, salt, body, by_entry FROM journal LEFT JOIN payload USING (entry_id)"
        " LEFT JOIN erased USING (entry_id)"
        " WHERE origin = ? AND seq >= ? ORDER BY seq",
        (origin, first),
    )
    for row in rows:
        seq += 1
        yield _fault(row, seq, prev, lc)
        prev, lc = row[3], row[4]
    if (seq, prev) != (head_seq, head_hash):
        yield f"{UUID(bytes=origin)}/{head_seq}: the chain ends at {seq}, its head says {head_seq}"


def _fault(row: tuple[Any, ...], seq: int, prev: bytes, lc: int) -> str:
    salt, body, erased = row[19], row[20], row[21] is not None
    wrong = (
        (row[1] != seq, f"entry {seq} is missing before it"),
        (row[2] != prev, "does not follow the entry before it"),
        (row[4] <= lc, "its counter does not rise"),
        (row_hash(row) != row[3], "was changed"),
        (
            not erased if body is None else content_hash(salt, body) != row[18],
            "its body was changed or is missing",
        ),
    )
    return next((f"{UUID(bytes=row[0])}/{row[1]}: {what}" for is_so, what in wrong if is_so), "")
