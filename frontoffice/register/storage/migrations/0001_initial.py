"""The journal that only grows, the tables projected from it, and this desk's own drafts and print jobs."""

from typing import Any

STATEMENTS = (
    "CREATE TABLE meta (k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID",
    # The journal: reference for the columns is domain/entry.py, whose hash covers them all.
    """CREATE TABLE journal (
        origin BLOB NOT NULL CHECK (length(origin) = 16),
        seq INTEGER NOT NULL CHECK (seq > 0),
        prev BLOB NOT NULL CHECK (length(prev) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        lc INTEGER NOT NULL CHECK (lc > 0),
        entry_id BLOB NOT NULL CHECK (length(entry_id) = 16),
        subject BLOB NOT NULL CHECK (length(subject) = 16),
        kind TEXT NOT NULL,
        v INTEGER NOT NULL,
        occurred_at TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        zone TEXT NOT NULL,
        officer TEXT NOT NULL,
        role TEXT NOT NULL,
        series TEXT,
        year INTEGER,
        no INTEGER,
        parents BLOB NOT NULL CHECK (length(parents) % 16 = 0),
        content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
        PRIMARY KEY (origin, seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX journal_entry_id ON journal (entry_id)",
    "CREATE INDEX journal_subject ON journal (subject, lc, entry_id)",
    "CREATE UNIQUE INDEX journal_number_once ON journal (origin, series, year, no) WHERE no IS NOT NULL",
    "CREATE INDEX journal_number ON journal (series, year, no) WHERE no IS NOT NULL",
    # Bodies stand apart so that one can be erased by law while the chain still verifies.
    """CREATE TABLE payload (
        entry_id BLOB PRIMARY KEY CHECK (length(entry_id) = 16),
        salt BLOB NOT NULL CHECK (length(salt) = 16),
        body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE head (
        origin BLOB PRIMARY KEY CHECK (length(origin) = 16),
        seq INTEGER NOT NULL,
        lc INTEGER NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT, WITHOUT ROWID""",
    *(
        f"""CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END"""
        for table in ("journal", "payload")
        for verb in ("UPDATE", "DELETE")
    ),
    # INSERT OR REPLACE would delete without asking the DELETE trigger.
    """CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
        WHEN EXISTS (SELECT 1 FROM journal WHERE origin = new.origin AND seq = new.seq)
        BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END""",
    """CREATE TRIGGER payload_no_replace BEFORE INSERT ON payload
        WHEN EXISTS (SELECT 1 FROM payload WHERE entry_id = new.entry_id)
        BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END""",
    # Projected: complaints as they stand. The id orders by time of recording; see projection.py.
    """CREATE TABLE complaint (
        id INTEGER PRIMARY KEY,
        subject BLOB NOT NULL UNIQUE,
        series TEXT NOT NULL,
        year INTEGER NOT NULL,
        no INTEGER NOT NULL,
        number_text TEXT NOT NULL,
        check_code TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_on TEXT NOT NULL,
        received_on TEXT NOT NULL,
        received_time TEXT NOT NULL,
        channel TEXT NOT NULL,
        channel_name TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        phone TEXT NOT NULL,
        phone_reversed TEXT NOT NULL,
        nik TEXT NOT NULL,
        may_offer INTEGER NOT NULL,
        service TEXT NOT NULL,
        application_no TEXT NOT NULL,
        external_id TEXT NOT NULL,
        summary TEXT NOT NULL,
        category TEXT NOT NULL,
        missing TEXT NOT NULL,
        due_on TEXT NOT NULL,
        due_provisional INTEGER NOT NULL,
        late_filing INTEGER NOT NULL,
        status TEXT NOT NULL,
        officer TEXT NOT NULL,
        reviewed_by TEXT NOT NULL,
        papers INTEGER NOT NULL,
        amendments INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX complaint_day ON complaint (recorded_on, series, no)",
    "CREATE INDEX complaint_number_text ON complaint (number_text)",
    "CREATE INDEX complaint_no ON complaint (no, year)",
    "CREATE INDEX complaint_phone ON complaint (phone_reversed) WHERE phone_reversed <> ''",
    "CREATE INDEX complaint_nik ON complaint (nik) WHERE nik <> ''",
    "CREATE INDEX complaint_application ON complaint (application_no) WHERE application_no <> ''",
    "CREATE INDEX complaint_external ON complaint (channel, external_id) WHERE external_id <> ''",
    """CREATE VIRTUAL TABLE complaint_words USING fts5(
        words, content = '', detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0')""",
    "INSERT INTO complaint_words (complaint_words, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE word (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    # Projected: people and lists.
    """CREATE TABLE officer (
        officer_id BLOB PRIMARY KEY CHECK (length(officer_id) = 16),
        name TEXT NOT NULL, role TEXT NOT NULL, position TEXT NOT NULL, active INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE choice (
        list TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, "group" TEXT NOT NULL, active INTEGER NOT NULL,
        PRIMARY KEY (list, code)
    ) STRICT, WITHOUT ROWID""",
    # This desk's own, never synced: secrets, drafts, print jobs.
    """CREATE TABLE credential (
        officer_id BLOB PRIMARY KEY CHECK (length(officer_id) = 16),
        secret_hash TEXT NOT NULL, wrong_tries INTEGER NOT NULL, last_wrong_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE draft (
        draft_id BLOB PRIMARY KEY CHECK (length(draft_id) = 16),
        officer_id BLOB NOT NULL, saved_at TEXT NOT NULL, fields TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE paper_job (
        id INTEGER PRIMARY KEY,
        job_id BLOB NOT NULL UNIQUE CHECK (length(job_id) = 16),
        subject BLOB NOT NULL, number_text TEXT NOT NULL, copy_no INTEGER NOT NULL, state TEXT NOT NULL,
        printer TEXT NOT NULL, why TEXT NOT NULL, requested_by TEXT NOT NULL, requested_at TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX paper_job_subject ON paper_job (subject)",
    "CREATE INDEX paper_job_open ON paper_job (id) WHERE state IN ('queued', 'sending', 'waiting', 'uncertain')",
    "PRAGMA application_id = 1179603536",  # FORP: a front-office register, whatever its file is called
)


def up(migrator: object, db: Any) -> None:
    """Make the tables of an empty register."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
