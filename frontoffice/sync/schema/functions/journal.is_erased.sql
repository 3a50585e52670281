-- Whether the desks read an erasure of it: what a broken program wrote takes nothing away there, nor here, and no
-- erasure takes away what is the office's own (of_office in domain/entry_kinds.py).
CREATE OR REPLACE FUNCTION journal.is_erased(p_subject uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    body jsonb;
BEGIN
    IF EXISTS (SELECT FROM journal.entry e JOIN office.kind k ON k.kind = e.kind
            WHERE e.subject = p_subject AND k.of_office) THEN
        RETURN false;
    END IF;
    FOR line IN
        SELECT p.body FROM journal.entry e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject AND e.kind = 'complaint.erased' AND e.v = 1
    LOOP
        BEGIN
            body := convert_from(line.body, 'UTF8')::jsonb;
            IF body ->> 'subject' = p_subject::text AND office.skeleton(body) IS NOT NULL THEN
                RETURN true;
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL;
        END;
    END LOOP;
    RETURN false;
END $$;
