"""Verification of the journal: every hash and every link recomputed."""

from __future__ import annotations

import contextlib
import itertools
import struct
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.entries.entry import FIRST_PREV, content_hash
from frontoffice.domain.proof.chain_fault import ChainFault
from frontoffice.register.journal import contents
from frontoffice.register.journal.chain import is_kept, row_hash
from frontoffice.register.journal.journal import COLUMNS

TAIL: Final = 200


@dataclass(frozen=True, slots=True)
class Verification:
    """Result of a verification.

    How many entries were read, and the first broken one in words ("" when none is).

    ``odd`` are entries that fit their chains and would be taken in no more, of each chain the first: they came before
    they were refused. What is here is whole, and somebody elsewhere wrote what no office writes.
    """

    entries: int
    broken: str = ""
    odd: tuple[str, ...] = ()


def verify(
    connection: apsw.Connection,
    progress: Callable[[int], None] | None = None,
    *,
    tail: int = 0,
    chains: Collection[UUID] | None = None,
) -> Verification:
    """Recompute every hash and link; name the first misfit. ``tail`` > 0 looks at the newest only.

    ``chains`` are those to look at, None for all.

    Reads in one transaction, so a register that is being written to meanwhile is judged as it stood at the start.
    """
    count = 0
    odd: dict[bytes, str] = {}
    wanted = None if chains is None else {chain.bytes for chain in chains}
    with connection:
        for origin in _origins(connection):
            if wanted is not None and origin not in wanted:
                continue
            for broken in _verify_origin(connection, origin, tail, odd):
                count += 1
                if broken:
                    return Verification(count, broken)
                if progress and count % 1000 == 0:
                    progress(count)
        stray = (
            "" if tail else _first_stray(connection) or _find_changed_content(connection)
        )  # reads every address, every byte
        found = () if tail else (*odd.values(), *_two_contents(connection))
    return Verification(count, stray, tuple(found))


def _origins(connection: apsw.Connection) -> list[bytes]:
    rows: Any = connection.execute("SELECT CAST(origin AS BLOB) FROM head ORDER BY origin").fetchall()
    return [origin for (origin,) in rows]


def _id(column: object) -> str:
    """Text of an identity, or of the invalid bytes in its place."""
    if isinstance(column, bytes):
        return str(UUID(bytes=column)) if len(column) == 16 else column.hex()  # noqa: PLR2004
    return f"({type(column).__name__})"


_OWN: Final = "(SELECT origin FROM my_origin WHERE reason <> 'claimed')"
_PRESENT: Final = "(SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)"
_GONE: Final = "NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = f.entry_id)"
_STRAYS: Final = (
    (ChainFault.NO_HEAD, "SELECT origin, seq FROM journal WHERE origin NOT IN (SELECT origin FROM head)"),
    (
        # One of an older chain may be gone when the centre has that chain from another device; it was sent there first.
        ChainFault.STRAY_FORK,
        f"""SELECT origin, seq FROM journal_fork f WHERE {_GONE}
            AND NOT EXISTS (SELECT 1 FROM journal_fork k WHERE (k.entry_id, k.origin) = (f.entry_id, f.new_origin))
            AND (new_origin IS NOT NULL OR (origin IN {_OWN}
                AND (origin = {_PRESENT} OR NOT EXISTS (SELECT 1 FROM sync_log))))""",
    ),
    (
        ChainFault.ERASED_BY_NONE,
        f"""SELECT j.origin, j.seq FROM erased JOIN journal j USING (entry_id) WHERE j.origin IN {_OWN}
            AND NOT EXISTS (SELECT 1 FROM journal b WHERE b.entry_id = by_entry)
            AND NOT EXISTS (SELECT 1 FROM journal_fork k WHERE k.entry_id = by_entry)""",
    ),
)
_BODY_OF_NOTHING: Final = (
    "SELECT entry_id FROM payload f WHERE " + _GONE + " AND NOT EXISTS"
    " (SELECT 1 FROM journal_fork k WHERE k.entry_id = f.entry_id) LIMIT 1"
)


def _first_stray(connection: apsw.Connection) -> str:
    """First entry outside of every chain, missing from a complete one, or changed in the table of forks."""
    try:
        return next(itertools.chain(_strays(connection), _find_changed_forks(connection)), "")
    except UnicodeDecodeError:
        return ChainFault.UNREADABLE.at("journal_fork")


def _strays(connection: apsw.Connection) -> Iterator[str]:
    """Entries outside of every chain, or missing from an apparently complete one."""
    for what, statement in _STRAYS:
        for origin, seq in connection.execute(f"{statement} ORDER BY 1, 2 LIMIT 1").fetchall():
            yield what.at(f"{_id(origin)}/{seq}")
    for (entry_id,) in connection.execute(_BODY_OF_NOTHING).fetchall():
        yield ChainFault.ENTRY_MISSING.at(_id(entry_id))


def _find_changed_forks(connection: apsw.Connection) -> Iterator[str]:
    """Entries changed since their removal from a chain; they are evidence."""
    apart = _intact_fork_contents(connection)
    asked = f"SELECT {COLUMNS}, salt, body FROM journal_fork LEFT JOIN payload USING (entry_id) ORDER BY origin, seq"
    with contextlib.closing(connection.execute(asked)) as rows:
        for row in rows:
            if _hash(row) != row[3] or (row[20] is not None and _content(row) != row[18] and row[18] not in apart):
                yield ChainFault.FORK_CHANGED.at(f"{_id(row[0])}/{row[1]}")


