"""Rows of the centre's rule tables (schema ``office``), written at each upgrade from the rules of the domain."""

from __future__ import annotations

from typing import Final, LiteralString

import psycopg

from frontoffice.domain.cases.steps import rank
from frontoffice.domain.complaint import Status

_STATUSES: Final = tuple((str(status), *rank(status)) for status in Status)
_CERTIFICATES: Final[tuple[LiteralString, ...]] = (
    "DELETE FROM office.certificate",
    "DELETE FROM office.chain_bound",
    "SELECT office.take_certificate(serial, about, note) FROM journal.note WHERE 'certificate' = kind ORDER BY serial",
)


def write_rules(connection: psycopg.Connection) -> None:
    """Replace every row of the statuses and of what certificates say; belongs into the transaction of an upgrade."""
    connection.execute("DELETE FROM office.status")
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO office.status (status, closed, along) VALUES (%s, %s, %s)", _STATUSES)
    for statement in _CERTIFICATES:
        connection.execute(statement)
