"""The journal that only grows, the tables projected from it, and this desk's own drafts and print jobs.

Registers of program 0.1.x came to the same tables in twelve steps; ``opening.py`` knows the last of them.
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE meta (
        k TEXT PRIMARY KEY, v ANY
    ) STRICT, WITHOUT ROWID""",
    # The journal: reference for the columns is domain/entries/entry.py, whose hash covers them all.
    """CREATE TABLE journal (
        origin BLOB NOT NULL CHECK (length(origin) = 16), seq INTEGER NOT NULL CHECK (seq > 0),
        prev BLOB NOT NULL CHECK (length(prev) = 32), hash BLOB NOT NULL CHECK (length(hash) = 32),
        lc INTEGER NOT NULL CHECK (lc > 0), entry_id BLOB NOT NULL CHECK (length(entry_id) = 16),
        subject BLOB NOT NULL CHECK (length(subject) = 16), kind TEXT NOT NULL, v INTEGER NOT NULL,
        occurred_at TEXT NOT NULL, recorded_at TEXT NOT NULL, zone TEXT NOT NULL, officer TEXT NOT NULL,
        role TEXT NOT NULL, series TEXT, year INTEGER, no INTEGER,
        parents BLOB NOT NULL CHECK (length(parents) % 16 = 0),
        content_hash BLOB NOT NULL CHECK (length(content_hash) = 32), PRIMARY KEY (origin, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE head (
        origin BLOB PRIMARY KEY CHECK (length(origin) = 16), seq INTEGER NOT NULL, lc INTEGER NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT, WITHOUT ROWID""",
    # Projected: complaints as they stand. The id orders by time of recording; see complaint_projection.py.
    """CREATE TABLE complaint (
        id INTEGER PRIMARY KEY, subject BLOB NOT NULL UNIQUE, series TEXT NOT NULL, year INTEGER NOT NULL,
        no INTEGER NOT NULL, number_text TEXT NOT NULL, check_code TEXT NOT NULL, recorded_at TEXT NOT NULL,
        recorded_on TEXT NOT NULL, received_on TEXT NOT NULL, received_time TEXT NOT NULL, channel TEXT NOT NULL,
        channel_name TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
        phone TEXT NOT NULL, phone_reversed TEXT NOT NULL, nik TEXT NOT NULL, may_offer INTEGER NOT NULL,
        service TEXT NOT NULL, application_no TEXT NOT NULL, external_id TEXT NOT NULL, summary TEXT NOT NULL,
        category TEXT NOT NULL, missing TEXT NOT NULL, due_on TEXT NOT NULL, due_provisional INTEGER NOT NULL,
        late_filing INTEGER NOT NULL, status TEXT NOT NULL, officer TEXT NOT NULL, reviewed_by TEXT NOT NULL,
        papers INTEGER NOT NULL, amendments INTEGER NOT NULL, cycle INTEGER NOT NULL DEFAULT 1,
        waits TEXT NOT NULL DEFAULT '', clock_on TEXT NOT NULL DEFAULT '9999-12-31',
        clock_time TEXT NOT NULL DEFAULT '', clock_provisional INTEGER NOT NULL DEFAULT 0,
        level TEXT NOT NULL DEFAULT '', team TEXT NOT NULL DEFAULT '', papers_until TEXT NOT NULL DEFAULT '',
        responded_on TEXT NOT NULL DEFAULT '', response_late INTEGER NOT NULL DEFAULT 0,
        late_days INTEGER NOT NULL DEFAULT 0, stepped_on TEXT NOT NULL DEFAULT '',
        calendar TEXT NOT NULL DEFAULT '', target_on TEXT NOT NULL DEFAULT '', target_time TEXT NOT NULL DEFAULT '',
        target_provisional INTEGER NOT NULL DEFAULT 0, target_since TEXT NOT NULL DEFAULT '',
        target_limit TEXT NOT NULL DEFAULT '', conflict INTEGER NOT NULL DEFAULT 0, suffix TEXT NOT NULL DEFAULT '',
        action TEXT NOT NULL DEFAULT '', action_on TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '',
        conveyed_on TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '', remark TEXT NOT NULL DEFAULT '',
        merged_into BLOB NOT NULL DEFAULT x'', done_by TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE VIRTUAL TABLE complaint_words USING fts5(
        words, content = '', detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0')""",
    "INSERT INTO complaint_words (complaint_words, rank) VALUES ('secure-delete', 1)",
    """CREATE TABLE word (
        term TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID""",
    # Projected: people and lists.
    """CREATE TABLE officer (
        officer_id BLOB PRIMARY KEY CHECK (length(officer_id) = 16), name TEXT NOT NULL, role TEXT NOT NULL,
        position TEXT NOT NULL, active INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE choice (
        list TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, "group" TEXT NOT NULL, active INTEGER NOT NULL,
        PRIMARY KEY (list, code)
    ) STRICT, WITHOUT ROWID""",
    # This desk's own, never synced: secrets, drafts, print jobs.
    """CREATE TABLE credential (
        officer_id BLOB PRIMARY KEY CHECK (length(officer_id) = 16), secret_hash TEXT NOT NULL,
        wrong_tries INTEGER NOT NULL, last_wrong_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE draft (
        draft_id BLOB PRIMARY KEY CHECK (length(draft_id) = 16), officer_id BLOB NOT NULL, saved_at TEXT NOT NULL,
        fields TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE paper_job (
        id INTEGER PRIMARY KEY, job_id BLOB NOT NULL UNIQUE CHECK (length(job_id) = 16), subject BLOB NOT NULL,
        number_text TEXT NOT NULL, copy_no INTEGER NOT NULL, state TEXT NOT NULL, printer TEXT NOT NULL,
        why TEXT NOT NULL, requested_by TEXT NOT NULL, requested_at TEXT NOT NULL, reason TEXT NOT NULL,
        evidence TEXT NOT NULL DEFAULT '', sent INTEGER NOT NULL DEFAULT 0, printer_id TEXT NOT NULL DEFAULT '',
        turn INTEGER NOT NULL DEFAULT 0, replaces INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    # Projected: the calendar.
    """CREATE TABLE day_off (
        day TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, decree TEXT NOT NULL, certain INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE office_hours (
        weekday INTEGER PRIMARY KEY, opens TEXT NOT NULL, closes TEXT NOT NULL
    ) STRICT""",
    # The chains of this file, what was found of others, and what they own; see replication/.
    """CREATE TABLE my_origin (
        id INTEGER PRIMARY KEY, origin BLOB NOT NULL UNIQUE CHECK (length(origin) = 16),
        token BLOB CHECK (length(token) = 16), next_token BLOB CHECK (length(next_token) = 16),
        parent BLOB CHECK (length(parent) = 16), parent_seq INTEGER, reason TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE journal_fork (
        origin BLOB NOT NULL, seq INTEGER NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL, lc INTEGER NOT NULL,
        entry_id BLOB NOT NULL, subject BLOB NOT NULL, kind TEXT NOT NULL, v INTEGER NOT NULL,
        occurred_at TEXT NOT NULL, recorded_at TEXT NOT NULL, zone TEXT NOT NULL, officer TEXT NOT NULL,
        role TEXT NOT NULL, series TEXT, year INTEGER, no INTEGER, parents BLOB NOT NULL,
        content_hash BLOB NOT NULL, new_origin BLOB, new_seq INTEGER, why TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (origin, seq, hash)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE erased (
        entry_id BLOB PRIMARY KEY CHECK (length(entry_id) = 16),
        by_entry BLOB NOT NULL CHECK (length(by_entry) = 16)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE foreign_series (
        series TEXT NOT NULL, origin BLOB NOT NULL CHECK (length(origin) = 16), PRIMARY KEY (series, origin)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE series_owner (
        series TEXT PRIMARY KEY, origin BLOB NOT NULL CHECK (length(origin) = 16)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE number_floor (
        series TEXT NOT NULL, year INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (series, year)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE renumbered (
        subject BLOB PRIMARY KEY CHECK (length(subject) = 16), first_text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sync_log (
        id INTEGER PRIMARY KEY, ended_at TEXT NOT NULL, complete INTEGER NOT NULL, told TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE day_closed (
        series TEXT NOT NULL, day TEXT NOT NULL, entry_id BLOB NOT NULL, lc INTEGER NOT NULL,
        closed_at TEXT NOT NULL, officer TEXT NOT NULL, position TEXT NOT NULL, lines INTEGER NOT NULL,
        last INTEGER NOT NULL, head TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (series, day)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reminder (
        complaint INTEGER NOT NULL, code TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (complaint, code)
    ) STRICT, WITHOUT ROWID""",
    # Bodies stand apart so that one can be erased by law while the chain still verifies.
    """CREATE TABLE payload (
        entry_id BLOB PRIMARY KEY NOT NULL CHECK (length(entry_id) = 16),
        salt BLOB NOT NULL CHECK (length(salt) = 16), body BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX journal_entry_id ON journal (entry_id)",
    "CREATE INDEX journal_subject ON journal (subject, lc, entry_id)",
    "CREATE INDEX journal_number ON journal (series, year, no) WHERE no IS NOT NULL",
    "CREATE INDEX complaint_day ON complaint (recorded_on, series, no)",
    "CREATE INDEX complaint_number_text ON complaint (number_text)",
    "CREATE INDEX complaint_no ON complaint (no, year)",
    "CREATE INDEX complaint_phone ON complaint (phone_reversed) WHERE phone_reversed <> ''",
    "CREATE INDEX complaint_nik ON complaint (nik) WHERE nik <> ''",
    "CREATE INDEX complaint_application ON complaint (application_no) WHERE application_no <> ''",
    "CREATE INDEX complaint_external ON complaint (channel, external_id) WHERE external_id <> ''",
    "CREATE INDEX paper_job_subject ON paper_job (subject)",
    """CREATE INDEX paper_job_open ON paper_job (id) WHERE state IN
        ('queued', 'checking', 'waiting', 'sending', 'awaiting', 'blocked', 'uncertain')""",
    "CREATE INDEX paper_job_turn ON paper_job (printer_id, turn)",
    "CREATE INDEX journal_fork_entry ON journal_fork (entry_id)",
    "CREATE INDEX complaint_twice ON complaint (series, year, no, suffix)",
    "CREATE INDEX renumbered_text ON renumbered (first_text)",
    "CREATE INDEX complaint_undecided ON complaint (late_filing) WHERE late_filing = 1 AND waits <> ''",
    "CREATE INDEX journal_erasing ON journal (subject) WHERE kind = 'complaint.erased'",
    "CREATE INDEX complaint_merged ON complaint (merged_into) WHERE merged_into <> x''",
    "CREATE INDEX reminder_since ON reminder (code, since)",
    """CREATE INDEX complaint_work
        ON complaint (clock_on, clock_time, waits, missing, papers_until, conflict, done_by) WHERE waits <> ''""",
    """CREATE TRIGGER journal_no_UPDATE BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    # INSERT OR REPLACE would delete without asking the DELETE trigger.
    """CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
        WHEN EXISTS (SELECT 1 FROM journal WHERE origin = new.origin AND seq = new.seq)
        BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END""",
    """CREATE TRIGGER journal_fork_no_UPDATE BEFORE UPDATE ON journal_fork
            BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END""",
    """CREATE TRIGGER journal_fork_no_DELETE BEFORE DELETE ON journal_fork
            BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END""",
    """CREATE TRIGGER journal_number_once BEFORE INSERT ON journal
        WHEN new.no IS NOT NULL AND new.origin = (SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)
            AND EXISTS (SELECT 1 FROM journal j
                WHERE (j.series, j.year, j.no, j.origin) = (new.series, new.year, new.no, new.origin))
        BEGIN SELECT RAISE(ABORT, 'a number is given once'); END""",
    # An entry of this desk leaves its address only when it stands at another one; see fork_repair.py.
    """CREATE TRIGGER journal_no_DELETE BEFORE DELETE ON journal
        WHEN NOT EXISTS (SELECT 1 FROM journal_fork f
                WHERE f.origin = old.origin AND f.seq = old.seq AND f.hash = old.hash AND f.entry_id = old.entry_id)
            OR (old.origin = (SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)
                AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = old.entry_id AND j.origin <> old.origin))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    """CREATE TRIGGER payload_no_UPDATE BEFORE UPDATE ON payload
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry
            WHERE e.entry_id = old.entry_id AND j.kind = 'complaint.erased')
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    # By the key or by the row's number.
    """CREATE TRIGGER payload_no_replace BEFORE INSERT ON payload
        WHEN EXISTS (SELECT 1 FROM payload WHERE entry_id = new.entry_id OR rowid = new.rowid)
        BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END""",
    "PRAGMA application_id = 1179603536",  # FORP: a front-office register, whatever its file is called
)


def up(migrator: object, db: Any) -> None:
    """Make the tables of an empty register."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
