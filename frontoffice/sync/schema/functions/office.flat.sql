-- An intake with the complainant's fields beside its own, as amendments name them.
CREATE OR REPLACE FUNCTION office.flat(p_intake jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN p_intake - 'complainant'
    || (SELECT jsonb_object_agg('complainant.' || key, value) FROM jsonb_each(p_intake -> 'complainant'));
