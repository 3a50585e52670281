"""Which complaints are not in SP4N-LAPOR! yet, one row each: counted and listed without looking at all the others.

The tables are made anew after it.
"""

from typing import Any

STATEMENTS = ("CREATE TABLE not_in_sp4n (complaint INTEGER PRIMARY KEY) STRICT",)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
