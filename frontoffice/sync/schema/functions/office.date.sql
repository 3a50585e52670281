-- A date that may be left out.
CREATE OR REPLACE FUNCTION office.date(p_value jsonb) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN NOT office.says_nothing(p_value) THEN office.day(p_value) END;
