"""An entry of this desk leaves its address only when it stands at another one.

Evidence alone can be written by anybody; so could a gap be. Somebody else's branch may go, and so may one of an older
chain of this file that the centre has from another device: both were sent there first.
"""

from typing import Any

STATEMENTS = (
    "DROP TRIGGER journal_no_DELETE",
    """CREATE TRIGGER journal_no_DELETE BEFORE DELETE ON journal
        WHEN NOT EXISTS (SELECT 1 FROM journal_fork f
                WHERE f.origin = old.origin AND f.seq = old.seq AND f.hash = old.hash AND f.entry_id = old.entry_id)
            OR (old.origin = (SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)
                AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = old.entry_id AND j.origin <> old.origin))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
)


def up(migrator: object, db: Any) -> None:
    """Look for the entry itself, too."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