def _intact_fork_contents(connection: apsw.Connection) -> set[bytes]:
    """Unchanged contents of forged entries replaced by true ones; none in an older file."""
    try:
        rows: Any = connection.execute("SELECT content_hash, salt, body FROM fork_payload").fetchall()
    except apsw.SQLError:
        return set()
    return {digest for digest, salt, body in rows if content_hash(salt, body) == digest}


def _find_changed_content(connection: apsw.Connection) -> str:
    """First content not matching its address, named by an entry with it as an attachment."""
    for key in contents.find_changed(connection):
        named: Any = connection.execute(_NAMED_BY, (key,)).fetchall()
        return next(
            (ChainFault.ATTACHMENT_CHANGED.at(f"{_id(origin)}/{seq}") for origin, seq in named),
            ChainFault.CONTENT_CHANGED.text(),
        )
    return ""


_NAMED_BY: Final = (
    "SELECT origin, seq FROM attachment JOIN journal USING (entry_id) WHERE ?1 IN (content, text)"
    " ORDER BY origin, seq LIMIT 1"
)


def _verify_origin(connection: apsw.Connection, origin: bytes, tail: int, odd: dict[bytes, str]) -> Iterator[str]:
    """One item for each entry of a chain: "" or what is wrong with it. The first odd one is noted."""
    seq = 0
    try:
        head_seq, head_lc, head_hash = connection.execute(_HEAD, (origin,)).get
        first = max(1, head_seq - tail + 1) if tail else 1
        prev, lc, seq = FIRST_PREV, 0, first - 1
        if first > 1:
            before = connection.execute("SELECT hash, lc FROM journal WHERE origin = ? AND seq = ?", (origin, seq)).get
            prev, lc = before or (b"", 0)
        with contextlib.closing(connection.execute(_CHAIN, (origin, first))) as rows:
            for row in rows:
                seq += 1
                broken = _fault(row, seq, prev, lc)
                if broken.endswith(ChainFault.BODY) and _has_another_content(connection, row):
                    broken = ""  # the body that stands here is the other entry's
                if not broken and origin not in odd and not is_kept(row):
                    odd[origin] = ChainFault.UNBOUNDED.at(f"{_id(origin)}/{seq}")
                yield broken
                prev, lc = row[3], row[4]
    except (UnicodeDecodeError, TypeError, apsw.CorruptError):  # the row after the last one that could be read
        yield ChainFault.UNREADABLE.at(f"{_id(origin)}/{seq + 1}")
        return
    if (seq, lc, prev) != (head_seq, head_lc, head_hash):
        yield ChainFault.OTHER_END.at(f"{_id(origin)}/{head_seq}", seq, head_seq)


_HEAD: Final = "SELECT seq, lc, hash FROM head WHERE origin = ?"
_CHAIN: Final = (
    f"SELECT {COLUMNS}, salt, body, by_entry FROM journal LEFT JOIN payload USING (entry_id)"
    " LEFT JOIN erased USING (entry_id) WHERE origin = ? AND seq >= ? ORDER BY seq"
)


def _has_another_content(connection: apsw.Connection, row: tuple[Any, ...]) -> bool:
    """Return whether the stored body is of another entry with the same identity."""
    asked = "SELECT 1 FROM journal WHERE entry_id = ? AND content_hash = ?"
    return row[20] is not None and connection.execute(asked, (row[5], _content(row))).get is not None


_DOUBLED: Final = "SELECT entry_id FROM journal GROUP BY entry_id HAVING count(*) > 1"
_PLACES: Final = (
    "SELECT min(origin), seq FROM journal WHERE entry_id = ? GROUP BY content_hash, subject, kind, lc, v,"
    " occurred_at, recorded_at, zone, officer, role, series, year, no, parents ORDER BY 1, 2"
)


def _two_contents(connection: apsw.Connection) -> Iterator[str]:
    """Entries different from another entry with the same identity; which is forged is not known."""
    for (entry_id,) in connection.execute(_DOUBLED).fetchall():
        places: Any = connection.execute(_PLACES, (entry_id,)).fetchall()
        first, *others = [f"{_id(origin)}/{seq}" for origin, seq in places]
        yield from (ChainFault.DUPLICATE.at(other, first) for other in others)


def _fault(row: tuple[Any, ...], seq: int, prev: bytes, lc: int) -> str:
    """Fault of a row expected as the ``seq``-th of its chain; "" when nothing is."""
    body, erased = row[20], row[21] is not None
    if type(row[1]) is not int or type(row[4]) is not int:
        return ChainFault.UNREADABLE.at(f"{_id(row[0])}/{seq}")
    wrong = (
        (row[1] != seq, ChainFault.ENTRY_MISSING_BEFORE),
        (row[2] != prev, ChainFault.NOT_FOLLOWING),
        (row[4] <= lc, ChainFault.COUNTER),
        (_hash(row) != row[3], ChainFault.CHANGED),
        (not erased if body is None else _content(row) != row[18], ChainFault.BODY),
    )
    return next((what.at(f"{_id(row[0])}/{row[1]}", seq) for is_so, what in wrong if is_so), "")


def _hash(row: tuple[Any, ...]) -> bytes:
    """The hash of a row; one of other types than were hashed, or with numbers that none had, has none."""
    try:
        return row_hash(row)
    except (AttributeError, TypeError, struct.error):
        return b""


def _content(row: tuple[Any, ...]) -> bytes:
    salt, body = row[19], row[20]
    return content_hash(salt, body) if type(salt) is bytes and type(body) is bytes else b""
