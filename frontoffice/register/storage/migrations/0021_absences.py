"""Who is away from when to when, and who takes their place. The table is made from its entries."""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    db.execute_sql("""CREATE TABLE absence (
        absence_id BLOB PRIMARY KEY, officer TEXT NOT NULL, name TEXT NOT NULL, first TEXT NOT NULL,
        last TEXT NOT NULL, substitute TEXT NOT NULL, substitute_name TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""")
