-- A line of a list as an entry sets it (domain/entries/office_bodies.py); null for one that cannot be read, and for one
-- longer than any form's: the one before holds. All lines together are one value in office.meanings.
CREATE OR REPLACE FUNCTION office.choice_body(p_body bytea) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    body jsonb;
BEGIN
    IF octet_length(p_body) > 16384 THEN
        RETURN NULL;
    END IF;
    body := office.read_body(p_body);
    IF jsonb_typeof(body -> 'list') = 'string' AND jsonb_typeof(body -> 'code') = 'string'
        AND jsonb_typeof(body -> 'name') = 'string' AND jsonb_typeof(body -> 'group') = 'string' AND body ? 'active'
    THEN
        RETURN body;
    END IF;
    RETURN NULL;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
END $$;
