-- The 256 digests in a row, of one moment.
CREATE OR REPLACE FUNCTION journal.head_digests() RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(CASE WHEN d.bucket = ANY (c.buckets) THEN journal.bucket_digest(d.bucket) ELSE d.digest END,
            ''::bytea ORDER BY d.bucket)
        FROM journal.head_digest d, (SELECT array_agg(DISTINCT bucket) AS buckets FROM journal.head_change) c
$$;
