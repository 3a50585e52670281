"""Rows of the centre's rule tables (schema ``office``), written at each upgrade from the rules of the domain."""

from __future__ import annotations

from typing import Final, LiteralString

import psycopg

from frontoffice.domain.complaint import Status
from frontoffice.domain.steps import RULES, rank

_STATUSES: Final = tuple((str(status), *rank(status)) for status in Status)
_MOVES: Final = tuple(
    (str(step), str(before), str(after)) for step, rule in RULES.items() for before, after in rule.moves.items()
)
_TABLES: Final[tuple[tuple[LiteralString, LiteralString, tuple[tuple[object, ...], ...]], ...]] = (
    ("DELETE FROM office.status", "INSERT INTO office.status (status, closed, along) VALUES (%s, %s, %s)", _STATUSES),
    ("DELETE FROM office.move", "INSERT INTO office.move (step, before, after) VALUES (%s, %s, %s)", _MOVES),
)


def write_rules(connection: psycopg.Connection) -> None:
    """Replace every row of the rule tables; belongs into the transaction of an upgrade."""
    with connection.cursor() as cursor:
        for delete, insert, rows in _TABLES:
            cursor.execute(delete)
            cursor.executemany(insert, rows)
