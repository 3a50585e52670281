-- After a heal one entry may stand at two addresses: in chains of one device, or in one that the office put back or
-- carried, and it is the same at both. Another content under the identity of an entry that stands here, another writer or
-- another place in the order would be read in its place, by the office's views and by every new desk; and repeated in the
-- chain of another device it would be judged by that one's class. What the office set aside is read by nobody, and keeps
-- the true entry from nowhere.
CREATE OR REPLACE FUNCTION journal.check_identities() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
    twice record;
BEGIN
    SELECT a.origin, a.seq, e.origin AS other, e.seq AS place, said.differs, whose.label INTO twice
        FROM arrived a JOIN journal.entry e ON e.entry_id = a.entry_id
        CROSS JOIN LATERAL (SELECT (e.content_hash, e.subject, e.kind, e.lc, e.v, e.occurred_at, e.recorded_at, e.zone,
            e.officer, e.role, e.series, e.year, e.no, e.parents) IS DISTINCT FROM (a.content_hash, a.subject, a.kind, a.lc,
            a.v, a.occurred_at, a.recorded_at, a.zone, a.officer, a.role, a.series, a.year, a.no, a.parents) AS differs) said
        LEFT JOIN LATERAL (SELECT d.label FROM journal.origin o LEFT JOIN journal.origin p
            ON p.origin = o.parent AND 'carried' = o.reason JOIN journal.device d
            ON d.device_id = coalesce(o.device_id, p.device_id) WHERE o.origin = e.origin) whose ON true
        WHERE NOT EXISTS (SELECT FROM journal.set_aside s WHERE s.origin = e.origin AND e.seq > s.upto)
            AND (said.differs OR EXISTS (SELECT FROM journal.origin mine, journal.origin o
                LEFT JOIN journal.origin p ON p.origin = o.parent AND 'carried' = o.reason
                WHERE mine.origin = a.origin AND o.origin = e.origin
                    AND mine.device_id <> coalesce(o.device_id, p.device_id)))
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the identity is another entry''s' USING ERRCODE = 'FO001',  -- by these words desks know it (wire.IDENTITY_TAKEN)
            DETAIL = format('%s/%s: it %s the entry at %s/%s', twice.origin, twice.seq, CASE WHEN twice.differs
                THEN 'gives another content to' ELSE 'repeats, as another device''s,' END, twice.other, twice.place),
            HINT = coalesce(twice.label, '?');  -- the device that has it here
    END IF;
    RETURN NULL;
END $$;
