-- A date as bodies have it; anything else is an error (data_exception), also what PostgreSQL would take for a date.
CREATE OR REPLACE FUNCTION office.day(p_value jsonb) RETURNS date
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF p_value #>> '{}' ~ '^\d{4}-\d\d-\d\d$' THEN
        RETURN (p_value #>> '{}')::date;
    END IF;
    RAISE EXCEPTION 'no date' USING ERRCODE = 'invalid_datetime_format';
END $$;
