"""The journal that only grows, the tables projected from it, and this desk's own: secrets, drafts, print jobs.

The counts of the complaints' table are kept right by the file itself: triggers add what a row is counted as now and
take away what it was, whoever writes it. A count below zero is damage, and stops what is being written. Every
connection parses all this, so what is counted stands once, in the trigger of a view that rows are put into with the
sign of their count.

``report_count`` has the complaints by each of what reports divide them by, the two days by which they belong to a
period, and what is owed by when; ``report_done`` those that are closed, ``report_span`` what took how long;
``work_count``, ``assigned_count`` and ``reminder_count`` what is open by all that the worklist counts. That the counts
are those of the rows is compared in ``projection/complaint_counts.py``.
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE meta (
        k TEXT PRIMARY KEY, v ANY
    ) STRICT, WITHOUT ROWID""",
    # The journal: domain/entries/entry.py names the columns, whose hash covers them all.
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
    # Projected: complaints as they stand. The id orders by time of recording; see projection/complaint_projection.py.
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
        merged_into BLOB NOT NULL DEFAULT x'', done_by TEXT NOT NULL DEFAULT '', closed_on TEXT NOT NULL DEFAULT '',
        sector TEXT NOT NULL DEFAULT '', regency TEXT NOT NULL DEFAULT '', district TEXT NOT NULL DEFAULT '',
        agency TEXT NOT NULL DEFAULT '', assignee TEXT NOT NULL DEFAULT '', waits_for TEXT NOT NULL DEFAULT '',
        extended_until TEXT NOT NULL DEFAULT '', ground TEXT NOT NULL DEFAULT '',
        counted INTEGER NOT NULL DEFAULT 1, letter_no TEXT NOT NULL DEFAULT ''
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
    # This desk's own, never sent: secrets, drafts, print jobs.
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
        turn INTEGER NOT NULL DEFAULT 0, replaces INTEGER NOT NULL DEFAULT 0, joined BLOB NOT NULL DEFAULT x''
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
        last INTEGER NOT NULL, head TEXT NOT NULL, note TEXT NOT NULL, entries INTEGER NOT NULL DEFAULT 0,
        root TEXT NOT NULL DEFAULT '', PRIMARY KEY (series, day)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reminder (
        complaint INTEGER NOT NULL, code TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (complaint, code)
    ) STRICT, WITHOUT ROWID""",
    # Bodies stand apart so that one can be erased by law while the chain still verifies.
    """CREATE TABLE payload (
        entry_id BLOB PRIMARY KEY NOT NULL CHECK (length(entry_id) = 16),
        salt BLOB NOT NULL CHECK (length(salt) = 16), body BLOB NOT NULL
    ) STRICT""",
    # Tags over what no other program may change unnoticed; see authentication.py.
    """CREATE TABLE authentication (
        what TEXT NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), version INTEGER NOT NULL,
        content BLOB NOT NULL, tag BLOB NOT NULL CHECK (length(tag) = 32), PRIMARY KEY (what, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE kept_filter (
        officer_id BLOB NOT NULL CHECK (length(officer_id) = 16), name TEXT NOT NULL, filter TEXT NOT NULL,
        PRIMARY KEY (officer_id, name)
    ) STRICT, WITHOUT ROWID""",
    # Counts that triggers keep; see below.
    """CREATE TABLE report_count (
        cut TEXT NOT NULL, value TEXT NOT NULL, series TEXT NOT NULL, received_on TEXT NOT NULL,
        recorded_on TEXT NOT NULL, clock TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (cut, value, series, received_on, recorded_on, clock)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE report_done (
        cut TEXT NOT NULL, value TEXT NOT NULL, series TEXT NOT NULL, done_on TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (cut, value, series, done_on)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE report_span (
        what TEXT NOT NULL, received_on TEXT NOT NULL, ended_on TEXT NOT NULL, recorded_on TEXT NOT NULL,
        series TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, received_on, ended_on, recorded_on, series)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE work_count (
        clock_on TEXT NOT NULL, clock_time TEXT NOT NULL, waits TEXT NOT NULL, incomplete INTEGER NOT NULL,
        papers_until TEXT NOT NULL, conflict INTEGER NOT NULL, done_by TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reminder_count (
        limits TEXT PRIMARY KEY, n INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sp4n (
        complaint INTEGER PRIMARY KEY, number TEXT NOT NULL, state TEXT NOT NULL, seen_on TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE report_approved (
        entry_id BLOB PRIMARY KEY, lc INTEGER NOT NULL, period TEXT NOT NULL, basis TEXT NOT NULL,
        counter TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, approved_at TEXT NOT NULL,
        zone TEXT NOT NULL, officer TEXT NOT NULL, position TEXT NOT NULL, desk TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE consultation (
        subject BLOB PRIMARY KEY CHECK (length(subject) = 16), recorded_at TEXT NOT NULL, zone TEXT NOT NULL,
        day TEXT NOT NULL, series TEXT NOT NULL, counter TEXT NOT NULL, channel TEXT NOT NULL,
        channel_name TEXT NOT NULL, service TEXT NOT NULL, about TEXT NOT NULL, answer TEXT NOT NULL,
        answered_by TEXT NOT NULL, name TEXT NOT NULL, identity TEXT NOT NULL, officer TEXT NOT NULL,
        complaint BLOB NOT NULL, erased INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE not_in_sp4n (
        complaint INTEGER PRIMARY KEY
    ) STRICT""",
    # Attachments: contents in pieces, and who refers to them.
    """CREATE TABLE content (
        id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE CHECK (length(key) = 56),
        plain BLOB CHECK (length(plain) = 32)
    ) STRICT""",
    """CREATE TABLE content_chunk (
        content INTEGER NOT NULL, no INTEGER NOT NULL CHECK (no >= 0), data BLOB NOT NULL CHECK (length(data) > 0),
        PRIMARY KEY (content, no)
    ) STRICT""",
    """CREATE TABLE attachment (
        id INTEGER PRIMARY KEY, entry_id BLOB NOT NULL UNIQUE CHECK (length(entry_id) = 16),
        complaint INTEGER NOT NULL, kind TEXT NOT NULL, content BLOB NOT NULL CHECK (length(content) = 56),
        text BLOB NOT NULL, withdrawn INTEGER NOT NULL, found INTEGER NOT NULL, words TEXT NOT NULL
    ) STRICT""",
    """CREATE VIRTUAL TABLE attachment_words USING fts5(
        words, content = '', detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0')""",
    "INSERT INTO attachment_words (attachment_words, rank) VALUES ('secure-delete', 1)",
    """CREATE TABLE draft_attachment (
        draft_id BLOB NOT NULL CHECK (length(draft_id) = 16), place INTEGER NOT NULL,
        attachment_id BLOB NOT NULL UNIQUE CHECK (length(attachment_id) = 16), facts TEXT NOT NULL,
        thumbnail BLOB NOT NULL, PRIMARY KEY (draft_id, place)
    ) STRICT""",
    """CREATE TABLE draft_content (
        attachment_id BLOB PRIMARY KEY CHECK (length(attachment_id) = 16), content BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE form_draft (
        form TEXT NOT NULL, officer_id BLOB NOT NULL CHECK (length(officer_id) = 16), saved_at TEXT NOT NULL,
        fields TEXT NOT NULL, PRIMARY KEY (form, officer_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE send_job (
        id INTEGER PRIMARY KEY, job_id BLOB NOT NULL UNIQUE CHECK (length(job_id) = 16),
        subject BLOB NOT NULL CHECK (length(subject) = 16), origin BLOB NOT NULL CHECK (length(origin) = 16),
        number_text TEXT NOT NULL, cycle INTEGER NOT NULL, way TEXT NOT NULL, channel TEXT NOT NULL,
        address TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL,
        officer_id BLOB NOT NULL CHECK (length(officer_id) = 16), requested_by TEXT NOT NULL,
        requested_at TEXT NOT NULL, queued_at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
        evidence TEXT NOT NULL, tries INTEGER NOT NULL, next_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE assigned_count (
        waits_for TEXT NOT NULL, waits TEXT NOT NULL, done_by TEXT NOT NULL, clock_on TEXT NOT NULL,
        clock_time TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (waits_for, waits, done_by, clock_on, clock_time)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE absence (
        absence_id BLOB PRIMARY KEY, officer TEXT NOT NULL, name TEXT NOT NULL, first TEXT NOT NULL,
        last TEXT NOT NULL, substitute TEXT NOT NULL, substitute_name TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    # Kept nodes of each chain's hash tree, one in 256: a cache.
    """CREATE TABLE hash_tile (
        origin BLOB NOT NULL, level INTEGER NOT NULL, at INTEGER NOT NULL, node BLOB NOT NULL,
        PRIMARY KEY (origin, level, at)
    ) STRICT, WITHOUT ROWID""",
    # What the office signed of devices and chains, and what follows from it.
    """CREATE TABLE signed_note (
        serial INTEGER PRIMARY KEY, kind TEXT NOT NULL, about BLOB, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE chain_checkpoint (
        origin BLOB NOT NULL, signer TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (origin, signer)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE chain_owner (
        origin BLOB PRIMARY KEY, device_id BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE fork_evidence (
        origin BLOB NOT NULL, device_id BLOB, one TEXT NOT NULL, other TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (origin, one, other)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE head_digest (
        bucket BLOB PRIMARY KEY, digest BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE chain_right (
        origin BLOB NOT NULL, after INTEGER NOT NULL, device BLOB NOT NULL, certified BLOB NOT NULL,
        class TEXT NOT NULL, PRIMARY KEY (origin, after)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE series_right (
        series TEXT NOT NULL, device BLOB NOT NULL, holds INTEGER NOT NULL, PRIMARY KEY (series, device)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE without_authority (
        entry_id BLOB PRIMARY KEY, subject BLOB NOT NULL, origin BLOB NOT NULL, kind TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE erasure_verdict (
        by_entry BLOB PRIMARY KEY CHECK (length(by_entry) = 16),
        verdict TEXT NOT NULL CHECK (verdict IN ('carried_out', 'rejected'))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE fork_payload (
        content_hash BLOB PRIMARY KEY CHECK (length(content_hash) = 32),
        entry_id BLOB NOT NULL CHECK (length(entry_id) = 16), salt BLOB NOT NULL, body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE merged_in_vain (
        complaint INTEGER PRIMARY KEY
    ) STRICT""",
    # Letters and LAPOR items that two desks recorded.
    """CREATE TABLE held_item (
        item TEXT NOT NULL, complaint INTEGER NOT NULL, PRIMARY KEY (item, complaint)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE same_item (
        complaint INTEGER PRIMARY KEY
    ) STRICT""",
    """CREATE TABLE erasure_offer (
        by_entry BLOB PRIMARY KEY CHECK (length(by_entry) = 16), subject BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
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
    """CREATE INDEX paper_job_open ON paper_job (id)
        WHERE state IN ('queued', 'checking', 'waiting', 'sending', 'awaiting', 'blocked', 'uncertain')""",
    "CREATE INDEX paper_job_turn ON paper_job (printer_id, turn)",
    "CREATE INDEX journal_fork_entry ON journal_fork (entry_id)",
    "CREATE INDEX complaint_twice ON complaint (series, year, no, suffix)",
    "CREATE INDEX renumbered_text ON renumbered (first_text)",
    "CREATE INDEX complaint_undecided ON complaint (late_filing) WHERE late_filing = 1 AND waits <> ''",
    "CREATE INDEX journal_erasing ON journal (subject) WHERE kind = 'complaint.erased'",
    "CREATE INDEX complaint_merged ON complaint (merged_into) WHERE merged_into <> x''",
    "CREATE INDEX reminder_since ON reminder (code, since)",
    "CREATE INDEX complaint_received ON complaint (received_on, series, no)",
    "CREATE INDEX complaint_closed ON complaint (closed_on, received_on)",
    """CREATE INDEX complaint_person ON complaint (iif(nik <> '', nik, phone_reversed), received_on)
        WHERE may_offer = 1 AND nik || phone_reversed <> ''""",
    """CREATE INDEX complaint_filter ON complaint (received_on, channel, kind, service, category, status, officer,
        team, cycle, missing, response_late, waits, clock_on, clock_time, regency, district, agency)""",
    "CREATE INDEX consultation_counted ON consultation (day, series, channel, service) WHERE complaint = x''",
    "CREATE INDEX consultation_listed ON consultation (day, recorded_at, subject)",
    "CREATE INDEX consultation_complaint ON consultation (complaint) WHERE complaint <> x''",
    "CREATE INDEX journal_erasing_consultation ON journal (subject) WHERE kind = 'consultation.erased'",
    "CREATE INDEX content_plain ON content (plain) WHERE plain IS NOT NULL",
    "CREATE INDEX attachment_complaint ON attachment (complaint)",
    "CREATE INDEX attachment_content ON attachment (content)",
    "CREATE INDEX attachment_text ON attachment (text) WHERE text <> x''",
    """CREATE INDEX report_owed ON report_count (cut, value, clock, received_on, recorded_on, series, n)
        WHERE clock > ''""",
    """CREATE INDEX complaint_work ON complaint (clock_on, clock_time, waits, missing, papers_until, conflict, done_by,
        waits_for)
        WHERE waits <> ''""",
    "CREATE INDEX send_job_subject ON send_job (subject)",
    """CREATE INDEX send_job_open ON send_job (id)
        WHERE state IN ('queued', 'sending', 'handed_over', 'uncertain', 'failed')""",
    """CREATE INDEX complaint_assigned ON complaint (waits_for, clock_on, clock_time, waits, missing, papers_until,
        conflict, done_by)
        WHERE waits <> ''""",
    "CREATE INDEX complaint_extended ON complaint (received_on) WHERE extended_until <> ''",
    "CREATE INDEX complaint_declined ON complaint (closed_on) WHERE ground <> ''",
    "CREATE INDEX without_authority_subject ON without_authority (subject)",
    "CREATE INDEX held_item_of ON held_item (complaint)",
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
    # An entry of this desk leaves its address only when it stands at another one; see replication/fork_repair.py.
    """CREATE TRIGGER journal_no_DELETE BEFORE DELETE ON journal
        WHEN NOT EXISTS (SELECT 1 FROM journal_fork f WHERE f.origin = old.origin AND f.seq = old.seq AND f.hash
            = old.hash AND f.entry_id = old.entry_id) OR (old.origin = (SELECT origin FROM my_origin ORDER BY id
            DESC LIMIT 1) AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = old.entry_id AND j.origin
            <> old.origin))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    """CREATE TRIGGER payload_no_UPDATE BEFORE UPDATE ON payload
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    # By the key or by the row's number.
    """CREATE TRIGGER payload_no_replace BEFORE INSERT ON payload
        WHEN EXISTS (SELECT 1 FROM payload WHERE entry_id = new.entry_id OR rowid = new.rowid)
        BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END""",
    """CREATE TRIGGER content_chunk_no_UPDATE BEFORE UPDATE ON content_chunk
        BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END""",
    """CREATE TRIGGER content_chunk_no_replace BEFORE INSERT ON content_chunk
        WHEN EXISTS (SELECT 1 FROM content_chunk WHERE content = new.content AND no = new.no)
        BEGIN SELECT RAISE(ABORT, 'contents are never replaced'); END""",
    """CREATE TRIGGER journal_number_once BEFORE INSERT ON journal
        WHEN new.no IS NOT NULL AND new.origin = (SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1) AND
            EXISTS (SELECT 1 FROM journal j WHERE (j.series, j.year, j.no, j.origin) = (new.series, new.year,
            new.no, new.origin) AND NOT (j.kind = 'numbers.reserved' AND new.kind = 'complaint.recorded'))
        BEGIN SELECT RAISE(ABORT, 'a number is given once'); END""",
    """CREATE TRIGGER head_added AFTER INSERT ON head
        BEGIN DELETE FROM head_digest WHERE bucket = substr(new.origin, 1, 1); END""",
    """CREATE TRIGGER head_moved AFTER UPDATE ON head
        BEGIN DELETE FROM head_digest WHERE bucket = substr(new.origin, 1, 1); END""",
    """CREATE TRIGGER head_gone AFTER DELETE ON head
        BEGIN DELETE FROM head_digest WHERE bucket = substr(old.origin, 1, 1); END""",
    """CREATE TRIGGER fork_payload_no_UPDATE BEFORE UPDATE ON fork_payload
        BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END""",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry WHERE e.entry_id =
            old.entry_id AND j.kind IN ('complaint.erased', 'consultation.erased')) AND NOT EXISTS (SELECT 1
            FROM fork_payload f WHERE (f.entry_id, f.salt, f.body) = (old.entry_id, old.salt, old.body)) AND NOT
            (EXISTS (SELECT 1 FROM journal_fork f WHERE f.entry_id = old.entry_id AND f.new_origin IS NULL AND
            f.why = 'set_aside') AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = old.entry_id))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
    "PRAGMA application_id = 1179603536",  # FORP: a front-office register, whatever its file is called
)
KEYS = {
    "report_count": "cut, value, series, received_on, recorded_on, clock",
    "report_done": "cut, value, series, done_on",
    "report_span": "what, received_on, ended_on, recorded_on, series",
    "work_count": "clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by",
    "reminder_count": "limits",
    "assigned_count": "waits_for, waits, done_by, clock_on, clock_time",
}
CUTS = (
    *("channel", "kind", "sector", "service", "category", "level", "regency", "team", "officer", "status"),
    *("district", "agency"),
)
# What a row is counted by: by reports, by what is open, and who came before.
ROW = (
    *(
        "id",
        "series",
        "received_on",
        "recorded_on",
        *CUTS[:-2],
        "counted",
        "cycle",
        "closed_on",
        "responded_on",
        "response_late",
    ),
    *("due_on", "clock_on", "clock_time", "waits", "missing", "papers_until", "conflict", "done_by"),
    *("nik", "phone_reversed", "may_offer", "district", "agency"),
)
PERSON = ("nik", "phone_reversed", "may_offer", "counted = 0", "series", "received_on", "recorded_on")
# What a complaint is counted by, whatever becomes of it.
FACTS = (
    *(cut for cut in CUTS if cut != "status"),
    *("series", "received_on", "recorded_on", "counted = 0"),
)
VIEW = f"CREATE VIEW complaint_counted AS SELECT {', '.join(ROW)}, 1 AS sign, 1 AS person, 1 AS facts FROM complaint"
STANDS = "new.counted = 1"
BY_CUT = ", ".join(["('', '')", *(f"('{cut}', new.{cut})" for cut in CUTS)])
TOPIC = "('topic', new.category || char(31) || new.service)"
CLOCK = (
    "CASE WHEN column1 IN ('topic', 'cancelled') THEN '' WHEN new.status = 'conveyed' THEN 'waiting'"
    " WHEN new.clock_on < '9999' THEN new.clock_on || ' ' || new.clock_time ELSE '' END"
)
OWED = "new.response_late = 0 AND new.responded_on = '' AND new.closed_on = '' AND new.kind = 'complaint'"
# What a row is counted as, by table. The first of several values has no column in it, which would name theirs.
COUNTED = {
    "report_count": (
        f"column1, column2, new.series, new.received_on, new.recorded_on, {CLOCK}, new.sign"
        f" FROM (VALUES {BY_CUT}, {TOPIC}, ('cancelled', ''))"
        f" WHERE (column1 = 'cancelled') <> ({STANDS}) AND (new.facts OR column1 <> 'topic')"
    ),
    "report_done": (
        "column1, column2, new.series, max(new.closed_on, new.received_on, new.recorded_on), new.sign FROM"
        f" (VALUES {BY_CUT}, ('cycle', CAST(new.cycle AS TEXT))) WHERE new.closed_on <> '' AND {STANDS}"
    ),
    "report_span": (
        "column1, new.received_on, column2, new.recorded_on, new.series, new.sign FROM (VALUES"
        " ('late', '', new.response_late = 1), ('responded', new.responded_on, new.responded_on <> ''),"
        f" ('closed', new.closed_on, new.closed_on <> ''), ('owed', new.due_on, {OWED})) WHERE column3 AND {STANDS}"
    ),
    "work_count": (
        "new.clock_on, new.clock_time, new.waits, new.missing <> '', new.papers_until, new.conflict, new.done_by,"
        " new.sign WHERE new.waits <> ''"
    ),
}
# A report of months reads these instead of each of their days.
MONTHLY = (
    "'month.' || column1, column2, new.series, substr(new.received_on, 1, 7), substr(new.recorded_on, 1, 7), '',"
    f" new.sign FROM (VALUES {BY_CUT}, {TOPIC}) WHERE {STANDS} AND (new.facts OR column1 = 'status')"
)
DONE_MONTHLY = (
    "'month.' || column1, column2, new.series,"
    " substr(max(new.closed_on, new.received_on, new.recorded_on), 1, 7), new.sign FROM"
    f" (VALUES {BY_CUT}, ('cycle', CAST(new.cycle AS TEXT))) WHERE new.closed_on <> '' AND {STANDS}"
)
# Who came within 90 days before, as far as anybody may know who it is. With a row that comes or goes, those change that
# came after it and have nobody else before them.
SAME = "iif({0}.nik <> '', {0}.nik, {0}.phone_reversed)"
KNOWN = "{0}.may_offer = 1 AND {0}.nik || {0}.phone_reversed <> '' AND {0}.counted = 1"
BEFORE = (
    f"EXISTS (SELECT 1 FROM complaint AS earlier WHERE {SAME.format('earlier')} = {SAME} AND {KNOWN.format('earlier')}"
    " AND earlier.received_on >= date({0}.received_on, '-90 days') AND earlier.received_on < {0}.received_on"
    " AND earlier.id NOT IN ({0}.id, new.id))"
)
AGAIN = (
    "'again', '', new.series, new.received_on, new.recorded_on, '', new.sign"
    f" WHERE new.person AND {KNOWN.format('new')} AND {BEFORE.format('new')}"
    " UNION ALL SELECT 'again', '', later.series, later.received_on, later.recorded_on, '', new.sign * count(*)"
    f" FROM complaint AS later WHERE new.person AND {KNOWN.format('new')}"
    f" AND {SAME.format('later')} = {SAME.format('new')} AND {KNOWN.format('later')}"
    " AND later.received_on > new.received_on AND later.received_on <= date(new.received_on, '90 days')"
    f" AND later.id <> new.id AND NOT {BEFORE.format('later')} GROUP BY 3, 4, 5"
)
# In words that SQLite has known since 3.37: other programs read the file, too.
TOGETHER = "SELECT group_concat(one) AS limits FROM (SELECT one FROM ({0}) ORDER BY one)"


# What waits for somebody by name; '' of waits_for is all of them together.
ASSIGNED = ("waits_for", "waits", "done_by", "clock_on", "clock_time")


def add(table: str, rows: str) -> str:
    """Add these rows to the counts, each with its sign."""
    return f"INSERT INTO {table} SELECT {rows} ON CONFLICT DO UPDATE SET n = n + excluded.n;"


def count(row: str, sign: int, person: str = "1", facts: str = "1") -> str:
    """Count the old or the new row."""
    return f"INSERT INTO complaint_counted VALUES ({values(row, ROW)}, {sign}, {person}, {facts});"


def values(row: str, columns: Any) -> str:
    """These columns of the old or the new row."""
    return ", ".join(f"{row}.{name}" for name in columns)


def trigger(name: str, when: str, *actions: str) -> str:
    """A trigger of the file."""
    return f"CREATE TRIGGER {name} {when} BEGIN {' '.join(actions)} END"


def of_rows() -> Any:
    """What happens with a complaint that comes, changes or goes."""
    monthly = (("report_count", MONTHLY), ("report_done", DONE_MONTHLY))
    parts = (*COUNTED.items(), *monthly, ("report_count", AGAIN))
    counted = [add(table, rows) for table, rows in parts]
    yield trigger("complaint_counts", "INSTEAD OF INSERT ON complaint_counted", *counted)
    yield trigger("complaint_comes", "AFTER INSERT ON complaint", count("new", 1))
    yield trigger("complaint_goes", "AFTER DELETE ON complaint", count("old", -1))
    moved = f"AFTER UPDATE ON complaint WHEN ({values('old', ROW)}) <> ({values('new', ROW)})"
    person, facts = (f"({values('old', columns)}) <> ({values('new', columns)})" for columns in (PERSON, FACTS))
    yield trigger("complaint_changes", moved, count("new", 1, person, facts), count("old", -1, person, facts))


def count_assigned(row: str, sign: int) -> str:
    """Count the old or the new row, by its person and with all others, where it waits for a person."""
    names, person = values(row, ASSIGNED[1:]), f"{row}.waits_for"
    rows = f"column1, {names}, {sign} FROM (VALUES (''), ({person})) WHERE {person} <> ''"
    return add("assigned_count", rows)


def of_assigned() -> Any:
    """What happens with a complaint that waits for somebody: in triggers of its own, so that others cost nothing."""
    yield trigger("assigned_comes", "AFTER INSERT ON complaint WHEN new.waits_for <> ''", count_assigned("new", 1))
    yield trigger("assigned_goes", "AFTER DELETE ON complaint WHEN old.waits_for <> ''", count_assigned("old", -1))
    moved = f"AFTER UPDATE ON complaint WHEN ({values('old', ASSIGNED)}) <> ({values('new', ASSIGNED)})"
    yield trigger("assigned_changes", moved, count_assigned("new", 1), count_assigned("old", -1))


def of_reminders() -> Any:
    """What happens with a complaint's limits that remind: it is counted once, by all of them."""
    for name, event, row, sign in (("comes", "INSERT", "new", 1), ("goes", "DELETE", "old", -1)):
        others = f"SELECT code || ' ' || since AS one FROM reminder WHERE complaint = {row}.complaint"
        others += f" AND code <> {row}.code"
        both = f"{others} UNION ALL SELECT {row}.code || ' ' || {row}.since"
        yield trigger(
            f"reminder_{name}",
            f"AFTER {event} ON reminder",
            add("reminder_count", f"limits, {-sign} FROM ({TOGETHER.format(others)}) WHERE limits IS NOT NULL"),
            add("reminder_count", f"limits, {sign} FROM ({TOGETHER.format(both)}) WHERE true"),
        )


def of_counts() -> Any:
    """A count of nothing goes; one of less than nothing was wrong before."""
    for table, key in KEYS.items():
        wrong = f"SELECT RAISE(ABORT, 'a count below zero: {table}')"
        this = f"({key}) = ({values('new', key.split(', '))})"
        gone = f"DELETE FROM {table} WHERE {this};"
        yield trigger(f"{table}_begins", f"AFTER INSERT ON {table} WHEN new.n < 0", f"{wrong};")
        yield trigger(f"{table}_ends", f"AFTER UPDATE ON {table} WHEN new.n < 1", f"{wrong} WHERE new.n < 0;", gone)


def up(migrator: object, db: Any) -> None:
    """Make the tables of an empty register."""
    for statement in (*STATEMENTS, VIEW, *of_counts(), *of_rows(), *of_assigned(), *of_reminders()):
        db.execute_sql(statement)
