-- Whether a field of a body says nothing, as the desks see it.
CREATE OR REPLACE FUNCTION office.says_nothing(p_value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN p_value IS NULL OR p_value IN ('null', '""', '0', 'false', '[]', '{}');
