-- Whether an entry about a person repeats what its desk knew of them with a new secret (register/journal/officer_line.py).
CREATE OR REPLACE FUNCTION office.is_new_secret(p_body bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN coalesce(office.said(p_body) ->> 'what' = 'secret', false);
