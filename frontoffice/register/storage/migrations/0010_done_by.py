"""Who did what is to be verified: it does not wait for the one who did it.

The tables are made anew after this step.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE complaint ADD COLUMN done_by TEXT NOT NULL DEFAULT ''",  # '' unless it waits to be verified
    "DROP INDEX complaint_work",
    """CREATE INDEX complaint_work
        ON complaint (clock_on, clock_time, waits, missing, papers_until, conflict, done_by) WHERE waits <> ''""",
)


def up(migrator: object, db: Any) -> None:
    """Add it."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
