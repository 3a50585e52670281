"""Attachments: their contents in chunks, beside the journal; which complaint has which, and by which words.

The tables are made anew after it.
"""

from typing import Any

STATEMENTS = (
    # Not projected: what entries name by a salted hash. ``plain`` (SHA-256) stands where all of it is here, and finds
    # the same file when it is attached again.
    """CREATE TABLE content (
        id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE CHECK (length(key) = 56),
        plain BLOB CHECK (length(plain) = 32)
    ) STRICT""",
    """CREATE TABLE content_chunk (
        content INTEGER NOT NULL, no INTEGER NOT NULL CHECK (no >= 0), data BLOB NOT NULL CHECK (length(data) > 0),
        PRIMARY KEY (content, no)
    ) STRICT""",
    "CREATE INDEX content_plain ON content (plain) WHERE plain IS NOT NULL",
    """CREATE TRIGGER content_chunk_no_UPDATE BEFORE UPDATE ON content_chunk
        BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END""",
    """CREATE TRIGGER content_chunk_no_replace BEFORE INSERT ON content_chunk
        WHEN EXISTS (SELECT 1 FROM content_chunk WHERE content = new.content AND no = new.no)
        BEGIN SELECT RAISE(ABORT, 'contents are never replaced'); END""",
    # Projected.
    """CREATE TABLE attachment (
        id INTEGER PRIMARY KEY, entry_id BLOB NOT NULL UNIQUE CHECK (length(entry_id) = 16),
        complaint INTEGER NOT NULL, kind TEXT NOT NULL, content BLOB NOT NULL CHECK (length(content) = 56),
        text BLOB NOT NULL, withdrawn INTEGER NOT NULL, found INTEGER NOT NULL, words TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX attachment_complaint ON attachment (complaint)",
    "CREATE INDEX attachment_content ON attachment (content)",
    "CREATE INDEX attachment_text ON attachment (text) WHERE text <> x''",
    """CREATE VIRTUAL TABLE attachment_words USING fts5(
        words, content = '', detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0')""",
    "INSERT INTO attachment_words (attachment_words, rank) VALUES ('secure-delete', 1)",
)


def up(migrator: object, db: Any) -> None:
    """Make the tables, empty."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
