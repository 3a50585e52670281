"""Verify every chain and every attachment at the centre by recomputing it here, not in the centre's database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final
from uuid import UUID

import psycopg

from frontoffice.domain.entries import content_address, entry_bounds
from frontoffice.domain.entries.entry import FIRST_PREV, chain_hash, content_hash
from frontoffice.domain.proof.chain_fault import ChainFault
from frontoffice.sync import set_aside, wire
from frontoffice.sync.office import entries_without_authority, note_book, office_checkpoints
from frontoffice.sync.office.entries_without_authority import UnauthorisedEntry
from frontoffice.sync.office.office_checkpoints import HeldCheckpoints, KeptCheckpoint, Signers, filter_authentic

_EVERY: Final = (
    f"SELECT {', '.join('e.' + name for name in wire.ENTRY_COLUMNS.split(', '))}, p.salt, p.body, g.entry_id"
    " FROM journal.entry e LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq"
    " LEFT JOIN journal.erased g ON g.entry_id = e.entry_id WHERE e.origin = %s ORDER BY e.seq"
)
_AT_ONCE: Final = 2000
_TWO_CONTENTS: Final = (  # where the first of them came to stand is the entry's own place
    "SELECT array_agg(format('%s/%s', origin, seq) ORDER BY received_at, lc) FROM journal.counted GROUP BY entry_id"
    " HAVING count(*) > 1 AND count(DISTINCT (content_hash, subject, kind)) > 1 ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class ChainsVerified:
    """How many entries of how many chains are sound, and the first broken one in words ("" when none is).

    A chain is read up to its first broken entry; ``further`` are those of the other chains. ``contents`` are the keys
    of attachments that were changed or are missing, each of them among what is broken; ``attachments`` counts all,
    ``notes`` what the office signed. ``unauthorised`` counts what is sound and does not apply, and ``without_effect``
    names it, with what lets a series leap. ``unsigned`` are, in an office with a key, how many entries at the ends of
    chains neither their device nor the office signed: not yet, or never.
    """

    entries: int
    chains: int
    broken: str = ""
    further: tuple[str, ...] = ()
    contents: tuple[bytes, ...] = ()
    attachments: int = 0
    notes: int = 0
    unauthorised: int = 0
    without_effect: tuple[UnauthorisedEntry, ...] = ()
    unsigned: tuple[tuple[UUID, int], ...] = ()


def verify(connection: psycopg.Connection, progress: Callable[[int], None] | None = None) -> ChainsVerified:
    """Recompute every hash, link, body and attachment, as the centre stood at the start; name what does not fit.

    Checkpoints are held against the chains, and they and the office's notes against the keys of who signed them.

    One counter's broken entry hides nobody else's: it is the first of its own chain that is named.
    """
    entries = 0
    found: list[str] = []
    sizes: dict[UUID, int] = {}
    aside = set_aside.read(connection)
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        heads = {row[0]: row[1:] for row in connection.execute(wire.HEADS)}
        origins = [row[0] for row in connection.execute("SELECT DISTINCT origin FROM journal.entry")]
        checkpoints = office_checkpoints.load_checkpoints(connection)
        chains = sorted(heads.keys() | set(origins))
        for origin in chains:
            signed = HeldCheckpoints(checkpoints.get(origin, ()))
            for broken, digest in _chain(connection, origin, heads.get(origin), aside.get(origin)):
                if broken or (broken := signed.add(digest)):
                    found.append(broken)
                    break
                entries += 1
                sizes[origin] = sizes.get(origin, 0) + 1
                if progress and entries % 10_000 == 0:
                    progress(entries)
            else:
                found += signed.list_oversized()
        found += [ChainFault.OTHER_CONTENT.at(places[-1], places[0]) for (places,) in connection.execute(_TWO_CONTENTS)]
        found += _digests(connection)
        notes = note_book.check(connection)
        keys = note_book.public_keys(connection, notes.certificates)
        found += [
            *notes.broken,
            *office_checkpoints.list_bad_signatures(chain.from_iterable(checkpoints.values()), keys),
        ]
        attachments, contents = _contents(connection)
        unsigned = _count_unsigned(sizes, aside, checkpoints, keys) if note_book.office_key(connection) else ()
        unauthorised = entries_without_authority.entries(connection)
        named = {one.entry_id: one for one in (*unauthorised, *entries_without_authority.leaps(connection))}
    first, *further = (*found, *contents.values()) or [""]
    return ChainsVerified(
        entries,
        len(chains),
        first,
        tuple(further),
        tuple(contents),
        attachments,
        notes.notes,
        len(unauthorised),
        tuple(named.values()),
        unsigned,
    )


def _count_unsigned(
    sizes: Mapping[UUID, int],
    aside: Mapping[UUID, int],
    checkpoints: Mapping[UUID, Sequence[KeptCheckpoint]],
    keys: Signers,
) -> tuple[tuple[UUID, int], ...]:
    """Chains with more valid entries than signed ones, and the number of unsigned ones."""
    found = []
    for origin, size in sizes.items():
        signed = max((one.size for one in filter_authentic(checkpoints.get(origin, ()), keys)), default=0)
        if (more := min(size, aside.get(origin, size)) - signed) > 0:
            found.append((origin, more))
    return tuple(found)


def fetch_again(connection: psycopg.Connection, contents: tuple[bytes, ...]) -> None:
    """Delete contents with a wrong hash, so that the desks send them again."""
    with connection.transaction():
        connection.execute("LOCK TABLE journal.attachment IN EXCLUSIVE MODE")
        for statement in (
            "DELETE FROM journal.content_chunk WHERE key = ANY (%s)",
            "DELETE FROM journal.content WHERE key = ANY (%s)",
            "UPDATE journal.attachment SET lacking = true WHERE key = ANY (%s)",
        ):
            connection.execute(statement, (list(contents),))


_OF_WORDS: Final = (ChainFault.BODY_MISSING, ChainFault.SALT, ChainFault.UNBOUNDED)


def _chain(
    connection: psycopg.Connection, origin: UUID, head: tuple[int, bytes] | None, upto: int | None
) -> Iterator[tuple[str, bytes]]:
    """One item for each entry: "" or what is wrong with it, and its hash.

    Beyond ``upto`` it is set aside, and only what is of the chain is looked at.
    """
    seq, prev, lc = 0, FIRST_PREV, 0
    with connection.cursor(name="chain") as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute(_EVERY, (origin,))
        for row in cursor:
            seq += 1
            fault = _fault(row, seq, prev, lc)
            is_aside = upto is not None and seq > upto and fault.endswith(_OF_WORDS)
            yield "" if is_aside else fault, row[3]
            prev, lc = row[3], row[4]
    if head is None:
        yield ChainFault.NO_HEAD.at(f"{origin}/{seq}"), prev
    elif (seq, prev) != head:
        yield ChainFault.OTHER_END.at(f"{origin}/{head[0]}", seq, head[0]), prev


def _digests(connection: psycopg.Connection) -> list[str]:
    """List errors for stale digests of heads (the digests answer a desk's hello)."""
    return [ChainFault.HEADS_CHANGED.at(f"{bucket:02x}…") for (bucket,) in connection.execute(_STALE)]


def _contents(connection: psycopg.Connection) -> tuple[int, dict[bytes, str]]:
    """Count all contents, and describe those with a wrong hash or missing after their arrival, by key."""
    found = {}
    rows = connection.execute("SELECT key, device_id FROM journal.content ORDER BY key").fetchall()
    for key, device in rows:
        address = content_address.of_key(key)
        with connection.cursor(name="content") as cursor:
            cursor.itersize = 8
            cursor.execute(_CHUNKS, (key, device))
            if content_address.digest((data for (data,) in cursor), address.salt) == address.digest:
                continue
        named = connection.execute(_NAMED_BY, (key,)).fetchone()
        found[key] = (
            ChainFault.ATTACHMENT_CHANGED.at(f"{named[0]}/{named[1]}")
            if named
            else ChainFault.SOME_ATTACHMENT_CHANGED.text()
        )
    missing = connection.execute(_MISSING).fetchall()
    return len(rows), found | {key: ChainFault.ATTACHMENT_MISSING.at(f"{origin}/{seq}") for key, origin, seq in missing}


_STALE: Final = (
    "SELECT d.bucket FROM journal.head_digest d WHERE d.digest <> journal.bucket_digest(d.bucket)"
    " AND NOT EXISTS (SELECT FROM journal.head_change c WHERE c.bucket = d.bucket) ORDER BY d.bucket"
)
_CHUNKS: Final = "SELECT data FROM journal.content_chunk WHERE key = %s AND device_id = %s ORDER BY no"
_NAMED_BY: Final = "SELECT origin, seq FROM journal.attachment WHERE key = %s ORDER BY origin, seq LIMIT 1"
_MISSING: Final = (
    "SELECT DISTINCT ON (a.key) a.key, a.origin, a.seq FROM journal.attachment a"
    " WHERE a.key IS NOT NULL AND NOT a.lacking AND NOT EXISTS (SELECT FROM journal.content c WHERE c.key = a.key)"
    " ORDER BY a.key, a.origin, a.seq"
)


def _fault(row: tuple[Any, ...], seq: int, prev: bytes, lc: int) -> str:
    salt, body, erased = row[19:]
    columns = (row[0].bytes, *row[1:3], row[4], row[5].bytes, row[6].bytes, *row[7:19])
    wrong = (
        (row[1] != seq, ChainFault.ENTRY_MISSING_BEFORE),
        (row[2] != prev, ChainFault.NOT_FOLLOWING),
        (row[4] <= lc, ChainFault.COUNTER),
        (chain_hash(columns) != row[3], ChainFault.CHANGED),
        (body is None and erased is None, ChainFault.BODY_MISSING),
        (body is not None and len(salt) != entry_bounds.SALT, ChainFault.SALT),
        (body is not None and content_hash(salt, body) != row[18], ChainFault.BODY_CHANGED),
        (not _is_kept(row), ChainFault.UNBOUNDED),
    )
    return next((what.at(f"{row[0]}/{row[1]}", seq) for is_so, what in wrong if is_so), "")


def _is_kept(row: tuple[Any, ...]) -> bool:
    return entry_bounds.are_bounded((row[7], *row[9:15]), *row[15:18]) and entry_bounds.is_body_bounded(row[20])
