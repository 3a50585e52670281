-- What the office's other tools may read: complaints as they stand, cycles, deadlines, entries per day and counter,
-- numbers given twice. Nothing in here tells who complained or what was said; frontoffice_report is granted to a
-- tool's role, and sees these views alone.
--
-- A complaint is replayed as the counters do it (domain/replaying.py), one call for each complaint that is asked for.
-- A report over all years that is wanted often belongs into a materialized view of the office's own.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'frontoffice_report') THEN
        CREATE ROLE frontoffice_report NOLOGIN;
    END IF;
END $$;

CREATE SCHEMA office;

-- How far along each status is, and which step leads from where to where: domain/steps.py.
CREATE TABLE office.status (status text PRIMARY KEY, closed boolean NOT NULL, along integer NOT NULL);
INSERT INTO office.status (status, closed, along) VALUES
    ('registered', false, 0),
    ('reviewed', false, 1),
    ('analysed', false, 2),
    ('decided', false, 3),
    ('informed', false, 4),
    ('acted', false, 5),
    ('verified', false, 6),
    ('conveyed', false, 7),
    ('repeated', false, -1),
    ('noted', false, 9),
    ('followed_up', false, 10),
    ('answered', false, 11),
    ('satisfied', true, 12),
    ('finished', true, 13),
    ('withdrawn', true, 14),
    ('deemed_withdrawn', true, 15),
    ('forwarded', true, 16),
    ('merged', true, 17),
    ('unanswered', true, 18),
    ('cancelled', true, 19);
