"""Which merged complaints lead to none that somebody handles."""

from typing import Any

STATEMENTS = ("CREATE TABLE merged_in_vain (complaint INTEGER PRIMARY KEY) STRICT",)


def up(migrator: object, db: Any) -> None:
    """Make the table; reading every complaint anew fills it."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
