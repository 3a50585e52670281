"""What the chain held when a day was closed: how many entries, and the root of the tree over them.

The tables are made anew after it.
"""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Add the columns, empty: what was closed before has no root."""
    db.execute_sql("ALTER TABLE day_closed ADD COLUMN entries INTEGER NOT NULL DEFAULT 0")
    db.execute_sql("ALTER TABLE day_closed ADD COLUMN root TEXT NOT NULL DEFAULT ''")
