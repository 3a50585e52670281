-- The union of every register's journal: what was written stays written, whoever wrote it, and the centre refuses
-- only what breaks a chain. Business conflicts (a number used twice, two desks on one complaint) are taken and shown.
--
-- Not unique, for good reasons: entry_id (after a heal one entry may stand at two addresses) and the numbers (a
-- printed number cannot be un-printed). No foreign key on origin.parent: a restored centre may not know the parent.
-- Bodies are bytea: jsonb would format them anew and text refuses NUL, and then no hash would fit any more.
-- No sequence, no global position and no foreign key between entries: each chain stands for itself, so the tables can
-- be partitioned or distributed by origin.

DO $$
BEGIN
    -- Roles belong to the whole server. What counters may do is granted to one role, of which each device is a member.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'frontoffice_counter') THEN
        CREATE ROLE frontoffice_counter NOLOGIN;
    END IF;
END $$;

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
    at timestamptz NOT NULL DEFAULT now()
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

-- The hash of domain/entry.py. In the binary form of an array each element stands after its length (4 bytes, FFFFFFFF
-- for null), which is what entry1 asks for; the 20 bytes before the first element tell dimension and type.
CREATE FUNCTION journal.entry_hash(
    origin uuid, seq bigint, prev bytea, lc bigint, entry_id uuid, subject uuid, kind text, v bigint, occurred_at text,
    recorded_at text, zone text, officer text, role text, series text, year bigint, no bigint, parents bytea,
    content_hash bytea
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256('entry1'::bytea || substr(array_send(ARRAY[
    uuid_send(origin), int8send(seq), prev, int8send(lc), uuid_send(entry_id), uuid_send(subject),
    convert_to(kind, 'UTF8'), int8send(v), convert_to(occurred_at, 'UTF8'), convert_to(recorded_at, 'UTF8'),
    convert_to(zone, 'UTF8'), convert_to(officer, 'UTF8'), convert_to(role, 'UTF8'), convert_to(series, 'UTF8'),
    int8send(year), int8send(no), parents, content_hash]), 21));

-- Whole chains at once: one pass over what a statement brought. A trigger for each row was nine times slower.
CREATE FUNCTION journal.check_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
DECLARE
    told record;
BEGIN
    FOR told IN
        SELECT c.origin, c.seq, c.hash, c.lc, c.count, CASE
            WHEN c.seq <> coalesce(c.before_seq, h.seq, 0) + 1 THEN 'an entry is missing before it'
            WHEN c.prev <> coalesce(c.before_hash, h.hash, decode(repeat('00', 32), 'hex'))
                THEN 'it does not follow the entry before it'
            WHEN c.lc <= coalesce(c.before_lc, h.lc, 0) THEN 'its counter does not rise'
            WHEN NOT c.fits THEN 'its hash does not fit'
        END AS fault
        FROM (
            SELECT n.*, lag(n.seq) OVER w AS before_seq, lag(n.hash) OVER w AS before_hash,
                lag(n.lc) OVER w AS before_lc, lead(n.seq) OVER w AS after_seq, row_number() OVER w AS count
            FROM (
                SELECT a.origin, a.seq, a.prev, a.hash, a.lc, a.hash = journal.entry_hash(a.origin, a.seq, a.prev, a.lc,
                    a.entry_id, a.subject, a.kind, a.v, a.occurred_at, a.recorded_at, a.zone, a.officer, a.role,
                    a.series, a.year, a.no, a.parents, a.content_hash) AS fits
                FROM arrived a
            ) n
            WINDOW w AS (PARTITION BY n.origin ORDER BY n.seq)
        ) c LEFT JOIN journal.head h ON h.origin = c.origin
        WHERE c.after_seq IS NULL OR NOT c.fits
            OR c.seq <> coalesce(c.before_seq, h.seq, 0) + 1
            OR c.prev <> coalesce(c.before_hash, h.hash, decode(repeat('00', 32), 'hex'))
            OR c.lc <= coalesce(c.before_lc, h.lc, 0)
    LOOP
        IF told.fault IS NOT NULL THEN
            RAISE EXCEPTION 'the chain is broken' USING ERRCODE = 'FO001',
                DETAIL = format('%s/%s: %s', told.origin, told.seq, told.fault);
        END IF;
        INSERT INTO journal.head AS h (origin, seq, hash, lc) VALUES (told.origin, told.seq, told.hash, told.lc)
            ON CONFLICT (origin) DO UPDATE
            SET seq = excluded.seq, hash = excluded.hash, lc = excluded.lc, received_at = excluded.received_at
            WHERE h.seq = told.seq - told.count;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the chain is broken' USING ERRCODE = 'FO001',
                DETAIL = format('%s/%s: somebody else moved its head', told.origin, told.seq);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER check_entries AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_entries();

-- Looked up by address whatever the planner thinks of the table's size. What was erased by law stays erased.
CREATE FUNCTION journal.check_payloads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    told record;
BEGIN
    SELECT a.origin, a.seq INTO told
        FROM arrived a LEFT JOIN journal.entry e ON e.origin = a.origin AND e.seq = a.seq
        WHERE e.entry_id IS DISTINCT FROM a.entry_id OR e.content_hash <> sha256(a.salt || a.body)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the body is not the one in the chain' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: its body does not fit', told.origin, told.seq);
    END IF;
    IF EXISTS (SELECT FROM journal.erased) THEN
        DELETE FROM journal.payload p USING arrived a JOIN journal.erased USING (entry_id)
            WHERE p.origin = a.origin AND p.seq = a.seq;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER check_payloads AFTER INSERT ON journal.payload REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_payloads();

