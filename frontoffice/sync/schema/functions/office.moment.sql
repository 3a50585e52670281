-- A moment as the journal keeps it, null for what is none: PostgreSQL would take 'now' and 'infinity' for one, too. The
-- first and the last year are none either, or a zone's hours would lead to a year that other programs cannot read.
CREATE OR REPLACE FUNCTION office.moment(p_text text) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    IF p_text ~ '^(?!000[01]|9999)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$' THEN
        RETURN p_text::timestamptz;
    END IF;
    RETURN NULL;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;
