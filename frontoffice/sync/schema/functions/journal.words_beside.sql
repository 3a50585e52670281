-- How many bytes an entry says besides its body.
CREATE OR REPLACE FUNCTION journal.words_beside(
    kind text, occurred_at text, recorded_at text, zone text, officer text, role text, series text, parents bytea
) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN octet_length(kind) + octet_length(occurred_at) + octet_length(recorded_at) + octet_length(zone)
    + octet_length(officer) + octet_length(role) + coalesce(octet_length(series), 0) + octet_length(parents);
