-- Whether an entry about a person repeats what its desk knew of them with a new secret (register/journal/officer_line.py).
CREATE OR REPLACE FUNCTION office.is_new_secret(p_body bytea) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(office.read_body(p_body) ->> 'what' = 'secret', false);
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN false;
END $$;
