"""Messages that came in by themselves: their table, up to where this desk has read, and complaints by their e-mail."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE message (
        subject BLOB PRIMARY KEY CHECK (length(subject) = 16), channel TEXT NOT NULL, arrived_at TEXT NOT NULL,
        recorded_at TEXT NOT NULL, zone TEXT NOT NULL, day TEXT NOT NULL, series TEXT NOT NULL,
        counter TEXT NOT NULL, outcome TEXT NOT NULL, complaint BLOB NOT NULL, reason TEXT NOT NULL,
        settled_at TEXT NOT NULL, settled_by TEXT NOT NULL, recipient_failed TEXT NOT NULL,
        in_vain INTEGER NOT NULL, erased INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE message_file (
        entry_id BLOB PRIMARY KEY CHECK (length(entry_id) = 16), message BLOB NOT NULL, content BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX message_file_message ON message_file (message)",
    "CREATE INDEX message_file_content ON message_file (content)",
    """CREATE TABLE sent_message (
        job_id BLOB NOT NULL, subject BLOB NOT NULL, PRIMARY KEY (job_id, subject)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX sent_message_subject ON sent_message (subject)",
    "CREATE INDEX message_waiting ON message (arrived_at, subject) WHERE outcome = '' AND erased = 0",
    "CREATE INDEX message_settled ON message (settled_at, subject) WHERE outcome <> '' AND erased = 0",
    "CREATE INDEX message_failure ON message (recipient_failed) WHERE recipient_failed <> ''",
    "CREATE INDEX message_counted ON message (day, series, channel)",
    "CREATE INDEX message_complaint ON message (complaint) WHERE complaint <> x''",
    "CREATE INDEX journal_erasing_message ON journal (subject) WHERE kind = 'message.erased'",
    "ALTER TABLE complaint ADD COLUMN email TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX complaint_email ON complaint (email) WHERE email <> ''",
    # As it was, but that a message is erased, too.
    "DROP TRIGGER payload_no_DELETE",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry WHERE e.entry_id =
            old.entry_id AND j.kind IN ('complaint.erased', 'consultation.erased', 'message.erased'))
            AND NOT EXISTS (SELECT 1
            FROM fork_payload f WHERE (f.entry_id, f.salt, f.body) = (old.entry_id, old.salt, old.body)) AND NOT
            (EXISTS (SELECT 1 FROM journal_fork f WHERE f.entry_id = old.entry_id AND f.new_origin IS NULL AND
            f.why = 'set_aside') AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = old.entry_id))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    "CREATE TABLE receiving_place (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


def up(migrator: object, db: Any) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
