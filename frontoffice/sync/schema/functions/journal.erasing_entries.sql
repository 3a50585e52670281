-- The entries that the desks read as an erasure of it, in their order: what a broken program wrote takes nothing away
-- there, nor here, and no erasure takes away what is the office's own (of_office in domain/entries/entry_kinds.py). One of a
-- consultation holds where the subject is a consultation for certain (register/projection/erased_bodies.py).
CREATE OR REPLACE FUNCTION journal.erasing_entries(p_subject uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    body jsonb;
    is_consultation boolean;
    found_ids uuid[] := '{}';
BEGIN
    IF EXISTS (SELECT FROM journal.entry e JOIN office.kind k ON k.kind = e.kind
            WHERE e.subject = p_subject AND k.of_office) THEN
        RETURN found_ids;
    END IF;
    is_consultation := coalesce(
        (SELECT bool_and(e.kind = 'consultation.recorded') FROM journal.entry e
            WHERE e.subject = p_subject AND e.entry_id = p_subject), false);
    FOR line IN
        SELECT DISTINCT ON (e.lc, e.entry_id) e.entry_id, e.kind, e.zone, e.occurred_at, e.recorded_at, p.body
        FROM journal.counted e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject AND e.v <= 1
                AND (e.kind = 'complaint.erased' OR (e.kind = 'consultation.erased' AND is_consultation))
            ORDER BY e.lc, e.entry_id
    LOOP
        BEGIN
            body := office.entry_says(line.body, line.zone, line.occurred_at, line.recorded_at);
            IF body ->> 'subject' = p_subject::text AND (CASE line.kind WHEN 'complaint.erased'
                    THEN office.skeleton(body) ELSE office.consultation_left(body) END) IS NOT NULL THEN
                found_ids := found_ids || line.entry_id;
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL;
        END;
    END LOOP;
    RETURN found_ids;
END $$;
