-- After a heal one entry may stand at two addresses, and is the same at both. Another content under the identity of an
-- entry that stands here would be read in its place, by the office's views and by every new desk. What the office set
-- aside is read by nobody, and keeps the true entry from nowhere.
CREATE OR REPLACE FUNCTION journal.check_identities() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
    twice record;
BEGIN
    SELECT a.origin, a.seq, e.origin AS other, e.seq AS place INTO twice
        FROM arrived a JOIN journal.entry e ON e.entry_id = a.entry_id
        WHERE NOT EXISTS (SELECT FROM journal.set_aside s WHERE s.origin = e.origin AND e.seq > s.upto)
            AND (e.content_hash <> a.content_hash OR e.subject <> a.subject OR e.kind <> a.kind)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the identity is another entry''s' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: it gives another content to the entry at %s/%s',
                twice.origin, twice.seq, twice.other, twice.place);
    END IF;
    RETURN NULL;
END $$;
