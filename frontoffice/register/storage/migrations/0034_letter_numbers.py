"""The number of a letter as it was written, beside the key by which letters are compared. Tables are made anew then."""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Add the column, empty; reading every complaint anew fills it."""
    db.execute_sql("ALTER TABLE complaint ADD COLUMN letter_no TEXT NOT NULL DEFAULT ''")
