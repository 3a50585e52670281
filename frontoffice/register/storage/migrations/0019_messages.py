"""Messages to complainants that wait to be sent, and what is known of those that were: this desk's own, like its paper.

``way`` says what carries one, ``origin`` on which chain it was asked for. What was sent keeps its number alone.
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE send_job (
        id INTEGER PRIMARY KEY, job_id BLOB NOT NULL UNIQUE CHECK (length(job_id) = 16),
        subject BLOB NOT NULL CHECK (length(subject) = 16), origin BLOB NOT NULL CHECK (length(origin) = 16),
        number_text TEXT NOT NULL, cycle INTEGER NOT NULL, way TEXT NOT NULL, channel TEXT NOT NULL,
        address TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL,
        officer_id BLOB NOT NULL CHECK (length(officer_id) = 16), requested_by TEXT NOT NULL,
        requested_at TEXT NOT NULL, queued_at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
        evidence TEXT NOT NULL, tries INTEGER NOT NULL, next_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX send_job_subject ON send_job (subject)",
    """CREATE INDEX send_job_open ON send_job (id)
        WHERE state IN ('queued', 'sending', 'handed_over', 'uncertain', 'failed')""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
