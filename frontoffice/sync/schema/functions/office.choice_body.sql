-- A line of a list as an entry sets it (domain/entries/office_bodies.py); null for one that cannot be read: the one before holds.
CREATE OR REPLACE FUNCTION office.choice_body(p_body bytea) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    body jsonb;
BEGIN
    body := convert_from(p_body, 'UTF8')::jsonb;
    IF jsonb_typeof(body -> 'list') = 'string' AND jsonb_typeof(body -> 'code') = 'string'
        AND jsonb_typeof(body -> 'name') = 'string' AND jsonb_typeof(body -> 'group') = 'string' AND body ? 'active'
    THEN
        RETURN body;
    END IF;
    RETURN NULL;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
END $$;
