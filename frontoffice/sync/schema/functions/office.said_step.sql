-- The step that an entry's body names, for the table of authority; null where it cannot be read.
CREATE OR REPLACE FUNCTION office.said_step(p_body bytea) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN office.read_body(p_body) ->> 'step';
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
END $$;
