-- The contents that the entries of a complaint name go, unless an entry of another one names them, too, read
-- so far or not. It waits for
-- whoever reads from a body just now what an entry names, or takes a chunk: what they add would be left.
CREATE OR REPLACE FUNCTION journal.erase_contents(p_subject uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named bytea[];
BEGIN
    LOCK TABLE journal.attachment IN EXCLUSIVE MODE;
    PERFORM journal.name_contents();
    WITH gone AS (
        DELETE FROM journal.attachment a USING journal.entry e
            WHERE e.subject = p_subject AND a.origin = e.origin AND a.seq = e.seq RETURNING a.key
    ) SELECT array_agg(DISTINCT g.key) INTO named FROM gone g WHERE g.key IS NOT NULL;
    DELETE FROM journal.content_chunk k WHERE k.key = ANY (named)
        AND NOT EXISTS (SELECT FROM journal.attachment a WHERE a.key = k.key);
    DELETE FROM journal.content c WHERE c.key = ANY (named)
        AND NOT EXISTS (SELECT FROM journal.attachment a WHERE a.key = c.key);
END $$;
