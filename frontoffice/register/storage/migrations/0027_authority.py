"""What the office certified of each chain and each series, and which entries have no authority by it.

A chain's entries after ``after``, up to its next row, have that class by a certificate of ``certified``; ``device`` is
whose chain it is (``domain/proof/chain_rights``).
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE chain_right (
        origin BLOB NOT NULL, after INTEGER NOT NULL, device BLOB NOT NULL, certified BLOB NOT NULL,
        class TEXT NOT NULL, PRIMARY KEY (origin, after)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE series_right (
        series TEXT NOT NULL, device BLOB NOT NULL, holds INTEGER NOT NULL, PRIMARY KEY (series, device)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE without_authority (
        entry_id BLOB PRIMARY KEY, subject BLOB NOT NULL, origin BLOB NOT NULL, kind TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX without_authority_subject ON without_authority (subject)",
)


def up(migrator: object, db: Any) -> None:
    """Make the tables, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
