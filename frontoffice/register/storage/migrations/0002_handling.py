"""The handling cycle: where each complaint waits and by when, and the office's own calendar.

What 0001 knew of a status (registered, reviewed, cancelled) is enough to fill the new columns of old registers.
"""

from typing import Any

COLUMNS = (
    ("cycle", "INTEGER NOT NULL DEFAULT 1"),
    ("waits", "TEXT NOT NULL DEFAULT ''"),  # the next step, '' when closed
    ("clock_on", "TEXT NOT NULL DEFAULT '9999-12-31'"),  # by when; that far off when nothing is owed
    ("clock_time", "TEXT NOT NULL DEFAULT ''"),
    ("clock_provisional", "INTEGER NOT NULL DEFAULT 0"),
    ("level", "TEXT NOT NULL DEFAULT ''"),
    ("team", "TEXT NOT NULL DEFAULT ''"),
    ("papers_until", "TEXT NOT NULL DEFAULT ''"),
    ("responded_on", "TEXT NOT NULL DEFAULT ''"),
    ("response_late", "INTEGER NOT NULL DEFAULT 0"),
    ("late_days", "INTEGER NOT NULL DEFAULT 0"),
    ("stepped_on", "TEXT NOT NULL DEFAULT ''"),
    ("calendar", "TEXT NOT NULL DEFAULT ''"),
    ("target_on", "TEXT NOT NULL DEFAULT ''"),
    ("target_time", "TEXT NOT NULL DEFAULT ''"),
    ("target_provisional", "INTEGER NOT NULL DEFAULT 0"),
    ("target_since", "TEXT NOT NULL DEFAULT ''"),
    ("target_limit", "TEXT NOT NULL DEFAULT ''"),
    ("conflict", "INTEGER NOT NULL DEFAULT 0"),
)
STATEMENTS = (
    *(f"ALTER TABLE complaint ADD COLUMN {name} {kind}" for name, kind in COLUMNS),
    """UPDATE complaint SET
        waits = CASE WHEN status = 'registered' THEN 'review' WHEN kind = 'complaint' THEN 'analyse' ELSE 'note' END,
        clock_on = CASE WHEN kind = 'complaint' THEN due_on ELSE '9999-12-31' END,
        clock_provisional = CASE WHEN kind = 'complaint' THEN due_provisional ELSE 0 END
        WHERE status IN ('registered', 'reviewed')""",
    # Gives the counts without sorting, and the list in order; closed complaints are not in it.
    """CREATE INDEX complaint_work ON complaint (clock_on, clock_time, waits, missing, papers_until, conflict)
        WHERE waits <> ''""",
    """CREATE TABLE day_off (
        day TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, decree TEXT NOT NULL, certain INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE office_hours (
        weekday INTEGER PRIMARY KEY, opens TEXT NOT NULL, closes TEXT NOT NULL
    ) STRICT""",
)


def up(migrator: object, db: Any) -> None:
    """Add what handling needs."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
