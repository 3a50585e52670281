-- Takes the body of one entry away, wherever it stands, and keeps by which entry. An entry that was quarantined both with
-- its body and without it stays once, without.
CREATE OR REPLACE FUNCTION journal.erase(p_entry uuid, p_by uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO journal.erased (entry_id, by_entry) VALUES (p_entry, p_by) ON CONFLICT DO NOTHING;
    DELETE FROM journal.payload p USING journal.entry e
        WHERE e.entry_id = p_entry AND p.origin = e.origin AND p.seq = e.seq;
    DELETE FROM journal.quarantine q WHERE q.entry_id = p_entry AND q.body IS NOT NULL AND EXISTS (
        SELECT FROM journal.quarantine o
        WHERE o.origin = q.origin AND o.seq = q.seq AND o.hash = q.hash AND o.body IS NULL);
    UPDATE journal.quarantine SET salt = NULL, body = NULL WHERE entry_id = p_entry;
$$;