CREATE FUNCTION journal.check_quarantine() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    told record;
BEGIN
    SELECT a.origin, a.seq INTO told FROM arrived a
        WHERE a.hash <> journal.entry_hash(a.origin, a.seq, a.prev, a.lc, a.entry_id, a.subject, a.kind, a.v,
                a.occurred_at, a.recorded_at, a.zone, a.officer, a.role, a.series, a.year, a.no, a.parents,
                a.content_hash)
            OR a.content_hash <> sha256(a.salt || a.body)
            OR (a.salt IS NULL) <> (a.body IS NULL)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the relayed entry was changed' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: its hash or its body does not fit', told.origin, told.seq);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER check_quarantine AFTER INSERT ON journal.quarantine REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_quarantine();

-- Not even the office's own tools change what was written; only erasing by law takes a body away (journal.erase).
CREATE FUNCTION journal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries are never changed or deleted' USING ERRCODE = 'FO005';
END $$;
CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
CREATE TRIGGER payload_stays BEFORE UPDATE OR TRUNCATE ON journal.payload
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();

CREATE FUNCTION journal.erase(p_entry uuid, p_by uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO journal.erased (entry_id, by_entry) VALUES (p_entry, p_by) ON CONFLICT DO NOTHING;
    DELETE FROM journal.payload p USING journal.entry e
        WHERE e.entry_id = p_entry AND p.origin = e.origin AND p.seq = e.seq;
    DELETE FROM journal.quarantine q WHERE q.entry_id = p_entry AND q.body IS NOT NULL AND EXISTS (
        SELECT FROM journal.quarantine o
        WHERE o.origin = q.origin AND o.seq = q.seq AND o.hash = q.hash AND o.body IS NULL);
    UPDATE journal.quarantine SET salt = NULL, body = NULL WHERE entry_id = p_entry;
$$;

-- Who is asking: session_user stays the login role inside functions of the owner, and SET ROLE does not change it.
CREATE FUNCTION journal.my_device() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT device_id FROM journal.device WHERE role_name = session_user AND active
$$;

CREATE FUNCTION journal.my_origins() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT d.protocol BETWEEN 1 AND c.min_protocol - 1 FROM journal.device d, journal.centre c
            WHERE d.role_name = session_user AND d.active) THEN
        RAISE EXCEPTION 'this program is too old to write here' USING ERRCODE = 'FO004';
    END IF;
    RETURN (SELECT array_agg(o.origin) FROM journal.origin o JOIN journal.device d USING (device_id)
        WHERE d.role_name = session_user AND d.active AND d.protocol > 0);
END $$;

