"""The nodes of the trees over each chain's hashes that are kept: one for each 256 of the level below.

They are computed from the journal as checkpoints need them, and can be at any time.
"""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    db.execute_sql("""CREATE TABLE hash_tile (
        origin BLOB NOT NULL, level INTEGER NOT NULL, at INTEGER NOT NULL, node BLOB NOT NULL,
        PRIMARY KEY (origin, level, at)
    ) STRICT, WITHOUT ROWID""")
