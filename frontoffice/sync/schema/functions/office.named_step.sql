-- The step by which an entry is judged that speaks of another one about its subject: that which a correction takes back,
-- or that an absence is another person's than its writer's (register/journal/judged_steps.py); null where it is none.
CREATE OR REPLACE FUNCTION office.named_step(p_kind text, p_subject uuid, p_body bytea) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    about text := CASE p_kind WHEN 'absence.set' THEN p_subject::text ELSE office.said_text(p_body, 'entry') END;
    person text := office.said_text(p_body, 'officer');
    named_kind text;
    named_body bytea;
BEGIN
    IF about ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        SELECT e.kind, CASE WHEN e.zone IN ('WIB', 'WITA', 'WIT') AND office.moment(e.occurred_at) IS NOT NULL
                AND office.moment(e.recorded_at) IS NOT NULL THEN p.body END INTO named_kind, named_body
            FROM journal.counted e LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.entry_id = about::uuid AND e.subject = p_subject ORDER BY e.lc, e.origin, e.seq LIMIT 1;
    END IF;
    IF p_kind = 'absence.set' THEN
        RETURN CASE WHEN office.said_text(p_body, 'by') IS DISTINCT FROM person
            OR (named_kind = p_kind AND office.said_text(named_body, 'officer') <> person) THEN
                CASE WHEN person IS NOT NULL THEN 'of_another' END END;
    END IF;
    RETURN CASE named_kind WHEN 'complaint.reviewed' THEN 'review' WHEN 'complaint.cancelled' THEN 'cancel'
        WHEN 'handling.stepped' THEN office.said_step(named_body)
        WHEN 'complaint.amended' THEN office.said_step(named_body) END;
END $$;
