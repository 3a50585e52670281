"""What reminds besides response and target, the hour by which things are late, and what repeats another complaint.

In ``clock_time``, ``24.00`` is from here on the hour of a date that has none of its own: it sorts after every hour, so
that a limit in hours is late first. The tables are made anew after this step.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE complaint ADD COLUMN merged_into BLOB NOT NULL DEFAULT x''",
    "CREATE INDEX complaint_merged ON complaint (merged_into) WHERE merged_into <> x''",
    # The limits that run, by what they count from.
    """CREATE TABLE reminder (
        complaint INTEGER NOT NULL, code TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (complaint, code)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX reminder_since ON reminder (code, since)",
)


def up(migrator: object, db: Any) -> None:
    """Add them."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
