-- What the centre lacks and this device may send: the entry that names it, its key, and how many of its chunks came from
-- here already. 500 at a time, after so many that the device passes over because it has them no more itself.
--
-- What the device's own entries name comes first: what another's name and nobody has must not stand in its way. Which
-- chains it may send for is asked once for each chain (journal.may_supply), not for each entry. An erasing that the
-- office has not agreed to keeps no content away: any counter can write one.
CREATE OR REPLACE FUNCTION journal.wanted_contents(p_beyond bigint DEFAULT 0)
RETURNS TABLE (origin uuid, seq bigint, key bytea, here bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me uuid := journal.my_device();
    mine uuid[] := journal.my_origins();
    at_once uuid[];
BEGIN
    IF me IS NULL OR mine IS NULL THEN
        RETURN;
    END IF;
    PERFORM journal.name_contents();
    WITH owed AS MATERIALIZED (SELECT DISTINCT a.origin FROM journal.attachment a WHERE a.lacking)
        SELECT array_agg(o.origin) INTO at_once FROM owed o WHERE journal.may_supply(o.origin, 'infinity');
    RETURN QUERY SELECT a.origin, a.seq, a.key,
        (SELECT count(*) FROM journal.content_chunk k WHERE k.key = a.key AND k.device_id = me)
        FROM journal.attachment a JOIN journal.entry e ON e.origin = a.origin AND e.seq = a.seq
        WHERE a.lacking AND a.key IS NOT NULL AND NOT EXISTS (SELECT FROM journal.content c WHERE c.key = a.key)
            AND (a.origin = ANY (at_once) OR a.noted_at < now() - interval '1 hour')
            AND NOT EXISTS (SELECT FROM journal.erased g WHERE g.entry_id = e.entry_id AND g.done)
        ORDER BY a.origin = ANY (mine) DESC, a.part DESC, e.lc DESC, a.origin, a.seq
        LIMIT 500 OFFSET greatest(p_beyond, 0);
END $$;
