"""What a register needs to agree with others: its own chains and tokens, evidence of every heal, whose a series is."""

from typing import Any

_ROW = """
        origin BLOB NOT NULL, seq INTEGER NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL, lc INTEGER NOT NULL,
        entry_id BLOB NOT NULL, subject BLOB NOT NULL, kind TEXT NOT NULL, v INTEGER NOT NULL,
        occurred_at TEXT NOT NULL, recorded_at TEXT NOT NULL, zone TEXT NOT NULL, officer TEXT NOT NULL,
        role TEXT NOT NULL, series TEXT, year INTEGER, no INTEGER, parents BLOB NOT NULL, content_hash BLOB NOT NULL"""
STATEMENTS = (
    # Every chain that this file has written to; the last one is the one it writes to now.
    """CREATE TABLE my_origin (
        id INTEGER PRIMARY KEY,
        origin BLOB NOT NULL UNIQUE CHECK (length(origin) = 16),
        token BLOB CHECK (length(token) = 16),
        next_token BLOB CHECK (length(next_token) = 16),
        parent BLOB CHECK (length(parent) = 16),
        parent_seq INTEGER,
        reason TEXT NOT NULL
    ) STRICT""",
    "INSERT INTO my_origin (origin, reason) SELECT v, '' FROM meta WHERE k = 'origin'",
    "DELETE FROM meta WHERE k = 'origin'",
    # An entry leaves its address only when its whole row stands here.
    f"""CREATE TABLE journal_fork ({_ROW},
        new_origin BLOB, new_seq INTEGER, why TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (origin, seq, hash)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX journal_fork_entry ON journal_fork (entry_id)",
    *(
        f"""CREATE TRIGGER journal_fork_no_{verb} BEFORE {verb} ON journal_fork
            BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END"""
        for verb in ("UPDATE", "DELETE")
    ),
    "DROP TRIGGER journal_no_DELETE",
    """CREATE TRIGGER journal_no_DELETE BEFORE DELETE ON journal
        WHEN NOT EXISTS (SELECT 1 FROM journal_fork f
            WHERE f.origin = old.origin AND f.seq = old.seq AND f.hash = old.hash AND f.entry_id = old.entry_id)
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    """CREATE TABLE erased (
        entry_id BLOB PRIMARY KEY CHECK (length(entry_id) = 16), by_entry BLOB NOT NULL CHECK (length(by_entry) = 16)
    ) STRICT, WITHOUT ROWID""",
    # Numbers: what other desks count in, who took a series over, and what was given before a backup was put back.
    """CREATE TABLE foreign_series (
        series TEXT NOT NULL, origin BLOB NOT NULL CHECK (length(origin) = 16), PRIMARY KEY (series, origin)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE series_owner (
        series TEXT PRIMARY KEY, origin BLOB NOT NULL CHECK (length(origin) = 16)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE number_floor (
        series TEXT NOT NULL, year INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (series, year)
    ) STRICT, WITHOUT ROWID""",
    "ALTER TABLE complaint ADD COLUMN suffix TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX complaint_twice ON complaint (series, year, no, suffix)",
    """CREATE TABLE renumbered (
        subject BLOB PRIMARY KEY CHECK (length(subject) = 16), first_text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX renumbered_text ON renumbered (first_text)",
    # What the exchange told, for the page that shows it; nothing is decided by it.
    """CREATE TABLE sync_log (
        id INTEGER PRIMARY KEY, ended_at TEXT NOT NULL, complete INTEGER NOT NULL, told TEXT NOT NULL
    ) STRICT""",
)


def up(migrator: object, db: Any) -> None:
    """Make the exchange's tables; what stood in ``meta`` as the file's only chain becomes its first."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
