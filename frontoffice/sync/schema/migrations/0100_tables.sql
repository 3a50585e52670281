-- The tables of the centre.
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
    version integer NOT NULL,
    -- How much one device may send: what the office set for all (journal.device has what it set for one). A burst is what
    -- may come at once (a counter's years at an emptied centre); what was spent of it comes back with time. Words by day
    -- of UTC, though not in its first week: a new device may bring years.
    content_bytes bigint NOT NULL DEFAULT 20000000000 CHECK (content_bytes >= 0),
    contents bigint NOT NULL DEFAULT 200000 CHECK (contents >= 0),
    burst bigint NOT NULL DEFAULT 2000000 CHECK (burst >= 0),
    chains bigint NOT NULL DEFAULT 50 CHECK (chains >= 0),
    word_bytes bigint NOT NULL DEFAULT 20000000000 CHECK (word_bytes >= 0),
    aside bigint NOT NULL DEFAULT 2000000 CHECK (aside >= 0),
    day_bytes bigint NOT NULL DEFAULT 50000000 CHECK (day_bytes >= 0)
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
    clock_ahead interval,
    may_leap boolean NOT NULL DEFAULT false,  -- may send entries whose logical clock leaps, once (centre limit --leap)
    content_bytes bigint CHECK (content_bytes >= 0),
    contents bigint CHECK (contents >= 0),
    burst bigint CHECK (burst >= 0),
    chains bigint CHECK (chains >= 0),
    word_bytes bigint CHECK (word_bytes >= 0),
    aside bigint CHECK (aside >= 0),
    day_bytes bigint CHECK (day_bytes >= 0),
    -- What the office meant of it when it enrolled it, until it is certified, and the key that it offers for that. Which
    -- device it was replaced by: whose chains go on.
    class text CHECK (class IN ('counter', 'handling', 'office')),
    series text[] NOT NULL DEFAULT '{}',
    offered_key bytea CHECK (octet_length(offered_key) = 32),
    offered_at timestamptz,
    replaced_by uuid REFERENCES journal.device
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
-- By which an entry that comes is held against the others of its identity (journal.check_identities).
CREATE INDEX entry_identity ON journal.entry (entry_id);

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
-- By which a body that is missing is held against what was relayed of its erasing (journal.check_bodies).
CREATE INDEX quarantine_erasing ON journal.quarantine (subject)
    WHERE kind IN ('complaint.erased', 'consultation.erased');

-- Which steps were applied, and the checksum of each: nobody changes a step that a centre has behind it.
CREATE TABLE journal.migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);

-- New versions of the program, as signed packages: what a counter takes is proven by the signature, not by this table.
CREATE TABLE journal.program (
    version text NOT NULL,
    system text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (version, system)
);
CREATE TABLE journal.program_part (
    version text NOT NULL,
    system text NOT NULL,
    part integer NOT NULL CHECK (part >= 0),
    content bytea NOT NULL CHECK (octet_length(content) <= 1048576),
    PRIMARY KEY (version, system, part),
    FOREIGN KEY (version, system) REFERENCES journal.program ON DELETE CASCADE
);

