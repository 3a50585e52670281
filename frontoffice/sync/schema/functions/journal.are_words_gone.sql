-- Whether an erasure of it holds, as at the desks (register/journal/erasure_verdicts.py): the office carried it out, or
-- nothing is left to be taken away. Until then it stands as it stood.
CREATE OR REPLACE FUNCTION journal.are_words_gone(p_subject uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM journal.erasure x WHERE x.subject = p_subject AND x.done_at IS NOT NULL)
        OR NOT EXISTS (SELECT FROM journal.entry e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject AND e.kind NOT IN ('complaint.erased', 'consultation.erased'))
$$;
