-- A text that an entry's body has in a field, for the table of authority; null where it cannot be read, or is none.
CREATE OR REPLACE FUNCTION office.said_text(p_body bytea, p_field text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said jsonb;
BEGIN
    said := office.read_body(p_body) -> p_field;  -- not above, where no handler catches what it raises
    RETURN CASE WHEN jsonb_typeof(said) = 'string' THEN said #>> '{}' END;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
END $$;
