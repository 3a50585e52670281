-- The size that a content's key names: its last 8 of 56 bytes, the highest first (domain/entries/content_address.py).
CREATE OR REPLACE FUNCTION journal.content_size(p_key bytea) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT ('x' || encode(substring(p_key FROM 49), 'hex'))::bit(64)::bigint
$$;
