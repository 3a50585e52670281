"""A register multiplied to a million complaints."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import apsw

from frontoffice.domain.limits import DECISION
from tests.support import filled_register

COMPLAINTS = max(filled_register.SIZE, min(1_000_000, 10 * filled_register.SIZE))


@contextlib.contextmanager
def without_indexes(connection: apsw.Connection) -> Iterator[None]:
    """Let many rows be written, and their indexes be made in the end."""
    question = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'complaint' AND sql <> ''"
    indexes: list[Any] = connection.execute(question).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, sql in indexes:
        connection.execute(sql)


def multiply(connection: apsw.Connection) -> None:
    names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('complaint')")]
    kept = ", ".join(name for name in names if name not in ("id", "subject"))
    there = connection.execute("SELECT count(*) FROM complaint").get
    for turn in range(1, COMPLAINTS // there):
        connection.execute(
            f"INSERT INTO complaint (id, subject, {kept}) SELECT id + {turn} * 20000000000, randomblob(16), {kept}"
            " FROM complaint WHERE id < 20000000000"
        )
    connection.execute(
        "INSERT INTO reminder (complaint, code, since) SELECT id, ?, received_on FROM complaint WHERE waits <> ''",
        (DECISION,),
    )