-- The contents of attachments, in chunks, each once. An entry's body names its content by a key of 56 bytes: salted
-- SHA-256, salt, size (frontoffice/domain/entries/content_address.py). Until all of a content is here and has its hash, the
-- chunks of each device that sends it stand by themselves, so that nobody can spoil what another one sends.
CREATE TABLE journal.content (
    key bytea PRIMARY KEY CHECK (octet_length(key) = 56),
    device_id uuid NOT NULL REFERENCES journal.device,
    whole_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE journal.content_chunk (
    key bytea NOT NULL CHECK (octet_length(key) = 56),
    device_id uuid NOT NULL REFERENCES journal.device,
    no integer NOT NULL CHECK (no >= 0),
    data bytea NOT NULL CHECK (octet_length(data) BETWEEN 1 AND 131072),
    PRIMARY KEY (key, device_id, no)
);
ALTER TABLE journal.content_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- Which entry names which contents: the file (part 0) and the text that is searched of it (part 1). The key is read
-- from the body when somebody first asks (journal.wanted_contents).
CREATE TABLE journal.attachment (
    origin uuid NOT NULL,
    seq bigint NOT NULL,
    part integer NOT NULL,
    key bytea,
    lacking boolean NOT NULL DEFAULT true,
    noted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (origin, seq, part)
);
CREATE INDEX attachment_lacking ON journal.attachment (origin, seq) WHERE lacking;
CREATE INDEX attachment_key ON journal.attachment (key);

-- What each device sent of contents: counted by a trigger on the chunks, which are too many to be summed for each.
CREATE TABLE journal.content_use (
    device_id uuid PRIMARY KEY REFERENCES journal.device,
    bytes bigint NOT NULL,
    contents bigint NOT NULL
);

-- What the office signs with a key of its own (domain/proof/device_certificate, domain/proof/office_notes): certificates of devices,
-- the succession of that key, its word on an erasure. One row of numbers through the whole office, without holes, so that
-- a note that somebody keeps back is missed. PostgreSQL has no Ed25519: desks and the office's commands check them.
CREATE TABLE journal.note (
    serial bigint PRIMARY KEY CHECK (serial > 0),
    kind text NOT NULL CHECK (kind IN ('certificate', 'succession', 'erasure')),
    about uuid,
    note text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

-- The office's public keys, and the first serial that each may have signed: the last of them holds.
CREATE TABLE journal.office_key (
    since_serial bigint NOT NULL CHECK (since_serial > 0),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
    PRIMARY KEY (since_serial, at)
);

-- One digest for the heads of all chains whose origin begins with the same byte, so that a desk which holds the same is
-- answered in a line. It is kept by whoever says hello (journal.keep_digests), not by who pushes: a push only notes
-- which it changed, in a row of its own, so that no push ever waits for another.
CREATE TABLE journal.head_digest (
    bucket integer PRIMARY KEY CHECK (bucket BETWEEN 0 AND 255),
    digest bytea NOT NULL CHECK (octet_length(digest) = 32)
) WITH (fillfactor = 50);
CREATE TABLE journal.head_change (bucket integer NOT NULL);
INSERT INTO journal.head_digest (bucket, digest)
    SELECT b, decode(repeat('00', 32), 'hex') FROM generate_series(0, 255) AS b;

-- The newest checkpoint of each chain by each of its signers: a device by its id, or the office. Only raised, through
-- journal.add_checkpoint; the office writes its own. Who signed is checked by desks and by the office's commands.
CREATE TABLE journal.checkpoint (
    origin uuid NOT NULL,
    signer text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL CHECK (octet_length(note) <= 2000),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (origin, signer)
);
CREATE INDEX checkpoint_signer ON journal.checkpoint (signer);

-- Two texts of one chain that contradict each other, as a desk found them: checkpoints, or one and what was handed out.
-- One for each desk and chain, so that nobody fills the office's disk with them.
CREATE TABLE journal.fork_evidence (
    origin uuid NOT NULL,
    device_id uuid NOT NULL,
    one text NOT NULL CHECK (octet_length(one) <= 2000),
    other text NOT NULL CHECK (octet_length(other) <= 2000),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (origin, device_id)
);

-- What each device spent of what it may send, and of the words of its last day of UTC.
CREATE TABLE journal.entry_use (
    device_id uuid PRIMARY KEY REFERENCES journal.device,
    spent double precision NOT NULL DEFAULT 0,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    word_bytes bigint NOT NULL DEFAULT 0,
    aside bigint NOT NULL DEFAULT 0,
    day date,
    day_bytes bigint NOT NULL DEFAULT 0
);

-- Erasing entries that the office rejected: the words stay, here and at every desk. Another decision is another entry.
CREATE TABLE journal.erasure_rejected (
    by_entry uuid PRIMARY KEY,
    subject uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX erasure_rejected_subject ON journal.erasure_rejected (subject);

-- Up to which entry a chain counts of which the office set the rest aside: what a stolen counter wrote. It stays where
-- it stands, since what was written stays written; it goes to no desk that has it not, and counts nowhere.
CREATE TABLE journal.set_aside (
    origin uuid PRIMARY KEY,
    upto bigint NOT NULL CHECK (upto >= 0),
    at timestamptz NOT NULL DEFAULT now()
);

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
ALTER TABLE journal.program ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.program_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.content ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.content_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.note ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.office_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.head_digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.head_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.fork_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.erasure_rejected ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.set_aside ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.content_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.entry_use ENABLE ROW LEVEL SECURITY;

-- What the office's other tools may read stands in ../views: complaints, cycles, deadlines, entries per day and
-- counter, numbers given twice. Nothing in there names who complained or what was said; frontoffice_report is granted to a
-- tool's role, and sees these views alone.
--
-- The program writes the rows of which they consist (frontoffice centre figures, sync/figures): it folds the entries as
-- every desk does.
CREATE SCHEMA office;

-- Which statuses there are and how far along each is. Filled at each upgrade (sync/office_rules.py).
CREATE TABLE office.status (status text PRIMARY KEY, closed boolean NOT NULL, along integer NOT NULL);

-- Of which device the office's certificates say that a chain is, read from journal.note: whoever else greets with it is
-- turned away (journal.greet). What they let apply is judged by the program (domain/authority.py).
CREATE TABLE office.certificate (serial bigint PRIMARY KEY, device_id uuid NOT NULL);
CREATE TABLE office.chain_bound (serial bigint, origin uuid, PRIMARY KEY (serial, origin));

-- The figures. By complaint, by its cycles, by consultation: no name, no word of what was said.
CREATE TABLE office.complaint_row (
    subject uuid PRIMARY KEY, number text NOT NULL, series text NOT NULL, year bigint NOT NULL, no bigint NOT NULL,
    counter text NOT NULL, recorded_at timestamptz NOT NULL, zone text NOT NULL, received_on date NOT NULL,
    kind text NOT NULL, channel text NOT NULL, channel_name text NOT NULL, sector text NOT NULL, service text NOT NULL,
    category text NOT NULL, level text, status text NOT NULL, closed boolean NOT NULL, cycle integer NOT NULL,
    to_be_checked boolean NOT NULL, due_on date NOT NULL, due_provisional boolean NOT NULL, responded_on date,
    response_late boolean, response_late_days integer, target_on date, target_time text, owed_on date, owed_time text,
    recorded_on date NOT NULL, closed_on date, regency text NOT NULL, team text, officer text NOT NULL,
    sector_code text NOT NULL, service_code text NOT NULL, category_code text NOT NULL, regency_code text NOT NULL,
    team_code text NOT NULL, district text NOT NULL, agency text NOT NULL, district_code text NOT NULL,
    agency_code text NOT NULL, assignee text NOT NULL, extended_until date, ground text NOT NULL,
    counted boolean NOT NULL
);
CREATE TABLE office.cycle_row (
    subject uuid, number text NOT NULL, cycle integer, began_on date, analysed_on date, decided_on date,
    informed_on date, acted_on date, verified_on date, outcome text, conveyed_on date, answered_on date, answer text,
    target_on date, PRIMARY KEY (subject, cycle)
);
CREATE TABLE office.consultation_row (
    subject uuid PRIMARY KEY, recorded_at timestamptz NOT NULL, day date NOT NULL, series text NOT NULL,
    counter text NOT NULL, channel text NOT NULL, channel_name text NOT NULL, service text NOT NULL, complaint uuid,
    erased boolean NOT NULL
);
-- Complaints whose complainant had complained within the 90 days before, as counter and days only.
CREATE TABLE office.again_row (
    series text, received_on date, recorded_on date, complaints bigint NOT NULL,
    PRIMARY KEY (series, received_on, recorded_on)
);
CREATE TABLE office.number_twice_row (
    series text, year bigint, no bigint, suffix text, times bigint NOT NULL, subjects uuid[] NOT NULL,
    counters text[] NOT NULL, PRIMARY KEY (series, year, no, suffix)
);
CREATE TABLE office.choice_row (
    list text, code text, name text NOT NULL, of_group text NOT NULL, active boolean NOT NULL, PRIMARY KEY (list, code)
);
-- How far the figures go: from which register they were made, on what they rest besides entries, and up to which entry
-- of each chain. No row as long as none were written.
CREATE TABLE office.figures (register uuid PRIMARY KEY, basis text NOT NULL, written_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE office.figures_chain (origin uuid PRIMARY KEY, seq bigint NOT NULL);
