-- Checks whole chains at once: one pass over what a statement brought. A trigger for each row was nine times slower.
--
-- Every counter goes on from the greatest logical clock that it has seen, so one entry with one near the end of bigint
-- would leave no counter of the office a number for its next entry, and no entry is ever taken back. So each is no more
-- than a million ahead of the one before it and of all that stands here: what was written while the centre was away, or
-- since the backup that it came back from, has no such gaps. What an older program took with one, the office lets its
-- device send again, until both sides agree.
CREATE OR REPLACE FUNCTION journal.check_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
DECLARE
    checked record;
    most bigint := coalesce((SELECT max(h.lc) FROM journal.head h), 0);
    leap bigint := CASE WHEN (SELECT d.may_leap FROM journal.device d WHERE d.role_name = session_user AND d.active)
        THEN 576460752303423488 - most ELSE 1000000 END;  -- 2^59, from which on desks refuse it, too
BEGIN
    FOR checked IN
        SELECT c.origin, c.seq, c.hash, c.lc, c.count, CASE
            WHEN c.seq <> coalesce(c.before_seq, h.seq, 0) + 1 THEN 'an entry is missing before it'
            WHEN c.prev <> coalesce(c.before_hash, h.hash, decode(repeat('00', 32), 'hex'))
                THEN 'it does not follow the entry before it'
            WHEN c.lc <= coalesce(c.before_lc, h.lc, 0) THEN 'its counter does not rise'
            WHEN c.lc - greatest(c.before_lc, h.lc, most) > leap THEN 'its counter leaps'
            WHEN NOT c.fits THEN 'its hash does not fit'
            WHEN NOT c.bounded THEN 'its number or its words are beyond what is kept'
        END AS fault
        FROM (
            SELECT n.*, lag(n.seq) OVER w AS before_seq, lag(n.hash) OVER w AS before_hash,
                lag(n.lc) OVER w AS before_lc, lead(n.seq) OVER w AS after_seq, row_number() OVER w AS count
            FROM (
                SELECT a.origin, a.seq, a.prev, a.hash, a.lc, a.hash = journal.entry_hash(a.origin, a.seq, a.prev, a.lc,
                    a.entry_id, a.subject, a.kind, a.v, a.occurred_at, a.recorded_at, a.zone, a.officer, a.role,
                    a.series, a.year, a.no, a.parents, a.content_hash) AS fits,
                    journal.within_bounds(a.kind, a.occurred_at, a.recorded_at, a.zone, a.officer, a.role, a.series,
                        a.year, a.no, a.parents) AS bounded
                FROM arrived a
            ) n
            WINDOW w AS (PARTITION BY n.origin ORDER BY n.seq)
        ) c LEFT JOIN journal.head h ON h.origin = c.origin
        WHERE c.after_seq IS NULL OR NOT c.fits OR NOT c.bounded
            OR c.lc - greatest(c.before_lc, h.lc, most) > leap
            OR c.seq <> coalesce(c.before_seq, h.seq, 0) + 1
            OR c.prev <> coalesce(c.before_hash, h.hash, decode(repeat('00', 32), 'hex'))
            OR c.lc <= coalesce(c.before_lc, h.lc, 0)
    LOOP
        IF checked.fault IS NOT NULL THEN
            RAISE EXCEPTION 'the chain is broken' USING ERRCODE = 'FO001',
                DETAIL = format('%s/%s: %s', checked.origin, checked.seq, checked.fault);
        END IF;
        INSERT INTO journal.head AS h (origin, seq, hash, lc)
            VALUES (checked.origin, checked.seq, checked.hash, checked.lc)
            ON CONFLICT (origin) DO UPDATE
            SET seq = excluded.seq, hash = excluded.hash, lc = excluded.lc, received_at = excluded.received_at
            WHERE h.seq = checked.seq - checked.count;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the chain is broken' USING ERRCODE = 'FO001',
                DETAIL = format('%s/%s: somebody else moved its head', checked.origin, checked.seq);
        END IF;
    END LOOP;
    PERFORM journal.count_use(count(*), coalesce(sum(journal.words_beside(a.kind, a.occurred_at, a.recorded_at, a.zone,
        a.officer, a.role, a.series, a.parents)), 0)::bigint, 0) FROM arrived a;
    IF EXISTS (SELECT FROM arrived a WHERE a.seq = 1) THEN
        PERFORM journal.count_chains();
    END IF;
    RETURN NULL;
END $$;
