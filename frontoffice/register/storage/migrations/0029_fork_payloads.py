"""Bodies of forged entries that were taken out, of which the true entry came under the same identity."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE fork_payload (
        content_hash BLOB PRIMARY KEY CHECK (length(content_hash) = 32),
        entry_id BLOB NOT NULL CHECK (length(entry_id) = 16), salt BLOB NOT NULL, body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "DROP TRIGGER payload_no_DELETE",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry
                WHERE e.entry_id = old.entry_id AND j.kind IN ('complaint.erased', 'consultation.erased'))
            AND NOT EXISTS (SELECT 1 FROM fork_payload f WHERE (f.entry_id, f.salt, f.body)
                = (old.entry_id, old.salt, old.body))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    """CREATE TRIGGER fork_payload_no_UPDATE BEFORE UPDATE ON fork_payload
        BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
