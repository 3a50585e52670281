"""The centre's schema: numbered SQL files in ``schema/``, each applied once, in one transaction.

After the steps the rights are said again (``rights.sql``): a database that was restored on a fresh server comes without
the server's roles, and without every right that named one.

Migrations only add: a centre is never older than the newest program that writes to it, and older programs go on
working with it. A schema from a newer program is left alone.

How the centre grows past one machine. What keeps it open is that every chain stands for itself: the large tables'
keys begin with ``origin``, nothing else in them is unique, no foreign key and no sequence ties one chain to another,
no reader depends on an order over all of them, and a push touches its own origins only.

1. Readers leave first. Reports (``office``) go to a streaming replica. Pulls may, too: a round compares the heads that
   both sides hold now, so a replica that lags is no more than a centre that was restored a moment ago. Hello and
   pushes stay with the primary.
2. One table becomes many: ``PARTITION BY HASH (origin)`` for ``entry`` and ``payload``, in a new database made by these
   very files (tests/sync/test_growth.py: chains are checked, rights hold, nothing else changes). A centre that stands
   is not converted; its counters are enrolled at the new one and fill it, as they fill one that lost its entries.
3. One machine becomes many: ``origin`` is the distribution column (Citus: ``entry``, ``payload``, ``head`` and
   ``origin`` colocated by it, the rest reference tables). Not tried: the check of a push is a trigger over its
   transition table, which would have to run on the machine of the shard.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import psycopg
from psycopg.sql import SQL, Literal

from frontoffice.errors import Unavailable

LEAST_SERVER: Final = 15_00_00
_ONE_AT_A_TIME: Final = 0x6A6F75726E616C  # any constant, the same in every version


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema; ``version`` is the number that its file begins with."""

    version: int
    name: str
    sql: str


def migrations() -> tuple[Migration, ...]:
    """Every step that this program knows, in order; they are numbered 1, 2, 3 … without a hole."""
    folder = files("frontoffice.sync").joinpath("schema")
    numbered = (one for one in folder.iterdir() if one.name.endswith(".sql") and one.name[0].isdigit())
    named = sorted(numbered, key=lambda one: one.name)
    return tuple(
        Migration(int(one.name.split("_")[0]), one.name.removesuffix(".sql"), one.read_text(encoding="utf-8"))
        for one in named
    )


def version(connection: psycopg.Connection) -> int:
    """The number of the last step that was applied; 0 for a database without the schema."""
    row = connection.execute("SELECT to_regclass('journal.centre') IS NOT NULL").fetchone()
    if not row or not row[0]:
        return 0
    (known,) = connection.execute("SELECT version FROM journal.centre").fetchone() or (0,)
    return int(known)


def upgrade(connection: psycopg.Connection, steps: tuple[Migration, ...] | None = None) -> tuple[int, int]:
    """Apply every step that is missing and say the rights anew; gives the version before and after.

    The connection is in autocommit.

    Raises Unavailable: ``centre_newer`` (a newer program made the schema), ``centre_server_old`` (PostgreSQL before
    15), ``centre_encoding`` (the database is not UTF-8, so hashes of text would not fit). Nothing was changed then.
    """
    known = migrations() if steps is None else steps
    if connection.info.server_version < LEAST_SERVER:
        raise Unavailable("centre_server_old")
    if connection.execute("SHOW server_encoding").fetchone() != ("UTF8",):
        raise Unavailable("centre_encoding")
    connection.execute("SELECT pg_advisory_lock(%s)", (_ONE_AT_A_TIME,))
    try:
        before = version(connection)
        if before > known[-1].version:
            raise Unavailable("centre_newer")
        for step in known[before:]:
            _apply(connection, step)
        with connection.transaction():
            connection.execute(files("frontoffice.sync").joinpath("schema", "rights.sql").read_bytes())
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", (_ONE_AT_A_TIME,))
    return before, version(connection)


def _apply(connection: psycopg.Connection, step: Migration) -> None:
    with connection.transaction():
        connection.execute(step.sql.encode())
        connection.execute(SQL("UPDATE journal.centre SET version = {}").format(Literal(step.version)))
