-- Whether an entry of that complaint or consultation may lack its words: an erasing of it is known here.
CREATE OR REPLACE FUNCTION journal.may_lack_words(p_subject uuid, p_entry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM journal.erased g WHERE g.entry_id = p_entry)
        OR EXISTS (SELECT FROM journal.erasure x WHERE x.subject = p_subject AND x.done_at IS NOT NULL)
$$;
