"""What the office and its devices signed: the office's notes, the newest checkpoint of each chain, proofs of forks.

A chain belongs to the device whose checkpoint of it was the first that held.
"""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Make the tables, empty."""
    for statement in (
        """CREATE TABLE signed_note (
            serial INTEGER PRIMARY KEY, kind TEXT NOT NULL, about BLOB, note TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE chain_checkpoint (
            origin BLOB NOT NULL, signer TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL,
            PRIMARY KEY (origin, signer)
        ) STRICT, WITHOUT ROWID""",
        "CREATE TABLE chain_owner (origin BLOB PRIMARY KEY, device_id BLOB NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE fork_evidence (
            origin BLOB NOT NULL, device_id BLOB, one TEXT NOT NULL, other TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (origin, one, other)
        ) STRICT, WITHOUT ROWID""",
    ):
        db.execute_sql(statement)
