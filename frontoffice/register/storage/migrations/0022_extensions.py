"""Until when the time of an answer was extended, and on what ground a complaint cannot be followed up.

Both are few and found by an index of their own. The tables are made anew after it.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE complaint ADD COLUMN extended_until TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE complaint ADD COLUMN ground TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX complaint_extended ON complaint (received_on) WHERE extended_until <> ''",
    "CREATE INDEX complaint_declined ON complaint (closed_on) WHERE ground <> ''",
)


def up(migrator: object, db: Any) -> None:
    """Add the columns, empty, and their indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
