-- No desk takes a salt of another length, and none has room for a body without end: words of four megabytes are ten
-- times what the largest form can hold.
--
-- Looked up by address whatever the planner thinks of the table's size. What was erased by law stays erased.
CREATE OR REPLACE FUNCTION journal.check_payloads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    broken record;
BEGIN
    SELECT a.origin, a.seq INTO broken
        FROM arrived a LEFT JOIN journal.entry e ON e.origin = a.origin AND e.seq = a.seq
        WHERE e.entry_id IS DISTINCT FROM a.entry_id OR e.content_hash <> sha256(a.salt || a.body)
            OR octet_length(a.salt) <> 16 OR octet_length(a.body) > 4194304
            OR NOT journal.is_shallow(a.body)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the body is not the one in the chain' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: its body does not fit', broken.origin, broken.seq);
    END IF;
    PERFORM journal.count_use(0, (SELECT coalesce(sum(octet_length(a.body)), 0) FROM arrived a), 0);
    IF EXISTS (SELECT FROM journal.erased WHERE done) THEN
        DELETE FROM journal.payload p USING arrived a JOIN journal.erased g ON g.entry_id = a.entry_id AND g.done
            WHERE p.origin = a.origin AND p.seq = a.seq;
    END IF;
    RETURN NULL;
END $$;
