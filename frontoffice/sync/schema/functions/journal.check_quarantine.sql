-- After entries were relayed into the quarantine: each must have the hash and the body that it claims, and what it holds
-- counts against the device that relayed it. Of a subject that the office erased no words are kept here either.
CREATE OR REPLACE FUNCTION journal.check_quarantine() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    broken record;
    gone uuid[];
BEGIN
    SELECT a.origin, a.seq INTO broken FROM arrived a
        WHERE a.hash <> journal.entry_hash(a.origin, a.seq, a.prev, a.lc, a.entry_id, a.subject, a.kind, a.v,
                a.occurred_at, a.recorded_at, a.zone, a.officer, a.role, a.series, a.year, a.no, a.parents,
                a.content_hash)
            OR a.content_hash <> sha256(a.salt || a.body)
            OR (a.salt IS NULL) <> (a.body IS NULL) OR octet_length(a.why) > 40
            OR octet_length(a.salt) <> 16 OR octet_length(a.body) > 4194304
            OR NOT journal.is_shallow(a.body)
            OR NOT journal.within_bounds(a.kind, a.occurred_at, a.recorded_at, a.zone, a.officer, a.role, a.series,
                a.year, a.no, a.parents)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the relayed entry was changed' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: its hash or its body does not fit', broken.origin, broken.seq);
    END IF;
    PERFORM journal.count_use(0, coalesce(sum(coalesce(octet_length(a.body), 0) + journal.words_beside(a.kind, a.occurred_at,
        a.recorded_at, a.zone, a.officer, a.role, a.series, a.parents)), 0)::bigint, count(*)) FROM arrived a;
    gone := (SELECT array_agg(DISTINCT a.subject) FROM arrived a JOIN journal.erasure x USING (subject)
        WHERE x.done_at IS NOT NULL);
    IF gone IS NOT NULL THEN
        PERFORM journal.empty_quarantined(gone);
    END IF;
    RETURN NULL;
END $$;