CREATE TABLE office.move (step text, before text, after text NOT NULL, PRIMARY KEY (step, before));
INSERT INTO office.move (step, before, after) VALUES
    ('review', 'registered', 'reviewed'), ('review', 'reviewed', 'reviewed'), ('review', 'analysed', 'analysed'),
    ('review', 'decided', 'decided'), ('review', 'informed', 'informed'), ('review', 'acted', 'acted'),
    ('review', 'verified', 'verified'), ('review', 'conveyed', 'conveyed'), ('review', 'repeated', 'repeated'),
    ('review', 'noted', 'noted'), ('review', 'followed_up', 'followed_up'), ('review', 'answered', 'answered'),
    ('review', 'satisfied', 'satisfied'), ('review', 'finished', 'finished'), ('review', 'withdrawn', 'withdrawn'),
    ('review', 'deemed_withdrawn', 'deemed_withdrawn'), ('review', 'forwarded', 'forwarded'),
    ('review', 'merged', 'merged'), ('review', 'unanswered', 'unanswered'), ('analyse', 'reviewed', 'analysed'),
    ('analyse', 'repeated', 'analysed'), ('decide', 'analysed', 'decided'), ('inform', 'decided', 'informed'),
    ('act', 'informed', 'acted'), ('verify', 'acted', 'verified'), ('return', 'acted', 'informed'),
    ('convey', 'verified', 'conveyed'), ('satisfied', 'conveyed', 'satisfied'),
    ('satisfied', 'unanswered', 'satisfied'), ('unsatisfied', 'conveyed', 'repeated'),
    ('unsatisfied', 'unanswered', 'repeated'), ('note', 'reviewed', 'noted'),
    ('follow_up', 'reviewed', 'followed_up'), ('follow_up', 'noted', 'followed_up'), ('answer', 'noted', 'answered'),
    ('answer', 'followed_up', 'answered'), ('finish', 'answered', 'finished'), ('go_on', 'decided', 'informed'),
    ('go_on', 'verified', 'conveyed'), ('go_on', 'noted', 'answered'), ('go_on', 'followed_up', 'answered'),
    ('withdraw', 'registered', 'withdrawn'), ('withdraw', 'reviewed', 'withdrawn'),
    ('withdraw', 'analysed', 'withdrawn'), ('withdraw', 'decided', 'withdrawn'),
    ('withdraw', 'informed', 'withdrawn'), ('withdraw', 'acted', 'withdrawn'), ('withdraw', 'verified', 'withdrawn'),
    ('withdraw', 'conveyed', 'withdrawn'), ('withdraw', 'repeated', 'withdrawn'), ('withdraw', 'noted', 'withdrawn'),
    ('withdraw', 'followed_up', 'withdrawn'), ('withdraw', 'answered', 'withdrawn'),
    ('deem_withdrawn', 'registered', 'deemed_withdrawn'), ('deem_withdrawn', 'reviewed', 'deemed_withdrawn'),
    ('deem_withdrawn', 'analysed', 'deemed_withdrawn'), ('deem_withdrawn', 'decided', 'deemed_withdrawn'),
    ('deem_withdrawn', 'informed', 'deemed_withdrawn'), ('deem_withdrawn', 'acted', 'deemed_withdrawn'),
    ('deem_withdrawn', 'verified', 'deemed_withdrawn'), ('deem_withdrawn', 'conveyed', 'deemed_withdrawn'),
    ('deem_withdrawn', 'repeated', 'deemed_withdrawn'), ('deem_withdrawn', 'noted', 'deemed_withdrawn'),
    ('deem_withdrawn', 'followed_up', 'deemed_withdrawn'), ('deem_withdrawn', 'answered', 'deemed_withdrawn'),
    ('forward', 'registered', 'forwarded'), ('forward', 'reviewed', 'forwarded'),
    ('forward', 'analysed', 'forwarded'), ('forward', 'decided', 'forwarded'), ('forward', 'informed', 'forwarded'),
    ('forward', 'acted', 'forwarded'), ('forward', 'verified', 'forwarded'), ('forward', 'conveyed', 'forwarded'),
    ('forward', 'repeated', 'forwarded'), ('forward', 'noted', 'forwarded'), ('forward', 'followed_up', 'forwarded'),
    ('forward', 'answered', 'forwarded'), ('merge', 'registered', 'merged'), ('merge', 'reviewed', 'merged'),
    ('merge', 'analysed', 'merged'), ('merge', 'decided', 'merged'), ('merge', 'informed', 'merged'),
    ('merge', 'acted', 'merged'), ('merge', 'verified', 'merged'), ('merge', 'conveyed', 'merged'),
    ('merge', 'repeated', 'merged'), ('merge', 'noted', 'merged'), ('merge', 'followed_up', 'merged'),
    ('merge', 'answered', 'merged'), ('give_up', 'conveyed', 'unanswered'), ('reopen', 'satisfied', 'registered'),
    ('reopen', 'finished', 'registered'), ('reopen', 'withdrawn', 'registered'),
    ('reopen', 'deemed_withdrawn', 'registered'), ('reopen', 'forwarded', 'registered'),
    ('reopen', 'merged', 'registered'), ('reopen', 'unanswered', 'registered'), ('cancel', 'registered', 'cancelled'),
    ('cancel', 'reviewed', 'cancelled'), ('cancel', 'analysed', 'cancelled'), ('cancel', 'decided', 'cancelled'),
    ('cancel', 'informed', 'cancelled'), ('cancel', 'acted', 'cancelled'), ('cancel', 'verified', 'cancelled'),
    ('cancel', 'conveyed', 'cancelled'), ('cancel', 'repeated', 'cancelled'), ('cancel', 'noted', 'cancelled'),
    ('cancel', 'followed_up', 'cancelled'), ('cancel', 'answered', 'cancelled');

-- A moment as the journal keeps it, null for what is none.
CREATE FUNCTION office.moment(p_text text) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    RETURN p_text::timestamptz;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;

-- The calendar date of a moment in one of the country's three zones, which have no summer time.
CREATE FUNCTION office.local_date(p_moment timestamptz, p_zone text) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN (p_moment AT TIME ZONE 'UTC' + CASE p_zone WHEN 'WIT' THEN interval '9 hours' WHEN 'WITA' THEN interval '8 hours'
    ELSE interval '7 hours' END)::date;

