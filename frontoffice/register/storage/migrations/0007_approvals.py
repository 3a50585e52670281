"""The reports that were approved, each by itself. The tables are made anew after it."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE report_approved (
        entry_id BLOB PRIMARY KEY, lc INTEGER NOT NULL, period TEXT NOT NULL, basis TEXT NOT NULL,
        counter TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, approved_at TEXT NOT NULL,
        zone TEXT NOT NULL, officer TEXT NOT NULL, position TEXT NOT NULL, desk TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
