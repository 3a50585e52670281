-- Roles, policies and grants, applied at the end of every upgrade: roles, and what is granted on a database, belong to
-- the server and are in no pg_dump. On a fresh server nobody would be let in, and every policy and grant that named a
-- role that was not there yet would be missing.

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT * FROM (VALUES ('frontoffice_counter'), ('frontoffice_report')) AS needed (role) LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = one.role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', one.role);
        END IF;
    END LOOP;

    FOR one IN SELECT * FROM (VALUES
        ('centre', 'counters_read', 'SELECT', 'USING (true)'),
        ('origin', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('head', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('entry', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('payload', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('erased', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        -- What somebody put aside without its words keeps nobody who has them from putting them aside.
        ('quarantine', 'counters_read_whole', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL'
            ' AND (body IS NOT NULL OR device_id = (SELECT journal.my_device()) OR journal.may_lack_words(subject, entry_id)))'),
        ('program', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('program_part', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('content', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('content_chunk', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('note', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('office_key', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('checkpoint', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('fork_evidence', 'counters_add', 'INSERT', 'WITH CHECK (device_id = (SELECT journal.my_device())'
            ' AND EXISTS (SELECT FROM journal.head h WHERE h.origin = fork_evidence.origin))'),
        ('erasure_rejected', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('set_aside', 'counters_read', 'SELECT', 'USING ((SELECT journal.my_device()) IS NOT NULL)'),
        ('entry', 'counters_add', 'INSERT', 'WITH CHECK (origin = ANY ((SELECT journal.my_origins())::uuid[]))'),
        ('payload', 'counters_add', 'INSERT', 'WITH CHECK (origin = ANY ((SELECT journal.my_origins())::uuid[]))'),
        ('quarantine', 'counters_add', 'INSERT',
            'WITH CHECK (device_id = (SELECT journal.my_device()) AND settled_at IS NULL AND settled = '''')')
        ) AS needed (relation, policy, command, clause)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_policies p
                WHERE p.schemaname = 'journal' AND p.tablename = one.relation AND p.policyname = one.policy) THEN
            EXECUTE format('CREATE POLICY %I ON journal.%I FOR %s TO frontoffice_counter %s',
                one.policy, one.relation, one.command, one.clause);
        END IF;
    END LOOP;

    IF EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'journal' AND p.tablename = 'quarantine'
            AND p.policyname = 'counters_read') THEN
        DROP POLICY counters_read ON journal.quarantine;  -- it showed what came without its words to everybody
    END IF;

    -- Nobody comes in who was not let in.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO frontoffice_counter', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO frontoffice_report', current_database());

    FOR one IN SELECT d.role_name FROM journal.device d JOIN pg_roles r ON r.rolname = d.role_name
        WHERE d.active AND NOT EXISTS (SELECT FROM pg_auth_members m
            WHERE m.member = r.oid AND m.roleid = 'frontoffice_counter'::regrole)
    LOOP
        EXECUTE format('GRANT frontoffice_counter TO %I', one.role_name);
    END LOOP;

    -- A role also sets itself what no limit names, and in one database, where that goes before what holds in all.
    FOR one IN SELECT d.role_name, b.datname FROM journal.device d JOIN pg_roles r ON r.rolname = d.role_name
        JOIN pg_db_role_setting s ON s.setrole = r.oid LEFT JOIN pg_database b ON b.oid = s.setdatabase
        WHERE d.active AND (s.setdatabase <> 0 OR EXISTS (
            SELECT FROM unnest(s.setconfig) AS c (setting) WHERE split_part(c.setting, '=', 1) NOT IN (
                'statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout', 'idle_session_timeout',
                'tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout', 'work_mem',
                'temp_buffers', 'jit', 'temp_file_limit', 'log_min_messages', 'default_transaction_isolation')))
    LOOP
        BEGIN
            EXECUTE format('ALTER ROLE %I', one.role_name) || CASE WHEN one.datname IS NULL THEN ''
                ELSE format(' IN DATABASE %I', one.datname) END || ' RESET ALL';
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END LOOP;

    -- The limits of sync/office/enrolling.py, for devices that were enrolled before there was such a limit, and for
    -- those whose role set itself another. What may be set by who has the right alone is passed over where the office has it not.
    FOR one IN SELECT d.role_name, needed.* FROM journal.device d JOIN pg_roles r ON r.rolname = d.role_name
        CROSS JOIN (VALUES ('statement_timeout', '5min'), ('idle_in_transaction_session_timeout', '1min'),
            ('lock_timeout', '30s'), ('idle_session_timeout', '2min'), ('tcp_keepalives_idle', '30'),
            ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3'), ('tcp_user_timeout', '5min'),
            ('work_mem', '32MB'), ('temp_buffers', '32MB'), ('jit', 'off'), ('temp_file_limit', '1GB'),
            ('log_min_messages', 'fatal'), ('default_transaction_isolation', 'read committed')
        ) AS needed (name, value)
        WHERE d.active AND NOT EXISTS (SELECT FROM pg_db_role_setting s
            WHERE s.setrole = r.oid AND s.setdatabase = 0 AND needed.name || '=' || needed.value = ANY (s.setconfig))
    LOOP
        BEGIN
            EXECUTE format('ALTER ROLE %I SET %I = %L', one.role_name, one.name, one.value);
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;  -- somebody else enrolled it: no reason not to be ready
        END;
    END LOOP;
    FOR one IN SELECT d.role_name FROM journal.device d JOIN pg_roles r ON r.rolname = d.role_name
        WHERE d.active AND NOT pg_has_role(r.oid, 'USAGE')
    LOOP
        BEGIN
            EXECUTE format('ALTER ROLE %I CONNECTION LIMIT 2', one.role_name);
            EXECUTE format('GRANT %I TO CURRENT_USER', one.role_name);
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END LOOP;

    -- Large objects belong to the role that makes them, and are under no limit; nor are the files of snapshots. Theirs
    -- who own PostgreSQL alone.
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        REVOKE EXECUTE ON FUNCTION pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid),
            pg_catalog.lo_from_bytea(oid, bytea), pg_catalog.pg_export_snapshot() FROM PUBLIC;
    END IF;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA journal FROM PUBLIC;
GRANT USAGE ON SCHEMA journal TO frontoffice_counter;
GRANT EXECUTE ON FUNCTION journal.my_device, journal.my_origins, journal.greet, journal.differing_heads,
    journal.synced, journal.entry_hash, journal.wanted_contents, journal.add_chunk, journal.offer_key,
    journal.add_checkpoint, journal.signing_state, journal.device_labels,
    journal.may_lack_words TO frontoffice_counter;
GRANT EXECUTE ON FUNCTION journal.enrolled TO frontoffice_counter;
GRANT SELECT ON journal.centre, journal.head, journal.entry, journal.payload, journal.erased, journal.program,
    journal.program_part, journal.content, journal.content_chunk, journal.note, journal.office_key,
    journal.checkpoint, journal.erasure_rejected, journal.set_aside TO frontoffice_counter;
GRANT INSERT (origin, device_id, one, other) ON journal.fork_evidence TO frontoffice_counter;
GRANT SELECT (origin, device_id, parent, parent_seq, reason, created_at) ON journal.origin TO frontoffice_counter;
GRANT SELECT (origin, seq, hash, settled_at) ON journal.quarantine TO frontoffice_counter;
GRANT INSERT (origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone, officer, role,
    series, year, no, parents, content_hash) ON journal.entry TO frontoffice_counter;
GRANT INSERT (origin, seq, entry_id, salt, body) ON journal.payload TO frontoffice_counter;
GRANT INSERT (device_id, why, origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone,
    officer, role, series, year, no, parents, content_hash, salt, body) ON journal.quarantine TO frontoffice_counter;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC;
GRANT USAGE ON SCHEMA office TO frontoffice_report;
GRANT SELECT ON office.complaints, office.cycles, office.deadlines, office.entries_per_day, office.numbers_twice,
    office.report_counts, office.report_done, office.report_spans, office.report_months,
    office.consultations, office.consultation_months, office.messages, office.status, office.choices TO frontoffice_report;
GRANT EXECUTE ON FUNCTION office.moment, office.local_date, office.is_past TO frontoffice_report;
