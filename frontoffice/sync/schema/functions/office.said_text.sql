-- A text that an entry's body has in a field, for the table of authority; null where it cannot be read, or is none.
CREATE OR REPLACE FUNCTION office.said_text(p_body bytea, p_field text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (SELECT CASE WHEN jsonb_typeof(said) = 'string' THEN said #>> '{}' END
    FROM (SELECT office.said(p_body) -> p_field AS said OFFSET 0) AS one);
