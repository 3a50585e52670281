"""A chain may hold a number twice: the office can put branches of two copies into one, and no paper is un-printed.

The chain that this desk writes now still holds each number once.
"""

from typing import Any

STATEMENTS = (
    "DROP INDEX journal_number_once",
    """CREATE TRIGGER journal_number_once BEFORE INSERT ON journal
        WHEN new.no IS NOT NULL AND new.origin = (SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)
            AND EXISTS (SELECT 1 FROM journal j
                WHERE (j.series, j.year, j.no, j.origin) = (new.series, new.year, new.no, new.origin))
        BEGIN SELECT RAISE(ABORT, 'a number is given once'); END""",
)


def up(migrator: object, db: Any) -> None:
    """Let what was carried arrive."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
