"""Which complaints stand in SP4N-LAPOR!, under which number there. The tables are made anew after it."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE sp4n (
        complaint INTEGER PRIMARY KEY, number TEXT NOT NULL, state TEXT NOT NULL, seen_on TEXT NOT NULL
    ) STRICT""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
