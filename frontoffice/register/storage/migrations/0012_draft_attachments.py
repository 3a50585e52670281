"""Attachments of forms that were begun and not recorded: they survive a kill as the words do, and stay at the desk."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE draft_attachment (
        draft_id BLOB NOT NULL CHECK (length(draft_id) = 16), place INTEGER NOT NULL,
        attachment_id BLOB NOT NULL UNIQUE CHECK (length(attachment_id) = 16), facts TEXT NOT NULL,
        thumbnail BLOB NOT NULL, PRIMARY KEY (draft_id, place)
    ) STRICT""",
    # Apart, so that another order of them writes no megabytes again.
    """CREATE TABLE draft_content (
        attachment_id BLOB PRIMARY KEY CHECK (length(attachment_id) = 16), content BLOB NOT NULL
    ) STRICT""",
)


def up(migrator: object, db: Any) -> None:
    """Make the tables, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
