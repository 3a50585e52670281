"""What the office said of erasures by law; what was erased so far was carried out."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE erasure_verdict (
        by_entry BLOB PRIMARY KEY CHECK (length(by_entry) = 16),
        verdict TEXT NOT NULL CHECK (verdict IN ('carried_out', 'rejected'))
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO erasure_verdict (by_entry, verdict) SELECT DISTINCT by_entry, 'carried_out' FROM erased",
)


def up(migrator: object, db: Any) -> None:
    """Make the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
