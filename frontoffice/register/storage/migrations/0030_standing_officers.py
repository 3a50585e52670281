"""How far each chain stood here when this file was first opened by a program that keeps its own supervisors in office.

What other desks had written of people by then has its effect: whoever was disabled stays so.
"""

from typing import Any

STATEMENTS = (
    "CREATE TABLE officers_stood (origin BLOB PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO officers_stood (origin, seq) SELECT origin, seq FROM head",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, with what stands."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
