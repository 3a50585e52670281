"""The rest of the book's columns (team, action, result, answer, remark), and the days that were closed."""

from typing import Any

COLUMNS = ("action", "action_on", "outcome", "conveyed_on", "answer", "remark")
STATEMENTS = (
    *(f"ALTER TABLE complaint ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in COLUMNS),
    """CREATE TABLE day_closed (
        series TEXT NOT NULL, day TEXT NOT NULL, entry_id BLOB NOT NULL, lc INTEGER NOT NULL, closed_at TEXT NOT NULL,
        officer TEXT NOT NULL, position TEXT NOT NULL, lines INTEGER NOT NULL, last INTEGER NOT NULL,
        head TEXT NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (series, day)
    ) STRICT, WITHOUT ROWID""",
)


def up(migrator: object, db: Any) -> None:
    """Add what the book's page needs; the columns are filled when the tables are made anew."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
