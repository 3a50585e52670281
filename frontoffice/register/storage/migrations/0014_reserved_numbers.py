"""A complaint may get the last number of a block, which the entry that reserved the block carries already.

All other numbers are given once, as before.
"""

from typing import Any

STATEMENTS = (
    "DROP TRIGGER journal_number_once",
    """CREATE TRIGGER journal_number_once BEFORE INSERT ON journal
        WHEN new.no IS NOT NULL AND new.origin = (SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)
            AND EXISTS (SELECT 1 FROM journal j
                WHERE (j.series, j.year, j.no, j.origin) = (new.series, new.year, new.no, new.origin)
                    AND NOT (j.kind = 'numbers.reserved' AND new.kind = 'complaint.recorded'))
        BEGIN SELECT RAISE(ABORT, 'a number is given once'); END""",
)


def up(migrator: object, db: Any) -> None:
    """Make the trigger anew."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
