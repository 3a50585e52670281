"""A digest for the heads of all chains whose origin begins with the same byte, as what an idle round compares.

It is a cache: whatever changes a head forgets the digest of its bucket.
"""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Add the table, empty: the next round computes what lacks."""
    db.execute_sql("CREATE TABLE head_digest (bucket BLOB PRIMARY KEY, digest BLOB NOT NULL) STRICT, WITHOUT ROWID")
    for name, event, row in (("added", "INSERT", "new"), ("moved", "UPDATE", "new"), ("gone", "DELETE", "old")):
        db.execute_sql(
            f"CREATE TRIGGER head_{name} AFTER {event} ON head BEGIN"
            f" DELETE FROM head_digest WHERE bucket = substr({row}.origin, 1, 1); END"
        )
