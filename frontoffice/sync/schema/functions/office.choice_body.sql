-- A line of a list as an entry sets it (domain/entries/office_bodies.py); null for one that cannot be read, and for one
-- longer than any form's: the one before holds. All lines together are one value in office.meanings.
CREATE OR REPLACE FUNCTION office.choice_body(p_body bytea) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN (SELECT body FROM (SELECT office.said(p_body) AS body WHERE octet_length(p_body) <= 16384 OFFSET 0) AS one
    WHERE jsonb_typeof(body -> 'list') = 'string' AND jsonb_typeof(body -> 'code') = 'string'
        AND jsonb_typeof(body -> 'name') = 'string' AND jsonb_typeof(body -> 'group') = 'string' AND body ? 'active');
