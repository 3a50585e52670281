-- As journal.greet, for desks of before: where every chain stands, whatever they hold.
CREATE OR REPLACE FUNCTION journal.hello(
    p_origin uuid, p_token uuid, p_next uuid, p_parent uuid, p_parent_seq bigint, p_reason text, p_protocol integer
) RETURNS TABLE (
    verdict text, clock timestamptz, epoch uuid, min_protocol integer, origins uuid[], seqs bigint[], hashes bytea[]
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    greeted record;
BEGIN
    SELECT * INTO greeted FROM
        journal.greet(p_origin, p_token, p_next, p_parent, p_parent_seq, p_reason, p_protocol, NULL);
    RETURN QUERY SELECT greeted.verdict, greeted.clock, greeted.epoch, greeted.min_protocol,
        coalesce(array_agg(a.origin), '{}'), coalesce(array_agg(a.seq), '{}'), coalesce(array_agg(a.hash), '{}')
        FROM (SELECT * FROM journal.head ORDER BY head.origin) a;
END $$;
