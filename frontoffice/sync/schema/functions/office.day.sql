-- A date as bodies have it (domain/calendar/dates.py); anything else is an error (data_exception), also what PostgreSQL
-- would take for a date, and one at the calendar's ends.
CREATE OR REPLACE FUNCTION office.day(p_value jsonb) RETURNS date
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF jsonb_typeof(p_value) = 'string' AND p_value #>> '{}' ~ '^(?!000[01]|9)[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
        RETURN (p_value #>> '{}')::date;
    END IF;
    RAISE EXCEPTION 'no date' USING ERRCODE = 'invalid_datetime_format';
END $$;
