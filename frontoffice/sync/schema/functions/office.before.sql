-- The steps (by their places) that were the newest before one of them was taken: the others, and those right before it.
CREATE OR REPLACE FUNCTION office.before(p_past text[], p_others integer[], p_taken_back integer) RETURNS integer[]
LANGUAGE sql IMMUTABLE
RETURN office.newest(p_others || coalesce(p_past[p_taken_back]::integer[], '{}'), p_past);
