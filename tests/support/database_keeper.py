"""What whoever keeps the centre's database does with a counter's chain, past every check of the centre."""

from __future__ import annotations

from uuid import UUID

from psycopg import Connection

from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import ChainEnd
from frontoffice.sync import wire
from tests.support.centre_server import Centre
from tests.support.chains import Chain
from tests.support.counters import Counter


def held_at(counter: Counter, origin: UUID) -> int:
    rows = counter.connection.execute("SELECT count(*) FROM journal WHERE origin = ?", (origin.bytes,)).get
    return int(rows)


def origin_of(counter: Counter) -> UUID:
    with counter.register.unit.reading():
        return counter.register.unit.origin


def end_of(counter: Counter) -> ChainEnd:
    return chain.head(counter.connection, origin_of(counter).bytes)


def append_as(counter: Counter, keeper: Connection, count: int = 1) -> list[tuple[object, ...]]:
    """What whoever keeps the database appends in a counter's name, past every check."""
    forger, end = Chain(origin_of(counter)), end_of(counter)
    forger.seq, forger.lc, forger.head = end.seq, end.lc, end.hash
    rows = forger.write(count)
    add_as_keeper(keeper, rows)
    return rows


def add_as_keeper(keeper: Connection, rows: list[tuple[object, ...]]) -> None:
    marks = ", ".join(["%s"] * 19)
    with keeper.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO journal.entry ({wire.ENTRY_COLUMNS}) VALUES ({marks})", [row[:19] for row in rows]
        )
        cursor.executemany(
            "INSERT INTO journal.payload (origin, seq, entry_id, salt, body) VALUES (%s, %s, %s, %s, %s)",
            [(row[0], row[1], row[5], row[19], row[20]) for row in rows],
        )


def rewrite(counter: Counter, keeper: Connection, fork: int, count: int) -> None:
    """What whoever keeps the database writes in the place of a counter's entries after ``fork``."""
    origin = origin_of(counter)
    keeper.execute("ALTER TABLE journal.entry DISABLE TRIGGER entry_stays")
    before = keeper.execute(
        "SELECT seq, lc, hash FROM journal.entry WHERE origin = %s AND seq = %s", (origin, fork)
    ).fetchone()
    assert before is not None
    keeper.execute("DELETE FROM journal.payload WHERE origin = %s AND seq > %s", (origin, fork))
    keeper.execute("DELETE FROM journal.entry WHERE origin = %s AND seq > %s", (origin, fork))
    keeper.execute("UPDATE journal.head SET seq = %s, lc = %s, hash = %s WHERE origin = %s", (*before, origin))
    forger = Chain(origin)
    forger.seq, forger.lc, forger.head = before[0], before[1], bytes(before[2])
    add_as_keeper(keeper, forger.write(count))
    keeper.execute("ALTER TABLE journal.entry ENABLE TRIGGER entry_stays")


def checkpoints_at(centre: Centre) -> dict[tuple[UUID, str], int]:
    with centre.connect() as office:
        rows = office.execute("SELECT origin, signer, size FROM journal.checkpoint").fetchall()
    return {(origin, signer): size for origin, signer, size in rows}
