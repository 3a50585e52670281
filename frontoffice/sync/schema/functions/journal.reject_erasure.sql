-- The office's own: what desks decided about a complaint or a consultation so far erases nothing, and asks no more.
CREATE OR REPLACE FUNCTION journal.reject_erasure(p_subject uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    LOCK TABLE journal.quarantine, journal.entry IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO journal.erasure_rejected (by_entry, subject)
        SELECT DISTINCT e.entry_id, e.subject FROM journal.entry e
        WHERE e.subject = p_subject AND e.kind IN ('complaint.erased', 'consultation.erased', 'message.erased')
        ON CONFLICT DO NOTHING;
    DELETE FROM journal.erased g USING journal.entry e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
        WHERE e.subject = p_subject AND g.entry_id = e.entry_id AND NOT g.done;
    DELETE FROM journal.erasure x WHERE x.subject = p_subject AND x.done_at IS NULL;
END $$;
