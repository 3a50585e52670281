"""Upgrade of the centre's schema: tables in numbered migrations, functions and views each in one file.

``schema/migrations/NNNN_*.sql`` make and change the tables; each is applied once, and its checksum is kept and
compared, so nobody changes a step that a centre has behind it. ``schema/functions`` and ``schema/views`` hold each
object once, in a file of its name, applied anew at every upgrade in the order in which they use each other; then
``triggers.sql``, the rows of the rule tables and ``rights.sql``. A database that was restored on
a fresh server comes without the server's roles, and without every right that named one. All of it is one transaction.

What ``CREATE OR REPLACE`` cannot do (other arguments of a function, a column less in a view) begins with a migration
that drops the object. Migrations only add tables and columns: a centre is never older than the newest program that
writes to it, and older programs go on working with it. A schema from a newer program is left alone.

How the centre grows past one machine. What keeps it open is that every chain stands for itself: the large tables'
keys begin with ``origin``, nothing else in them is unique, no foreign key and no sequence ties one chain to another,
no reader depends on an order over all of them, and a push touches its own origins only.

1. Readers leave first. Reports (``office``) go to a streaming replica. Pulls may, too: a round compares the heads that
   both sides hold now, so a replica that lags is no more than a centre that was restored a moment ago. Hello and
   pushes stay with the primary.
2. One table becomes many: ``PARTITION BY HASH (origin)`` for ``entry`` and ``payload``, in a new database made by these
   very files (tests/sync/test_growth.py: chains are checked, rights hold, nothing else changes). A centre that stands
   is not converted; its counters are enrolled at the new one and fill it, as they fill one that lost its entries.
   At 20,000,000 entries it was worth nothing yet (handbook, decisions: *Entries are one table*).
3. One machine becomes many: ``origin`` is the distribution column (Citus: ``entry``, ``payload``, ``head`` and
   ``origin`` colocated by it, the rest reference tables). Not tried: the check of a push is a trigger over its
   transition table, which would have to run on the machine of the shard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from graphlib import TopologicalSorter
from hashlib import sha256
from importlib.resources import files
from typing import Final, LiteralString

import psycopg
from psycopg.sql import SQL, Literal

from frontoffice.domain.cases.steps import rank
from frontoffice.domain.complaint import Status
from frontoffice.errors import Unavailable
from frontoffice.sync.codes import CentreFailure

# --- Rows of the centre's rule tables (schema ``office``), written at each upgrade from the rules of the domain ---

_STATUSES: Final = tuple((str(status), *rank(status)) for status in Status)
_CERTIFICATES: Final[tuple[LiteralString, ...]] = (
    "DELETE FROM office.certificate",
    "DELETE FROM office.chain_bound",
    "SELECT office.take_certificate(serial, about, note) FROM journal.note WHERE 'certificate' = kind ORDER BY serial",
)


def write_rules(connection: psycopg.Connection) -> None:
    """Replace all rows of the tables of statuses and certificate states; belongs into the transaction of an upgrade."""
    connection.execute("DELETE FROM office.status")
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO office.status (status, closed, along) VALUES (%s, %s, %s)", _STATUSES)
    for statement in _CERTIFICATES:
        connection.execute(statement)


# --- schema ---

LEAST_SERVER: Final = 15_00_00
ONE_AT_A_TIME: Final = 0x6A6F75726E616C  # any constant, the same in every version
_FOLDER: Final = files("frontoffice.sync").joinpath("schema")
_COMMENT: Final = re.compile(r"--.*")
_NAME: Final = re.compile(r"\b(?:journal|office)\.\w+")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the tables; ``version`` is the number of its file."""

    version: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the statements, in hexadecimal."""
        return sha256(self.sql.encode()).hexdigest()


def migrations() -> tuple[Migration, ...]:
    """All migrations of this program in order, numbered without gaps; the first is that of 1.0, version 100."""
    return tuple(Migration(int(name.split("_")[0]), name, sql) for name, sql in read("migrations").items())


def objects() -> tuple[str, ...]:
    """SQL statements of all functions and views, in order of dependency."""
    found = read("functions") | read("views")
    used = {name: {*_NAME.findall(_COMMENT.sub("", sql))} & found.keys() - {name} for name, sql in found.items()}
    return tuple(found[name] for name in TopologicalSorter(used).static_order())


def read(folder: str) -> dict[str, str]:
    """SQL files of a folder of the schema by name, in order."""
    paths = sorted(_FOLDER.joinpath(folder).iterdir(), key=lambda path: path.name)
    return {path.name.removesuffix(".sql"): path.read_text(encoding="utf-8") for path in paths}


def version(connection: psycopg.Connection) -> int:
    """Number of the last applied migration; 0 for a database without the schema."""
    ((is_there,),) = connection.execute("SELECT to_regclass('journal.centre') IS NOT NULL")
    if not is_there:
        return 0
    (known,) = connection.execute("SELECT version FROM journal.centre").fetchone() or (0,)
    return int(known)


def upgrade(connection: psycopg.Connection, steps: tuple[Migration, ...] | None = None) -> tuple[int, int]:
    """Apply the missing migrations, then recreate functions, views and rights.

    Gives the version before and after.

    The connection is in autocommit.

    Raises Unavailable: ``centre_newer`` (a newer program made the schema), ``centre_too_old`` (one from before the
    first step), ``centre_changed`` (a step was applied that this program has otherwise), ``centre_server_old``
    (PostgreSQL before 15), ``centre_encoding`` (the database is not UTF-8, so hashes of text would not fit). Nothing
    was changed then.
    """
    known = migrations() if steps is None else steps
    if connection.info.server_version < LEAST_SERVER:
        raise Unavailable(CentreFailure.SERVER_OLD)
    if connection.execute("SHOW server_encoding").fetchone() != ("UTF8",):
        raise Unavailable(CentreFailure.ENCODING)
    with connection.transaction():
        before = _alone(connection)
        _check_steps(connection, before, known)
        for step in known:
            if step.version > before:
                connection.execute(step.sql.encode())
        _keep_steps(connection, known)
        for sql in (*objects(), _FOLDER.joinpath("triggers.sql").read_text(encoding="utf-8")):
            connection.execute(sql.encode())
        write_rules(connection)
        connection.execute(_FOLDER.joinpath("rights.sql").read_bytes())
    return before, known[-1].version


def _alone(connection: psycopg.Connection) -> int:
    """The version, when no other upgrade is at work any more; by a lock out of the counters' reach."""
    if not version(connection):
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (ONE_AT_A_TIME,))
    if known := version(connection):
        connection.execute("LOCK TABLE journal.centre IN SHARE ROW EXCLUSIVE MODE")
        known = version(connection)
    return known


def _check_steps(connection: psycopg.Connection, before: int, known: tuple[Migration, ...]) -> None:
    if before > known[-1].version:
        raise Unavailable(CentreFailure.NEWER)
    if 0 < before < known[0].version:
        raise Unavailable(CentreFailure.TOO_OLD)
    if connection.execute("SELECT to_regclass('journal.migration') IS NULL").fetchone() == (True,):
        return
    applied: dict[int, str] = dict(connection.execute("SELECT version, checksum FROM journal.migration").fetchall())
    if any(applied.get(step.version, step.checksum) != step.checksum for step in known):
        raise Unavailable(CentreFailure.CHANGED)


def _keep_steps(connection: psycopg.Connection, known: tuple[Migration, ...]) -> None:
    """Record the applied migrations; the first one of a centre that was made before that was noted, too."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO journal.migration (version, name, checksum) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [(step.version, step.name, step.checksum) for step in known],
        )
    connection.execute(SQL("UPDATE journal.centre SET version = {}").format(Literal(known[-1].version)))
