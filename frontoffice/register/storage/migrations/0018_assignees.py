"""Whose work a complaint is, and whom alone its next step waits for; what waits for somebody is found and counted.

The tables are made anew after it.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE complaint ADD COLUMN assignee TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE complaint ADD COLUMN waits_for TEXT NOT NULL DEFAULT ''",
    "DROP INDEX complaint_work",
    """CREATE INDEX complaint_work
        ON complaint (clock_on, clock_time, waits, missing, papers_until, conflict, done_by, waits_for)
        WHERE waits <> ''""",
    """CREATE INDEX complaint_assigned
        ON complaint (clock_on, clock_time, waits_for, waits, done_by) WHERE waits_for <> ''""",
)


def up(migrator: object, db: Any) -> None:
    """Add the columns, empty, and their indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
