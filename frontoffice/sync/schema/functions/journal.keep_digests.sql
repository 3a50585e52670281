-- Computes anew what has changed. First a bucket is locked, then its changes are taken, then its heads are read, each as
-- a statement of its own: whatever was taken is in what is read, and what comes meanwhile stays noted. A bucket that
-- another session has locked is passed over; its changes stay, and journal.head_digests reads its heads.
CREATE OR REPLACE FUNCTION journal.keep_digests() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    changed integer[] := (SELECT array_agg(DISTINCT c.bucket ORDER BY c.bucket) FROM journal.head_change c);
    mine integer[];
BEGIN
    IF changed IS NULL THEN
        RETURN;
    END IF;
    WITH locked AS (
        SELECT d.bucket FROM journal.head_digest d WHERE d.bucket = ANY (changed)
            ORDER BY d.bucket FOR UPDATE SKIP LOCKED)
        SELECT array_agg(l.bucket) INTO mine FROM locked l;
    DELETE FROM journal.head_change c WHERE c.bucket = ANY (mine);
    UPDATE journal.head_digest d SET digest = journal.bucket_digest(d.bucket) WHERE d.bucket = ANY (mine);
END $$;
