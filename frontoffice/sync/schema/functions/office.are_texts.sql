-- Whether each of these fields of an object that it has is text.
CREATE OR REPLACE FUNCTION office.are_texts(p_body jsonb, p_fields text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN NOT EXISTS (SELECT FROM unnest(p_fields) AS name WHERE jsonb_typeof(p_body -> name) <> 'string');
