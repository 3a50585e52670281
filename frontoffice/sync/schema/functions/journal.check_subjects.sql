-- Refuses a device more than two thousand entries about one complaint or consultation, which an office has not in all its
-- years: whoever reads it, at the centre and at each desk, reads all of them each time. Others' are not counted, or one
-- device could keep another from writing. Lists, people and settings are no such subjects: no entry has their identity.
CREATE OR REPLACE FUNCTION journal.check_subjects() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
    most CONSTANT integer := 2000;
    me uuid := journal.my_device();
    longest record;
BEGIN
    IF me IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT s.subject, (SELECT count(*) FROM journal.entry e JOIN journal.origin o ON o.origin = e.origin
            WHERE e.subject = s.subject AND o.device_id = me) AS count INTO longest
        FROM (SELECT DISTINCT a.subject FROM arrived a) s
        WHERE EXISTS (SELECT FROM journal.entry e WHERE e.subject = s.subject OFFSET most)
            AND EXISTS (SELECT FROM journal.entry r WHERE r.entry_id = s.subject)
        ORDER BY count DESC LIMIT 1;
    IF longest.count > most THEN
        RAISE EXCEPTION 'this device writes more than the office lets it' USING ERRCODE = 'FO005',
            DETAIL = format('about %s: %s entries of %s', longest.subject, longest.count, most);
    END IF;
    RETURN NULL;
END $$;