CREATE FUNCTION office.parents(p_parents bytea) RETURNS uuid[]
LANGUAGE sql IMMUTABLE
RETURN (SELECT coalesce(array_agg(encode(substr(p_parents, at, 16), 'hex')::uuid), '{}')
    FROM generate_series(1, length(p_parents), 16) AS at);

-- The steps (by their places) that some entries have seen last, without those that another of them has seen.
CREATE FUNCTION office.newest(p_tips jsonb, p_past jsonb, p_entries uuid[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE AS $$
    WITH tip AS (
        SELECT DISTINCT place::integer FROM unnest(p_entries) AS entry,
            jsonb_array_elements_text(p_tips -> entry::text) AS place
    )
    SELECT coalesce(array_agg(place), '{}') FROM tip
        WHERE NOT EXISTS (SELECT FROM tip AS other WHERE p_past -> other.place::text @> to_jsonb(tip.place))
$$;

-- Of some steps (by their places) the one that went the least far.
CREATE FUNCTION office.least(p_places integer[], p_stands text[], p_cycles integer[]) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT place FROM unnest(p_places) AS place JOIN office.status s ON s.status = p_stands[place]
        ORDER BY s.closed, p_cycles[place], s.along, place LIMIT 1
$$;

-- A date as bodies have it; anything else is an error (data_exception), also what PostgreSQL would take for a date.
CREATE FUNCTION office.day(p_value jsonb) RETURNS date
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF p_value #>> '{}' ~ '^\d{4}-\d\d-\d\d$' THEN
        RETURN (p_value #>> '{}')::date;
    END IF;
    RAISE EXCEPTION 'no date' USING ERRCODE = 'invalid_datetime_format';
END $$;

-- An intake with the complainant's fields beside its own, as amendments name them.
CREATE FUNCTION office.flat(p_intake jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN p_intake - 'complainant'
    || (SELECT jsonb_object_agg('complainant.' || key, value) FROM jsonb_each(p_intake -> 'complainant'));

-- What a recording or an amendment says about receipt and due date, and what the views tell of the intake.
CREATE FUNCTION office.fields(p_body jsonb, p_intake jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN jsonb_build_object('channel_name', p_body -> 'channel_name', 'received_on', office.day(p_body -> 'received_on'),
    'due_on', office.day(p_body -> 'due_on'), 'due_provisional', (p_body -> 'due_provisional')::boolean,
    'kind', p_intake -> 'kind', 'channel', p_intake -> 'channel', 'sector', p_intake -> 'sector',
    'service', p_intake -> 'service', 'category', p_intake -> 'category');

-- A complaint as it stands after the set of its entries, in their one order (lc, entry_id), each once even if it stands
-- at two addresses. Two desks' steps that did not know of each other stand beside each other; the least advanced holds.
-- What another version or a broken program wrote moves nothing and hides nothing else.
CREATE FUNCTION office.replay(p_subject uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    body jsonb;
    place integer := 0;
    the_step text;
    the_after text;
    the_status text;
    told jsonb;  -- what stands in the views
    intake jsonb;  -- every field, for comparing only
    changed jsonb;
    apart jsonb := '{}';  -- field: the amendments that did not know of each other
    amended jsonb := '{}';  -- field: its last amendment
    facts jsonb := '{}';
    targets jsonb := '{}';  -- cycle: by when
    tips jsonb := '{}';  -- entry: places of the steps that whoever saw it has seen last
    past jsonb := '{}';  -- place of a step: places of all steps before it
    taken jsonb := '{}';  -- place of a step: what was done
    stands text[] := '{}';
    stood text[] := '{}';  -- before it was closed
    cycles integer[] := '{}';
    bases integer[] := '{}';
    every uuid[] := '{}';
    seen integer[];
    base integer;
    steps jsonb := '[]';
    said boolean;
    seen_ids uuid[];
    closed text[] := (SELECT array_agg(status) FROM office.status s WHERE s.closed);
BEGIN
    FOR line IN
        SELECT * FROM (
            SELECT DISTINCT ON (e.entry_id) e.entry_id, e.lc, e.kind, e.v, e.zone, e.occurred_at, e.no,
                e.parents, p.body
            FROM journal.entry e LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject ORDER BY e.entry_id, e.lc
        ) once ORDER BY lc, entry_id
    LOOP
        place := place + 1;
        said := line.kind IN ('identity.revealed', 'receipt.paper', 'contact.logged', 'papers.requested',
            'papers.completed', 'due.moved', 'document.made', 'complaint.renumbered');
        CONTINUE WHEN said AND line.v = 1 AND line.kind NOT IN ('due.moved', 'complaint.renumbered');
        IF length(line.parents) <= 16 THEN  -- nearly always, and then there is nothing to compare
            seen_ids := CASE length(line.parents) WHEN 16 THEN ARRAY[encode(line.parents, 'hex')::uuid] ELSE '{}' END;
            seen := CASE jsonb_array_length(tips -> seen_ids[1]::text)
                WHEN 1 THEN ARRAY[(tips -> seen_ids[1]::text ->> 0)::integer] ELSE '{}' END;
        ELSE
            seen_ids := office.parents(line.parents);
        END IF;
        IF length(line.parents) > 16 OR jsonb_array_length(tips -> seen_ids[1]::text) > 1 THEN
            seen := office.newest(tips, past, seen_ids);
        END IF;

        -- What it tells about the complaint itself.
        BEGIN
            body := NULL;
            body := convert_from(line.body, 'UTF8')::jsonb;
            IF line.v > 1 THEN
                NULL;
            ELSIF line.kind = 'complaint.recorded' AND told IS NULL THEN
                intake := office.flat(body -> 'intake');
                told := jsonb_build_object('number', body -> 'number', 'no', line.no, 'counter', body -> 'counter',
                    'first_number', body -> 'number') || office.fields(body, intake);
            ELSIF line.kind = 'complaint.amended' AND told IS NOT NULL THEN
                FOR changed IN SELECT jsonb_build_array(key, value -> 0, value -> 1) FROM jsonb_each(body -> 'changes')
                LOOP
                    IF coalesce(intake -> (changed ->> 0), changed -> 1) IN (changed -> 1, changed -> 2) THEN
                        apart := apart - (changed ->> 0);
                    ELSIF amended ? (changed ->> 0) THEN
                        apart := apart || jsonb_build_object(changed ->> 0,
                            coalesce(apart -> (changed ->> 0), jsonb_build_array(amended -> (changed ->> 0)))
                            || to_jsonb(line.entry_id));
                    END IF;
                    amended := amended || jsonb_build_object(changed ->> 0, line.entry_id);
                END LOOP;
                intake := intake || (
                    SELECT coalesce(jsonb_object_agg(key, value -> 1), '{}') FROM jsonb_each(body -> 'changes'));
                told := told || office.fields(body, intake);
            ELSIF line.kind = 'due.moved' AND told IS NOT NULL AND body ? 'due_on' THEN
                told := told || jsonb_build_object('due_on', office.day(body -> 'due_on'),
                    'due_provisional', (body -> 'due_provisional')::boolean);
            ELSIF line.kind = 'complaint.renumbered' AND told IS NOT NULL AND body ? 'suffix' THEN
                told := told || jsonb_build_object('suffix', body -> 'suffix', 'number', regexp_replace(
                    told ->> 'first_number', format('(?<!\d)(0*%s)(?!\d)', told ->> 'no'),
                    '\1' || (body ->> 'suffix')));
            END IF;
            IF NOT said AND line.v = 1 AND apart <> '{}' THEN
                apart := (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(apart)
                    WHERE NOT value <@ to_jsonb(seen_ids));
            END IF;
        EXCEPTION WHEN data_exception THEN
            NULL;
        END;

        -- Where it leaves the handling.
        BEGIN
            the_step := CASE WHEN line.v > 1 OR body IS NULL THEN NULL
                WHEN line.kind = 'complaint.reviewed' THEN 'review' WHEN line.kind = 'complaint.cancelled' THEN 'cancel'
                WHEN line.kind = 'handling.stepped' THEN body ->> 'step' END;
            IF line.kind = 'due.moved' AND line.v = 1 AND jsonb_typeof(body -> 'target') = 'object' THEN
                PERFORM office.day(body #> '{target,on}');
                targets := targets || jsonb_build_object((body ->> 'cycle')::integer::text, body -> 'target');
                CONTINUE;
            END IF;
            base := CASE WHEN cardinality(seen) > 1 THEN office.least(seen, stands, cycles) ELSE seen[1] END;
            the_status := coalesce(stands[base], 'registered');
            the_after := (SELECT m.after FROM office.move m WHERE m.step = the_step AND m.before = the_status);
            IF the_after IS NULL THEN
                IF EXISTS (SELECT FROM office.move m WHERE m.step = the_step) THEN
                    every := every || line.entry_id;
                ELSIF said AND body IS NOT NULL AND line.v = 1 THEN
                    CONTINUE;
                END IF;
                tips := tips || jsonb_build_object(line.entry_id::text, to_jsonb(seen));
                CONTINUE;
            END IF;
            IF the_step = 'reopen' THEN
                the_after := coalesce(stood[base], 'registered');
            END IF;
            taken := taken || jsonb_build_object(place::text, jsonb_build_object(
                'cycle', coalesce(cycles[base], 1), 'step', the_step, 'after', the_after,
                'on', CASE WHEN body ->> 'on' <> '' THEN office.day(body -> 'on')
                    ELSE office.local_date(office.moment(line.occurred_at), line.zone) END,
                'outcome', body -> 'outcome'));
            changed := '{}';
            IF the_step = 'review' THEN
                changed := jsonb_strip_nulls(jsonb_build_object(
                    'level', nullif(body ->> 'level', ''), 'category', nullif(body ->> 'category', '')));
            END IF;
            IF the_step IN ('inform', 'convey', 'answer', 'go_on', 'forward') AND NOT facts ? 'responded_on' THEN
                changed := changed || jsonb_build_object('responded_on', office.day(body -> 'on'),
                    'response_late', coalesce(jsonb_typeof(body -> 'late') = 'object', false),
                    'late_days', coalesce((body #>> '{late,days}')::integer, 0));
            END IF;
            IF jsonb_typeof(body -> 'target') = 'object' THEN
                PERFORM office.day(body #> '{target,on}');
            END IF;
            every := every || line.entry_id;
            tips := tips || jsonb_build_object(line.entry_id::text, jsonb_build_array(place));
            IF cardinality(seen) > 1 THEN
                past := past || jsonb_build_object(place::text, (SELECT jsonb_agg(one) FROM (
                    SELECT to_jsonb(tip) AS one FROM unnest(seen) AS tip
                    UNION SELECT jsonb_array_elements(past -> tip::text) FROM unnest(seen) AS tip) AS before));
            ELSE
                past := past || jsonb_build_object(
                    place::text, coalesce((past -> base::text) || to_jsonb(base), '[]'));
            END IF;
            stands[place] := the_after;
            stood[place] := CASE WHEN the_after = ANY (closed) AND the_status <> ALL (closed) THEN the_status
                ELSE coalesce(stood[base], 'registered') END;
            cycles[place] := coalesce(cycles[base], 1) + (the_step = 'unsatisfied')::integer;
            bases[place] := base;
            facts := facts || changed;
            IF jsonb_typeof(body -> 'target') = 'object' THEN
                targets := targets || jsonb_build_object(cycles[place]::text, body -> 'target');
            END IF;
        EXCEPTION WHEN data_exception THEN
            tips := tips || jsonb_build_object(line.entry_id::text, to_jsonb(seen));
        END;
    END LOOP;

    IF told IS NULL THEN
        RETURN '{"status": "unreadable"}';
    END IF;
    seen := office.newest(tips, past, every);
    base := CASE WHEN cardinality(seen) > 1 THEN office.least(seen, stands, cycles) ELSE seen[1] END;
    facts := told || facts || jsonb_build_object('status', coalesce(stands[base], 'registered'),
        'cycle', coalesce(cycles[base], 1), 'conflict', cardinality(seen) > 1 OR apart <> '{}', 'targets', targets,
        'target', targets -> coalesce(cycles[base], 1)::text);
    WHILE base IS NOT NULL LOOP
        steps := jsonb_build_array(taken -> base::text) || steps;
        base := bases[base];
    END LOOP;
    the_status := facts ->> 'status';
    RETURN facts || jsonb_build_object('steps', steps, 'closed', the_status = ANY (closed),
        -- What the office owes next: the response, then the present cycle's target (domain/handling.py, clock).
        'owed_on', CASE
            WHEN facts ->> 'kind' IS DISTINCT FROM 'complaint' OR the_status = 'conveyed' OR the_status = ANY (closed)
                THEN NULL
            WHEN facts #>> '{target,on}' IS NULL
                OR (NOT facts ? 'responded_on' AND facts ->> 'due_on' < facts #>> '{target,on}')
                THEN facts ->> 'due_on'
            ELSE facts #>> '{target,on}'
        END);
END $$;

CREATE VIEW office.complaints AS
SELECT r.subject, t.told ->> 'number' AS number, r.series, r.year, r.no, t.told ->> 'counter' AS counter,
    r.recorded_at, (t.told ->> 'received_on')::date AS received_on, t.told ->> 'kind' AS kind,
    t.told ->> 'channel' AS channel, t.told ->> 'channel_name' AS channel_name, t.told ->> 'sector' AS sector,
    t.told ->> 'service' AS service, t.told ->> 'category' AS category, t.told ->> 'level' AS level,
    t.told ->> 'status' AS status, (t.told ->> 'closed')::boolean AS closed,
    (t.told ->> 'cycle')::integer AS cycle, (t.told ->> 'conflict')::boolean AS to_be_checked,
    (t.told ->> 'due_on')::date AS due_on, (t.told ->> 'due_provisional')::boolean AS due_provisional,
    (t.told ->> 'responded_on')::date AS responded_on, (t.told ->> 'response_late')::boolean AS response_late,
    (t.told ->> 'late_days')::integer AS response_late_days,
    (t.told #>> '{target,on}')::date AS target_on, t.told #>> '{target,time}' AS target_time,
    (t.told ->> 'owed_on')::date AS owed_on,
    coalesce((t.told ->> 'owed_on')::date < office.local_date(now(), r.zone), false) AS late
FROM (
    SELECT DISTINCT ON (entry_id) entry_id AS subject, series, year, no, zone,
        office.moment(recorded_at) AS recorded_at
    FROM journal.entry WHERE kind = 'complaint.recorded' AND no IS NOT NULL
    ORDER BY entry_id
) r CROSS JOIN LATERAL (SELECT office.replay(r.subject) AS told OFFSET 0) t;
COMMENT ON VIEW office.complaints IS 'Complaints as they stand; to_be_checked: two desks went on from the same step';

CREATE VIEW office.cycles AS
SELECT r.subject, t.told ->> 'number' AS number, c.cycle,
    min(s.on_day) AS began_on,
    max(s.on_day) FILTER (WHERE s.step = 'analyse') AS analysed_on,
    max(s.on_day) FILTER (WHERE s.step = 'decide') AS decided_on,
    max(s.on_day) FILTER (WHERE s.after = 'informed' AND s.step <> 'return') AS informed_on,
    max(s.on_day) FILTER (WHERE s.step = 'act') AS acted_on,
    max(s.on_day) FILTER (WHERE s.step = 'verify') AS verified_on,
    max(s.outcome) FILTER (WHERE s.step = 'verify') AS outcome,
    max(s.on_day) FILTER (WHERE s.after IN ('conveyed', 'answered')) AS conveyed_on,
    max(s.on_day) FILTER (WHERE s.step IN ('satisfied', 'unsatisfied')) AS answered_on,
    max(s.step) FILTER (WHERE s.step IN ('satisfied', 'unsatisfied')) AS answer,
    (t.told #>> ARRAY['targets', c.cycle::text, 'on'])::date AS target_on
FROM (SELECT DISTINCT entry_id AS subject FROM journal.entry WHERE kind = 'complaint.recorded' AND no IS NOT NULL) r
CROSS JOIN LATERAL (SELECT office.replay(r.subject) AS told OFFSET 0) t
CROSS JOIN LATERAL generate_series(1, (t.told ->> 'cycle')::integer) AS c (cycle)
LEFT JOIN LATERAL (
    SELECT one ->> 'step' AS step, one ->> 'after' AS after, (one ->> 'on')::date AS on_day,
        one ->> 'outcome' AS outcome
    FROM jsonb_array_elements(t.told -> 'steps') AS one WHERE (one ->> 'cycle')::integer = c.cycle
) s ON true
GROUP BY r.subject, t.told, c.cycle;
COMMENT ON VIEW office.cycles IS 'Every round from analysis to the complainant''s answer, with the dates of its steps';

CREATE VIEW office.deadlines AS
SELECT subject, number, series, year, no, counter, service, status, cycle, owed_on, target_time,
    CASE WHEN owed_on = target_on THEN 'target' ELSE 'response' END AS owed, late, due_provisional, to_be_checked
FROM office.complaints WHERE owed_on IS NOT NULL;
COMMENT ON VIEW office.deadlines IS 'What the office owes next, for every complaint that waits for the office';

CREATE VIEW office.entries_per_day AS
SELECT day, counter, kind, count(*) AS entries FROM (
    SELECT DISTINCT ON (e.entry_id) office.local_date(office.moment(e.recorded_at), e.zone) AS day,
        coalesce(d.label, '?') AS counter, e.kind
    FROM journal.entry e
    LEFT JOIN journal.origin o ON o.origin = e.origin LEFT JOIN journal.device d ON d.device_id = o.device_id
    ORDER BY e.entry_id, e.lc
) once GROUP BY day, counter, kind;
COMMENT ON VIEW office.entries_per_day IS 'How much was written down, by day (the office''s zone), device and kind';

CREATE VIEW office.numbers_twice AS
WITH given AS (
    SELECT DISTINCT ON (e.entry_id) e.series, e.year, e.no, e.subject, e.recorded_at, coalesce(d.label, '?') AS counter
    FROM journal.entry e
    LEFT JOIN journal.origin o ON o.origin = e.origin LEFT JOIN journal.device d ON d.device_id = o.device_id
    WHERE e.no IS NOT NULL
    ORDER BY e.entry_id, e.lc
), twice AS (
    SELECT g.*, coalesce(office.replay(g.subject) ->> 'suffix', '') AS suffix FROM given g
    WHERE (g.series, g.year, g.no) IN (SELECT series, year, no FROM given GROUP BY 1, 2, 3 HAVING count(*) > 1)
)
SELECT series, year, no, suffix, count(*) AS times, array_agg(subject ORDER BY recorded_at, subject) AS subjects,
    array_agg(counter ORDER BY recorded_at, subject) AS counters
FROM twice GROUP BY series, year, no, suffix HAVING count(*) > 1;
COMMENT ON VIEW office.numbers_twice IS 'Numbers printed for two complaints, as long as no suffix (bis) tells them apart';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC;
GRANT USAGE ON SCHEMA office TO frontoffice_report;
GRANT SELECT ON office.complaints, office.cycles, office.deadlines, office.entries_per_day, office.numbers_twice,
    office.status TO frontoffice_report;
GRANT EXECUTE ON FUNCTION office.replay, office.moment, office.local_date TO frontoffice_report;
DO $$
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO frontoffice_report', current_database());
END $$;
