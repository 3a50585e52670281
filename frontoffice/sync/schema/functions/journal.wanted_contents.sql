-- What the centre lacks and this device may send: the entry that names it, its key, and how many of its chunks came
-- from here. Its own first: what another's entries name and nobody has must not stand in their way.
CREATE OR REPLACE FUNCTION journal.wanted_contents()
RETURNS TABLE (origin uuid, seq bigint, key bytea, here bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me uuid := journal.my_device();
BEGIN
    IF me IS NULL OR journal.my_origins() IS NULL THEN
        RETURN;
    END IF;
    PERFORM journal.name_contents(NULL);
    RETURN QUERY SELECT a.origin, a.seq, a.key,
        (SELECT count(*) FROM journal.content_chunk k WHERE k.key = a.key AND k.device_id = me)
        FROM journal.attachment a JOIN journal.entry e ON e.origin = a.origin AND e.seq = a.seq
        WHERE a.lacking AND a.key IS NOT NULL AND NOT EXISTS (SELECT FROM journal.content c WHERE c.key = a.key) AND journal.may_supply(a.origin, a.noted_at)
            AND NOT EXISTS (SELECT FROM journal.erased g WHERE g.entry_id = e.entry_id)
        ORDER BY a.origin = ANY (journal.my_origins()) DESC, a.part DESC, e.lc DESC LIMIT 500;
END $$;
