"""One index with all that a list is limited to, and the filters that officers keep on this desk."""

from typing import Any

STATEMENTS = (
    # Wide, so that even a filter that hardly any complaint passes reads the index alone.
    """CREATE INDEX complaint_filter ON complaint (received_on, channel, kind, service, category, status, officer, team,
        cycle, missing, response_late, waits, clock_on)""",
    """CREATE TABLE kept_filter (
        officer_id BLOB NOT NULL CHECK (length(officer_id) = 16), name TEXT NOT NULL, filter TEXT NOT NULL,
        PRIMARY KEY (officer_id, name)
    ) STRICT, WITHOUT ROWID""",
)


def up(migrator: object, db: Any) -> None:
    """Make the index and the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
