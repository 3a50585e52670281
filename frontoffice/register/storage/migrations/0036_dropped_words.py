"""Bodies of entries that the office set aside, and that stand in no chain any more, may go; their digests stay."""

from typing import Any

STATEMENTS = (
    "DROP TRIGGER payload_no_DELETE",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry
                WHERE e.entry_id = old.entry_id AND j.kind IN ('complaint.erased', 'consultation.erased'))
            AND NOT EXISTS (SELECT 1 FROM fork_payload f WHERE (f.entry_id, f.salt, f.body)
                = (old.entry_id, old.salt, old.body))
            AND NOT (EXISTS (SELECT 1 FROM journal_fork f WHERE f.entry_id = old.entry_id AND f.new_origin IS NULL
                    AND f.why = 'set_aside')
                AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = old.entry_id))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
)


def up(migrator: object, db: Any) -> None:
    """Make the trigger anew."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
