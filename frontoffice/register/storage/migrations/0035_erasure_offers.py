"""Which erasures a centre without the office's key says were carried out, and no supervisor of this desk confirmed."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE erasure_offer (
        by_entry BLOB PRIMARY KEY CHECK (length(by_entry) = 16), subject BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
