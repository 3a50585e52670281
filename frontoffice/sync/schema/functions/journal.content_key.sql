-- The key of a content as a body names it; NULL for what is none (domain/entries/content_address.py reads the same).
CREATE OR REPLACE FUNCTION journal.content_key(p_part jsonb) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    digest bytea;
    salt bytea;
    size bigint;
BEGIN
    digest := decode(p_part ->> 'hash', 'hex');
    salt := decode(p_part ->> 'salt', 'hex');
    size := (p_part ->> 'size')::bigint;
    RETURN CASE WHEN octet_length(digest) = 32 AND octet_length(salt) = 16 AND size BETWEEN 1 AND 100000000
        THEN digest || salt || int8send(size) END;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;
