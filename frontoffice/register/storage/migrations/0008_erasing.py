"""A body may go once an entry erased it: the trigger that keeps bodies looks for that entry."""

from typing import Any

STATEMENTS = (
    "CREATE INDEX journal_erasing ON journal (subject) WHERE kind = 'complaint.erased'",
    "DROP TRIGGER payload_no_DELETE",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry
            WHERE e.entry_id = old.entry_id AND j.kind = 'complaint.erased')
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
)


def up(migrator: object, db: Any) -> None:
    """Let what was erased by law go."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
