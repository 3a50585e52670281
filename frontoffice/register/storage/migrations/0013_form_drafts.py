"""What somebody typed in a form of which there is one a person: a report's words, a consultation. It never leaves."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE form_draft (
        form TEXT NOT NULL, officer_id BLOB NOT NULL CHECK (length(officer_id) = 16), saved_at TEXT NOT NULL,
        fields TEXT NOT NULL, PRIMARY KEY (form, officer_id)
    ) STRICT, WITHOUT ROWID""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
