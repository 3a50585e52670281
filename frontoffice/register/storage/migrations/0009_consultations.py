"""Consultations as they stand, what turned out to be complaints among them; their bodies may be erased by law, too.

The tables are made anew after it. Before that, what was erased while an older program did not know of it is taken away.
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE consultation (
        subject BLOB PRIMARY KEY CHECK (length(subject) = 16), recorded_at TEXT NOT NULL, zone TEXT NOT NULL,
        day TEXT NOT NULL, series TEXT NOT NULL, counter TEXT NOT NULL, channel TEXT NOT NULL,
        channel_name TEXT NOT NULL, service TEXT NOT NULL, about TEXT NOT NULL, answer TEXT NOT NULL,
        answered_by TEXT NOT NULL, name TEXT NOT NULL, identity TEXT NOT NULL, officer TEXT NOT NULL,
        complaint BLOB NOT NULL, erased INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX consultation_counted ON consultation (day, series, channel, service) WHERE complaint = x''",
    "CREATE INDEX consultation_listed ON consultation (day, recorded_at, subject)",
    "CREATE INDEX consultation_complaint ON consultation (complaint) WHERE complaint <> x''",
    "CREATE INDEX journal_erasing_consultation ON journal (subject) WHERE kind = 'consultation.erased'",
    "DROP TRIGGER payload_no_DELETE",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry
            WHERE e.entry_id = old.entry_id AND j.kind IN ('complaint.erased', 'consultation.erased'))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
)


def up(migrator: object, db: Any) -> None:
    """Make the table, empty, and let the bodies of consultations go that an entry erased."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
