-- A consultation as it stands after the set of its entries (register/projection/consultation_projection.py), null while
-- its recording has not arrived. Nothing in it says who asked, or what about.
CREATE OR REPLACE FUNCTION office.consultation(p_subject uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    body jsonb;
    recorded jsonb;
    turned uuid;
    erased jsonb;
    unauthorised uuid[] := office.without_authority(p_subject);
BEGIN
    FOR line IN
        SELECT * FROM (
            SELECT DISTINCT ON (e.entry_id) e.entry_id, e.lc, e.kind, e.v, e.zone, e.occurred_at, e.recorded_at, p.body
            FROM journal.counted e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject ORDER BY e.entry_id, e.lc, e.origin, e.seq
        ) once
        WHERE entry_id <> ALL (unauthorised) AND v <= 1 AND kind IN ('consultation.recorded', 'consultation.turned', 'consultation.erased')
            AND zone IN ('WIB', 'WITA', 'WIT') AND office.moment(occurred_at) IS NOT NULL
            AND office.moment(recorded_at) IS NOT NULL
        ORDER BY lc, entry_id
    LOOP
        BEGIN
            body := office.said(line.body);
            IF line.kind = 'consultation.erased' THEN
                IF body ->> 'subject' = p_subject::text AND journal.are_words_gone(p_subject) AND NOT EXISTS (
                        SELECT FROM journal.erasure_rejected r WHERE r.by_entry = line.entry_id) THEN
                    erased := coalesce(erased, office.consultation_left(body));
                END IF;
            ELSIF line.kind = 'consultation.turned' THEN
                IF body ->> 'complaint' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
                    turned := coalesce(turned, (body ->> 'complaint')::uuid);
                END IF;
            ELSIF line.entry_id = p_subject AND body ->> 'identity' IN ('open', 'confidential', 'anonymous')
                AND (SELECT bool_and(coalesce(jsonb_typeof(body -> name) = 'string', false)) FROM unnest(ARRAY['about',
                    'answer', 'answered_by', 'channel', 'channel_name', 'service', 'name', 'series', 'counter']) AS name)
            THEN
                recorded := jsonb_build_object('recorded_at', line.recorded_at, 'zone', line.zone,
                    'series', body ->> 'series', 'counter', body ->> 'counter', 'channel', body ->> 'channel',
                    'channel_name', body ->> 'channel_name', 'service', body ->> 'service', 'erased', false);
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL;
        END;
    END LOOP;
    RETURN coalesce(erased, recorded || jsonb_build_object('complaint', turned));
END $$;
