"""Chains of entries as a counter writes them, without a register: as rows of ``wire.COLUMNS``, and how they travel."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import CHUNK
from frontoffice.domain.entries.entry import FIRST_PREV, canonical, chain_hash, content_hash
from frontoffice.register.journal.ids import new_id
from frontoffice.sync import wire


class Chain:
    """One origin's entries; ``write`` gives the next of them."""

    def __init__(self, origin: UUID | None = None) -> None:
        self.origin = origin or uuid4()
        self.seq, self.lc, self.head = 0, 0, FIRST_PREV
        self.token: UUID | None = None

    def branch(self) -> Chain:
        """Another living copy of the same file."""
        copied = Chain(self.origin)
        copied.seq, copied.lc, copied.head, copied.token = self.seq, self.lc, self.head, self.token
        return copied

    def next_token(self) -> UUID:
        """A new token, which is the known one from now on."""
        self.token = uuid4()
        return self.token

    def write(self, count: int, **columns: Any) -> list[tuple[Any, ...]]:
        """The next ``count`` entries; ``columns`` are the same in each of them, ``body`` as a dictionary."""
        return [self.entry(**columns) for _ in range(count)]

    def entry(self, **columns: Any) -> tuple[Any, ...]:
        """The next entry: a contact with nobody in particular, unless ``columns`` say otherwise."""
        self.seq, self.lc = self.seq + 1, max(self.lc + 1, columns.get("lc", 0))
        salt = columns.get("salt") or os.urandom(16)
        body = columns.get("raw_body", canonical(columns.get("body", {"n": self.seq, "note": "dihubungi"})))
        number = columns.get("number", (None, None, None))
        rest = (
            columns.get("kind", "contact.logged"),
            columns.get("v", 1),
            columns.get("occurred_at", "2026-11-24T03:32:00.000000Z"),
            columns.get("recorded_at", "2026-11-24T03:32:00.000000Z"),
            columns.get("zone", "WIB"),
            columns.get("officer", "Siti Rahmawati"),
            columns.get("role", "petugas"),
            *number,
            b"".join(parent.bytes for parent in columns.get("parents", ())),
            content_hash(salt, body),
        )
        entry_id, subject = columns.get("entry_id", new_id()), columns.get("subject", new_id())
        prev = self.head
        self.head = chain_hash((self.origin.bytes, self.seq, prev, self.lc, entry_id.bytes, subject.bytes, *rest))
        return (self.origin, self.seq, prev, self.head, self.lc, entry_id, subject, *rest, salt, body)

    def restamped(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """An entry of another chain, as a register gives it, unchanged at the next place of this one."""
        _, _, _, _, lc, entry_id, subject, *content, salt, body, _erased_by = row
        self.seq, prev, self.lc = self.seq + 1, self.head, lc
        self.head = chain_hash((self.origin.bytes, self.seq, prev, lc, entry_id, subject, *content))
        return (
            self.origin,
            self.seq,
            prev,
            self.head,
            lc,
            UUID(bytes=entry_id),
            UUID(bytes=subject),
            *content,
            salt,
            body,
        )


def again(row: tuple[Any, ...]) -> dict[str, Any]:
    """The columns of :meth:`Chain.entry` by which an entry is the same at another address."""
    named = dict(zip(wire.COLUMNS.split(", "), row, strict=True))
    return {name: named[name] for name in ("entry_id", "subject", "kind", "salt", "lc")} | {"raw_body": named["body"]}


def hello(counter: Connection, chain: Chain, *, protocol: int = wire.PROTOCOL) -> tuple[Any, ...]:
    """Say hello as that chain's counter would; gives the row of ``wire.GREET``."""
    row = counter.execute(
        wire.GREET, (chain.origin, chain.token, chain.next_token(), None, None, "new", protocol, None)
    ).fetchone()
    assert row is not None
    return row


def push(counter: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Send entries of the counter's own."""
    with counter.transaction():
        stage(counter, rows)
        counter.execute(wire.ADD_ENTRIES)
        counter.execute(wire.ADD_PAYLOADS)


def attach(counter: Connection, chain: Chain, content: bytes) -> None:
    """Send an entry of the counter's own that names a content, and the content."""
    address = content_address.of_content(content, os.urandom(16))
    push(counter, [chain.entry(kind="attachment.added", body={"content": content_address.part(address)})])
    counter.execute("SELECT FROM journal.wanted_contents()")
    for no in range(address.chunks):
        chunk = content[no * CHUNK : (no + 1) * CHUNK]
        counter.execute(
            "SELECT journal.add_chunk(%s, %s, %s, %s, %s)", (chain.origin, chain.seq, address.key, no, chunk)
        )


def relay(counter: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put entries of somebody else aside."""
    with counter.transaction():
        stage(counter, rows)
        counter.execute(wire.RELAY, ("behind",))


def put(office: Connection, row: tuple[Any, ...]) -> None:
    """Put an entry at the end of a chain as nobody can by a push; nothing may be checked in this session."""
    places = ", ".join(["%s"] * len(wire.TYPES[:-2]))
    office.execute(f"INSERT INTO journal.entry ({wire.ENTRY_COLUMNS}) VALUES ({places})".encode(), row[:-2])
    office.execute(
        "INSERT INTO journal.payload (origin, seq, entry_id, salt, body) VALUES (%s, %s, %s, %s, %s)",
        (*row[:2], row[5], *row[-2:]),
    )
    office.execute(
        "INSERT INTO journal.head (origin, seq, hash, lc) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (origin) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, lc = excluded.lc",
        (*row[:2], row[3], row[4]),
    )


def stage(counter: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Send entries as far as the staging table."""
    counter.execute(wire.STAGE)
    with counter.cursor() as cursor, cursor.copy(wire.COPY_STAGED) as copy:
        copy.set_types(wire.TYPES)
        for row in rows:
            copy.write_row(row)
