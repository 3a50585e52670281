"""What a desk's file and the centre's database hold, read as plain rows: closed registers only, whose log is in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import psycopg

CENTRE = "centre"
_COLUMNS = (
    "origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone, officer, role,"
    " series, year, no, parents, content_hash"
)
# The tables that all desks are to read alike, without what is each file's own.
_READ = {
    "complaint": ("id",),
    "officer": (),
    "choice": (),
    "day_off": (),
    "office_hours": (),
    "series_owner": (),
    "day_closed": (),
    "absence": (),
    "without_authority": (),
    "consultation": ("id",),
    "message": (),
    "message_file": (),
    "sent_message": (),
    "report_approved": (),
    "report_count": (),
    "report_done": (),
    "report_span": (),
}


class Entry(NamedTuple):
    """One line of a chain, as it stands in every store."""

    origin: bytes
    seq: int
    prev: bytes
    hash: bytes
    lc: int
    entry_id: bytes
    subject: bytes
    kind: str
    v: int
    occurred_at: str
    recorded_at: str
    zone: str
    officer: str
    role: str
    series: str | None
    year: int | None
    no: int | None
    parents: bytes
    content_hash: bytes

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"{UUID(bytes=self.origin)}/{self.seq}"

    @property
    def content(self) -> tuple[Any, ...]:
        """What of it is the same wherever it stands."""
        return self[4:]

    @property
    def number(self) -> tuple[str, int, int] | None:
        """Its number, if it has one."""
        return (
            None if self.series is None or self.year is None or self.no is None else (self.series, self.year, self.no)
        )


class Body(NamedTuple):
    """What an entry says; ``aside`` where it is kept with a line that is in no chain."""

    entry_id: bytes
    salt: bytes
    body: bytes
    aside: bool = False


class Tile(NamedTuple):
    """A kept node of a chain's tree: the root over 256 ** level leaves."""

    origin: bytes
    level: int
    at: int
    node: bytes


class KeptCheckpoint(NamedTuple):
    """What somebody signed of a chain, as it is kept."""

    origin: bytes
    signer: str
    size: int
    root: bytes
    note: str


@dataclass(frozen=True)
class Store:
    """One store at rest: its chains, what it keeps beside them, bodies, and what it reads from them."""

    name: str
    chains: tuple[Entry, ...]
    aside: tuple[Entry, ...]
    bodies: tuple[Body, ...]
    heads: dict[bytes, tuple[int, int, bytes]]
    moved: dict[tuple[bytes, int, bytes], tuple[bytes | None, int | None]] = field(default_factory=dict)
    tiles: tuple[Tile, ...] = ()
    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    complaints: tuple[tuple[bytes, str, int, int, str], ...] = ()  # subject, number and suffix as they are read
    cancelled: frozenset[bytes] = frozenset()  # the complaints that are read as made in error
    twice: frozenset[tuple[str, int, int]] = frozenset()  # the numbers that the centre names as given twice
    texts: bytes = b""  # whatever stands in any row of a desk's file
    raw: bytes = b""  # the file itself, with what its pages have beside their rows
    own: frozenset[bytes] = frozenset()  # the chains that a desk writes
    notes: dict[int, str] = field(default_factory=dict)  # what the office signed, by its serial
    checkpoints: tuple[KeptCheckpoint, ...] = ()

    @property
    def is_centre(self) -> bool:
        """Whether it is what all desks exchange with."""
        return self.name == CENTRE


def read_desk(name: str, path: Path) -> Store:
    """The register in ``path``, which nobody has open."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as register:
        lines = register.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY origin, seq").fetchall()
        forks = register.execute(f"SELECT {_COLUMNS}, new_origin, new_seq FROM journal_fork").fetchall()
        aside = tuple(Entry(*row[:19]) for row in forks)
        there = {name for (name,) in register.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return Store(
            name,
            tuple(Entry(*row) for row in lines),
            aside,
            tuple(Body(*row) for row in register.execute("SELECT entry_id, salt, body FROM payload")),
            {row[0]: row[1:] for row in register.execute("SELECT origin, seq, lc, hash FROM head")},
            {(row[0], row[1], row[3]): row[19:] for row in forks},
            tuple(Tile(*row) for row in register.execute("SELECT origin, level, at, node FROM hash_tile")),
            {table: _rows(register, table, own) for table, own in _READ.items() if table in there},
            tuple(register.execute("SELECT subject, series, year, no, suffix FROM complaint")),
            cancelled=frozenset(
                subject for (subject,) in register.execute("SELECT subject FROM complaint WHERE status = 'cancelled'")
            ),
            texts=b"\n".join(_texts(register)),
            raw=path.read_bytes(),
            own=frozenset(origin for (origin,) in register.execute("SELECT origin FROM my_origin")),
            notes=dict(register.execute("SELECT serial, note FROM signed_note WHERE serial > 0")),
            checkpoints=tuple(
                KeptCheckpoint(*row)
                for row in register.execute("SELECT origin, signer, size, root, note FROM chain_checkpoint")
            ),
        )


def _texts(register: sqlite3.Connection) -> Iterator[bytes]:
    tables = register.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    for (table,) in tables.fetchall():
        for row in register.execute(f'SELECT * FROM "{table}"'):
            yield from (one if isinstance(one, bytes) else str(one).encode() for one in row)


def _rows(register: sqlite3.Connection, table: str, own: tuple[str, ...]) -> list[tuple[Any, ...]]:
    names = [row[1] for row in register.execute(f"PRAGMA table_info({table})") if row[1] not in own]
    columns = ", ".join(f'"{name}"' for name in names)
    return sorted(register.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)


def read_centre(office: psycopg.Connection[Any]) -> Store:
    """The centre's rows, as its owner sees them."""
    lines = office.execute(f"SELECT {_COLUMNS} FROM journal.entry ORDER BY origin, seq").fetchall()
    relayed = office.execute(f"SELECT {_COLUMNS} FROM journal.quarantine ORDER BY origin, seq, hash").fetchall()
    payloads = office.execute("SELECT entry_id, salt, body FROM journal.payload").fetchall()
    aside = office.execute("SELECT entry_id, salt, body FROM journal.quarantine WHERE body IS NOT NULL").fetchall()
    heads = office.execute("SELECT origin, seq, lc, hash FROM journal.head").fetchall()
    twice = office.execute("SELECT series, year, no FROM office.numbers_twice").fetchall()
    return Store(
        CENTRE,
        tuple(Entry(*map(_plain, row)) for row in lines),
        tuple(Entry(*map(_plain, row)) for row in relayed),
        (
            *(Body(entry_id.bytes, bytes(salt), bytes(body)) for entry_id, salt, body in payloads),
            *(Body(entry_id.bytes, bytes(salt), bytes(body), aside=True) for entry_id, salt, body in aside),
        ),
        {row[0].bytes: (row[1], row[2], bytes(row[3])) for row in heads},
        twice=frozenset(tuple(row) for row in twice),
        notes=dict(office.execute("SELECT serial, note FROM journal.note").fetchall()),
        checkpoints=tuple(KeptCheckpoint(*map(_plain, row)) for row in _checkpoints(office)),
    )


def _checkpoints(office: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    if office.execute("SELECT to_regclass('journal.checkpoint')").fetchone() == (None,):
        return []
    return office.execute("SELECT origin, signer, size, root, note FROM journal.checkpoint").fetchall()


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.bytes
    return bytes(value) if isinstance(value, memoryview) else value
