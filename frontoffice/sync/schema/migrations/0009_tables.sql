-- The tables of the centre as the first nine steps left them, in one: a centre of that day is at version 9.
--
-- The union of every register's journal: what was written stays written, whoever wrote it, and the centre refuses
-- only what breaks a chain. Business conflicts (a number used twice, two desks on one complaint) are taken and shown.
--
-- Not unique, for good reasons: entry_id (after a heal one entry may stand at two addresses) and the numbers (a
-- printed number cannot be un-printed). No foreign key on origin.parent: a restored centre may not know the parent.
-- Bodies are bytea: jsonb would format them anew and text refuses NUL, and then no hash would fit any more.
-- No sequence, no global position and no foreign key between entries: each chain stands for itself, so the tables can
-- be partitioned or distributed by origin.

CREATE SCHEMA journal;

CREATE TABLE journal.centre (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    epoch uuid NOT NULL,
    min_protocol integer NOT NULL,
    version integer NOT NULL
);
INSERT INTO journal.centre (epoch, min_protocol, version) VALUES (gen_random_uuid(), 1, 0);

CREATE TABLE journal.device (
    device_id uuid PRIMARY KEY,
    role_name name NOT NULL UNIQUE,
    label text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    enrolled_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    protocol integer NOT NULL DEFAULT 0,
    hello_at timestamptz,
    synced_at timestamptz,
    waiting bigint,
    clock_ahead interval
);
CREATE UNIQUE INDEX device_label ON journal.device (label) WHERE active;

-- An origin without a device came back by a merge; it belongs to the first device that says hello with it.
CREATE TABLE journal.origin (
    origin uuid PRIMARY KEY,
    device_id uuid REFERENCES journal.device,
    parent uuid,
    parent_seq bigint,
    reason text NOT NULL DEFAULT '',
    token uuid,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX origin_device ON journal.origin (device_id);

CREATE TABLE journal.head (
    origin uuid PRIMARY KEY,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    lc bigint NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE journal.entry (
    origin uuid NOT NULL,
    seq bigint NOT NULL,
    prev bytea NOT NULL,
    hash bytea NOT NULL,
    lc bigint NOT NULL,
    entry_id uuid NOT NULL,
    subject uuid NOT NULL,
    kind text NOT NULL,
    v bigint NOT NULL,
    occurred_at text NOT NULL,
    recorded_at text NOT NULL,
    zone text NOT NULL,
    officer text NOT NULL,
    role text NOT NULL,
    series text,
    year bigint,
    no bigint,
    parents bytea NOT NULL CHECK (length(parents) % 16 = 0),
    content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (origin, seq)
);
CREATE INDEX entry_subject ON journal.entry (subject);
CREATE INDEX entry_number ON journal.entry (series, year, no) WHERE no IS NOT NULL;

CREATE TABLE journal.payload (
    origin uuid NOT NULL,
    seq bigint NOT NULL,
    entry_id uuid NOT NULL,
    salt bytea NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (origin, seq)
);

CREATE TABLE journal.erased (
    entry_id uuid PRIMARY KEY,
    by_entry uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    done boolean NOT NULL DEFAULT true
);

-- Erasing by law (register/commands/erasing.py). A desk's entry names the complaint; its bodies at the centre go when
-- the office carries that out (journal.carry_out_erasure), so that no counter alone can empty the office's register.
-- Until then each body that was erased is handed out with the entry that erased it, and what a desk pushes without its
-- body is in order.
CREATE TABLE journal.erasure (
    subject uuid PRIMARY KEY,
    by_entry uuid NOT NULL,
    officer text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz
);

-- Entries that were relayed by somebody who does not own their origin, or that contradict the chain that stands here.
CREATE TABLE journal.quarantine (
    device_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    why text NOT NULL,
    origin uuid NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    prev bytea NOT NULL CHECK (length(prev) = 32),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    lc bigint NOT NULL CHECK (lc > 0),
    entry_id uuid NOT NULL,
    subject uuid NOT NULL,
    kind text NOT NULL,
    v bigint NOT NULL,
    occurred_at text NOT NULL,
    recorded_at text NOT NULL,
    zone text NOT NULL,
    officer text NOT NULL,
    role text NOT NULL,
    series text,
    year bigint,
    no bigint,
    parents bytea NOT NULL CHECK (length(parents) % 16 = 0),
    content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
    salt bytea,
    body bytea,
    settled_at timestamptz,
    settled text NOT NULL DEFAULT ''
);
-- However many counters relay an entry, it stands here once: with its body, and without if somebody had none.
CREATE UNIQUE INDEX quarantine_once ON journal.quarantine (origin, seq, hash, (body IS NULL));

-- Who may do what stands in ../rights.sql.
ALTER TABLE journal.centre ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.device ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.origin ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.payload ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.erased ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.quarantine ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.erasure ENABLE ROW LEVEL SECURITY;

-- What the office's other tools may read stands in ../views: complaints, cycles, deadlines, entries per day and
-- counter, numbers given twice. Nothing in there names who complained or what was said; frontoffice_report is granted to a
-- tool's role, and sees these views alone.
--
-- A complaint is replayed as the counters do it (domain/cases/case_fold.py), one call for each complaint that is asked for.
-- A report over all years that is wanted often belongs into a materialized view of the office's own.
CREATE SCHEMA office;

-- How far along each status is, and which step leads from where to where. Filled at each upgrade by
-- sync/office_rules.py.
CREATE TABLE office.status (status text PRIMARY KEY, closed boolean NOT NULL, along integer NOT NULL);
CREATE TABLE office.move (step text, before text, after text NOT NULL, PRIMARY KEY (step, before));
