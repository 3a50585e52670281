"""A print job names who joined the complaint, where the receipt is theirs; all until now are the first one's."""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Add the column, empty."""
    db.execute_sql("ALTER TABLE paper_job ADD COLUMN joined BLOB NOT NULL DEFAULT x''")
