-- The heads of every bucket whose digest is another one than the desk's, all of one moment: what a desk pulls is a cut
-- that holds each entry's causes.
CREATE OR REPLACE FUNCTION journal.differing_heads(p_digests bytea)
RETURNS TABLE (buckets integer[], origins uuid[], seqs bigint[], hashes bytea[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH here AS MATERIALIZED (SELECT journal.head_digests() AS digests WHERE journal.my_device() IS NOT NULL),
    differs AS MATERIALIZED (
        SELECT b FROM here, generate_series(0, 255) AS b
            WHERE substr(here.digests, b * 32 + 1, 32) <> substr(p_digests, b * 32 + 1, 32)),
    found AS (
        SELECT h.origin, h.seq, h.hash FROM differs JOIN journal.head h
            ON h.origin BETWEEN (lpad(to_hex(b), 2, '0') || repeat('0', 30))::uuid
                AND (lpad(to_hex(b), 2, '0') || repeat('f', 30))::uuid)
    SELECT (SELECT coalesce(array_agg(b ORDER BY b), '{}') FROM differs),
        coalesce(array_agg(f.origin), '{}'), coalesce(array_agg(f.seq), '{}'), coalesce(array_agg(f.hash), '{}')
        FROM found f
$$;
