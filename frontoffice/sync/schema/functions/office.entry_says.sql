-- What an entry's body says, '{}' where it cannot be read, or its zone or a moment of it; null where it is not there.
CREATE OR REPLACE FUNCTION office.entry_says(p_body bytea, p_zone text, p_occurred_at text, p_recorded_at text) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_zone IN ('WIB', 'WITA', 'WIT') AND office.moment(p_occurred_at) IS NOT NULL
        AND (p_recorded_at = p_occurred_at OR office.moment(p_recorded_at) IS NOT NULL) THEN office.said(p_body)
    WHEN p_body IS NOT NULL THEN '{}' END;
