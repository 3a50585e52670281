-- The digest over the heads of one bucket, as they stand: sync/head_digests.py computes the same over a desk's own. The
-- first byte of the origin says which bucket, and all of one lie side by side in the index.
CREATE OR REPLACE FUNCTION journal.bucket_digest(p_bucket integer) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        sha256(string_agg(uuid_send(h.origin) || int8send(h.seq) || h.hash, ''::bytea ORDER BY h.origin)),
        decode(repeat('00', 32), 'hex'))
    FROM journal.head h
    WHERE h.origin BETWEEN (lpad(to_hex(p_bucket), 2, '0') || repeat('0', 30))::uuid
        AND (lpad(to_hex(p_bucket), 2, '0') || repeat('f', 30))::uuid
$$;
