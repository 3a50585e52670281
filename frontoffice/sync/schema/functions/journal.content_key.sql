-- The key of a content as a body names it; NULL for what is none (domain/entries/content_address.py reads the same).
CREATE OR REPLACE FUNCTION journal.content_key(p_part jsonb) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    digest bytea;
    salt bytea;
    size bigint;
BEGIN
    IF p_part ->> 'hash' ~ '^[0-9a-f]{64}$' AND p_part ->> 'salt' ~ '^[0-9a-f]{32}$'
        AND jsonb_typeof(p_part -> 'size') = 'number' THEN
        digest := decode(p_part ->> 'hash', 'hex');
        salt := decode(p_part ->> 'salt', 'hex');
        size := (p_part ->> 'size')::bigint;
    END IF;
    RETURN CASE WHEN size BETWEEN 1 AND 100000000 THEN digest || salt || int8send(size) END;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;
