"""The tags of credentials and of the register's state, which are made at the opening (``storage/register_tags.py``)."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE authentication (
        what TEXT NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), version INTEGER NOT NULL, content BLOB NOT NULL,
        tag BLOB NOT NULL CHECK (length(tag) = 32), PRIMARY KEY (what, id)
    ) STRICT, WITHOUT ROWID""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
