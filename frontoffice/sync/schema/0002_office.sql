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
@STATUS@
CREATE TABLE office.move (step text, before text, after text NOT NULL, PRIMARY KEY (step, before));
@MOVE@
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
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH tip AS (
        SELECT DISTINCT place::integer FROM unnest(p_entries) AS entry,
            jsonb_array_elements_text(p_tips -> entry::text) AS place
    )
    SELECT coalesce(array_agg(place), '{}') FROM tip
        WHERE NOT EXISTS (SELECT FROM tip AS other WHERE p_past -> other.place::text @> to_jsonb(tip.place))
$$;

CREATE FUNCTION office.replay(p_subject uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    place integer := 0;
    step text;
    after text;
    told jsonb;  -- the complaint's own fields
    facts jsonb := '{}';
    targets jsonb := '{}';
    tips jsonb := '{}';  -- entry: the places of the steps that whoever saw it has seen
    past jsonb := '{}';  -- place of a step: the places of all steps before it
    taken jsonb := '{}';  -- place of a step: what was done
    status text[] := '{}';
    was text[] := '{}';  -- before it was closed
    cycle integer[] := '{}';
    base integer[] := '{}';
    seen integer[];
    every uuid[] := '{}';
    at integer;
    steps jsonb := '[]';
BEGIN
    FOR line IN
        SELECT * FROM (
            SELECT DISTINCT ON (e.entry_id) e.entry_id, e.lc, e.kind, e.zone, e.occurred_at,
                office.parents(e.parents) AS parents, convert_from(p.body, 'UTF8')::jsonb AS body
            FROM journal.entry e LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject ORDER BY e.entry_id, e.lc
        ) once ORDER BY lc, entry_id
    LOOP
        place := place + 1;
        IF line.kind = 'complaint.recorded' AND told IS NULL THEN
            told := line.body - 'intake' - 'position'
                || jsonb_build_object('kind', line.body #> '{intake,kind}', 'channel', line.body #> '{intake,channel}',
                    'sector', line.body #> '{intake,sector}', 'service', line.body #> '{intake,service}',
                    'category', line.body #> '{intake,category}');
        ELSIF line.kind = 'complaint.amended' THEN
            told := told || jsonb_build_object('channel_name', line.body -> 'channel_name',
                    'received_on', line.body -> 'received_on', 'due_on', line.body -> 'due_on',
                    'due_provisional', line.body -> 'due_provisional')
                || (SELECT coalesce(jsonb_object_agg(key, value -> 1), '{}') FROM jsonb_each(line.body -> 'changes')
                    WHERE key IN ('kind', 'channel', 'sector', 'service', 'category'));
        ELSIF line.kind = 'due.moved' THEN
            IF line.body ? 'due_on' THEN
                told := told || jsonb_build_object('due_on', line.body -> 'due_on',
                    'due_provisional', line.body -> 'due_provisional');
            END IF;
            IF jsonb_typeof(line.body -> 'target') = 'object' THEN
                targets := targets || jsonb_build_object(line.body ->> 'cycle', line.body -> 'target');
            END IF;
        END IF;

        step := CASE line.kind WHEN 'complaint.reviewed' THEN 'review' WHEN 'complaint.cancelled' THEN 'cancel'
            WHEN 'handling.stepped' THEN line.body ->> 'step' END;
        IF step IS NULL OR NOT EXISTS (SELECT FROM office.move m WHERE m.step = replay_step(step)) THEN
            NULL;
        END IF;
    END LOOP;
    RETURN told;
END $$;
