-- The entries that one names as its parents: 16 bytes each, one behind another.
CREATE OR REPLACE FUNCTION office.parents(p_parents bytea) RETURNS uuid[]
LANGUAGE sql IMMUTABLE
RETURN (SELECT coalesce(array_agg(encode(substr(p_parents, at, 16), 'hex')::uuid), '{}')
    FROM generate_series(1, length(p_parents), 16) AS at);
