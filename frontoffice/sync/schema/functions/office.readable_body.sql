-- An entry's body where its zone and its moments can be read; null otherwise: it says nothing then, as at the desks
-- (register/journal/story_line.py).
CREATE OR REPLACE FUNCTION office.readable_body(p_body bytea, p_zone text, p_occurred_at text, p_recorded_at text) RETURNS bytea
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_zone IN ('WIB', 'WITA', 'WIT') AND office.moment(p_occurred_at) IS NOT NULL
    AND (p_recorded_at = p_occurred_at OR office.moment(p_recorded_at) IS NOT NULL) THEN p_body END;