-- The first call of every round: who speaks, whether the file that speaks is the one that spoke last, and where every
-- chain stands. The token is accepted if it is the one known here, if the next one is (its acknowledgement was lost),
-- or if none is known yet; otherwise another living copy of the file has spoken since, and nothing is changed.
CREATE FUNCTION journal.hello(
    p_origin uuid, p_token uuid, p_next uuid, p_parent uuid, p_parent_seq bigint, p_reason text, p_protocol integer
) RETURNS TABLE (
    verdict text, clock timestamptz, epoch uuid, min_protocol integer, origins uuid[], seqs bigint[], hashes bytea[]
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me uuid := journal.my_device();
    known record;
    said text := 'welcome';
BEGIN
    IF me IS NULL THEN
        RAISE EXCEPTION 'this device is not enrolled, or no longer' USING ERRCODE = 'FO002';
    END IF;
    UPDATE journal.device d SET protocol = p_protocol, hello_at = now() WHERE d.device_id = me;
    INSERT INTO journal.origin (origin, device_id, parent, parent_seq, reason)
        VALUES (p_origin, me, p_parent, p_parent_seq, coalesce(p_reason, '')) ON CONFLICT DO NOTHING;
    SELECT o.device_id, o.token INTO known FROM journal.origin o WHERE o.origin = p_origin FOR UPDATE;
    IF known.device_id <> me THEN
        RAISE EXCEPTION 'this origin belongs to another device' USING ERRCODE = 'FO003', DETAIL = p_origin::text;
    END IF;
    IF known.token IS NULL OR known.token = p_token OR known.token = p_next THEN
        UPDATE journal.origin o SET token = p_next, device_id = me WHERE o.origin = p_origin;
    ELSE
        said := 'stale';
    END IF;
    RETURN QUERY SELECT
        CASE WHEN said = 'welcome' AND p_protocol < c.min_protocol THEN 'too_old' ELSE said END,
        clock_timestamp(), c.epoch, c.min_protocol, h.origins, h.seqs, h.hashes
        FROM journal.centre c, (
            SELECT coalesce(array_agg(a.origin), '{}') AS origins, coalesce(array_agg(a.seq), '{}') AS seqs,
                coalesce(array_agg(a.hash), '{}') AS hashes
            FROM (SELECT * FROM journal.head ORDER BY head.origin) a
        ) h;
END $$;

-- The last call of a round in which both sides agreed about everything.
CREATE FUNCTION journal.synced(p_waiting bigint, p_clock_ahead interval) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE journal.device SET synced_at = clock_timestamp(), waiting = p_waiting, clock_ahead = p_clock_ahead
        WHERE role_name = session_user AND active RETURNING synced_at
$$;

-- A counter adds under its own origins and reads; the scalar sub-selects are evaluated once for a statement.
ALTER TABLE journal.centre ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.device ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.origin ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.payload ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.erased ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.quarantine ENABLE ROW LEVEL SECURITY;

CREATE POLICY counters_read ON journal.centre FOR SELECT TO frontoffice_counter USING (true);
CREATE POLICY counters_read ON journal.origin FOR SELECT TO frontoffice_counter
    USING ((SELECT journal.my_device()) IS NOT NULL);
CREATE POLICY counters_read ON journal.head FOR SELECT TO frontoffice_counter
    USING ((SELECT journal.my_device()) IS NOT NULL);
CREATE POLICY counters_read ON journal.entry FOR SELECT TO frontoffice_counter
    USING ((SELECT journal.my_device()) IS NOT NULL);
CREATE POLICY counters_read ON journal.payload FOR SELECT TO frontoffice_counter
    USING ((SELECT journal.my_device()) IS NOT NULL);
CREATE POLICY counters_read ON journal.erased FOR SELECT TO frontoffice_counter
    USING ((SELECT journal.my_device()) IS NOT NULL);
CREATE POLICY counters_add ON journal.entry FOR INSERT TO frontoffice_counter
    WITH CHECK (origin = ANY ((SELECT journal.my_origins())::uuid[]));
CREATE POLICY counters_add ON journal.payload FOR INSERT TO frontoffice_counter
    WITH CHECK (origin = ANY ((SELECT journal.my_origins())::uuid[]));
CREATE POLICY counters_add ON journal.quarantine FOR INSERT TO frontoffice_counter
    WITH CHECK (device_id = (SELECT journal.my_device()) AND settled_at IS NULL AND settled = '');

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA journal FROM PUBLIC;
GRANT USAGE ON SCHEMA journal TO frontoffice_counter;
GRANT EXECUTE ON FUNCTION journal.my_device, journal.my_origins, journal.hello, journal.synced, journal.entry_hash
    TO frontoffice_counter;
GRANT SELECT ON journal.centre, journal.head, journal.entry, journal.payload, journal.erased TO frontoffice_counter;
GRANT SELECT (origin, device_id, parent, parent_seq, reason, created_at) ON journal.origin TO frontoffice_counter;
GRANT INSERT (origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone, officer, role,
    series, year, no, parents, content_hash) ON journal.entry TO frontoffice_counter;
GRANT INSERT (origin, seq, entry_id, salt, body) ON journal.payload TO frontoffice_counter;
GRANT INSERT (device_id, why, origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone,
    officer, role, series, year, no, parents, content_hash, salt, body) ON journal.quarantine TO frontoffice_counter;

-- Nobody comes in who was not let in.
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO frontoffice_counter', current_database());
END $$;
