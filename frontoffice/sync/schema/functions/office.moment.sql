-- A moment as the journal keeps it, null for what is none: PostgreSQL would take 'now' and 'infinity' for one, too. The
-- calendar's ends are none either, as at the desks (domain/calendar/dates.py).
CREATE OR REPLACE FUNCTION office.moment(p_text text) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF p_text ~ '^(?!000[01]|9)[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]'
            '(\.[0-9]{1,6})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$' THEN
        RETURN p_text::timestamptz;
    END IF;
    RETURN NULL;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;
