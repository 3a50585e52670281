-- Whether an entry of that complaint or consultation may lack its words: an erasing of it was carried out.
-- One that the office has not agreed to excuses nothing: any counter writes one, and what it says is about whatever it likes.
CREATE OR REPLACE FUNCTION journal.may_lack_words(p_subject uuid, p_entry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM journal.erased g WHERE g.entry_id = p_entry AND g.done)
        OR EXISTS (SELECT FROM journal.erasure x WHERE x.subject = p_subject AND x.done_at IS NOT NULL)
$$;
