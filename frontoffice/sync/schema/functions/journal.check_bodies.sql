-- At the end of a counter's transaction: of the entries by which a chain grew, only what was erased may come without
-- its body. An entry that erases may stand here, or be relayed, since it may follow in a later piece, or its own chain
-- be lost. What no desk would take makes no desk wait for it. The office's own merges are not asked.
CREATE OR REPLACE FUNCTION journal.check_bodies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    above bigint := 0;
    lacking bigint;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        above := OLD.seq;
    END IF;
    IF (SELECT count(*) FROM journal.payload p WHERE p.origin = NEW.origin AND p.seq > above AND p.seq <= NEW.seq)
            = NEW.seq - above OR NOT EXISTS (SELECT FROM journal.device d WHERE d.role_name = session_user) THEN
        RETURN NULL;
    END IF;
    SELECT e.seq INTO lacking FROM journal.entry e
        WHERE e.origin = NEW.origin AND e.seq > above AND e.seq <= NEW.seq
            AND NOT EXISTS (SELECT FROM journal.payload p WHERE p.origin = e.origin AND p.seq = e.seq)
            AND NOT EXISTS (SELECT FROM journal.erased g WHERE g.entry_id = e.entry_id)
            AND (e.kind IN ('complaint.erased', 'consultation.erased', 'message.erased') OR NOT EXISTS (
                SELECT FROM journal.quarantine q
                WHERE q.subject = e.subject AND q.kind IN ('complaint.erased', 'consultation.erased', 'message.erased')))
        ORDER BY e.seq LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the chain is broken' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: its body is missing', NEW.origin, lacking);
    END IF;
    RETURN NULL;
END $$;
