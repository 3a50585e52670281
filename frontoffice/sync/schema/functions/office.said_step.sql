-- The step that an entry's body names, for the table of authority; null where it cannot be read.
CREATE OR REPLACE FUNCTION office.said_step(p_body bytea) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN office.said(p_body) ->> 'step';
