-- What a text of a list is called: by its choice; what means none is among the others, and not shown.
CREATE OR REPLACE FUNCTION office.name_of(p_meanings jsonb, p_list text, p_text text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN coalesce(p_text, '') = '' OR p_meanings -> p_list IS NULL THEN p_text
    ELSE coalesce(p_meanings #>> ARRAY[p_list, 'names', office.code_of(p_meanings, p_list, p_text)], 'Lainnya') END;
