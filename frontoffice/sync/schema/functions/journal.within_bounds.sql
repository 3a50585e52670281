-- Whether what an entry says besides its body is of a size that every desk can keep and count on from.
CREATE OR REPLACE FUNCTION journal.within_bounds(
    kind text, occurred_at text, recorded_at text, zone text, officer text, role text, series text, year bigint,
    no bigint, parents bytea
) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(no, 0) BETWEEN 0 AND 1000000000 AND coalesce(year, 0) BETWEEN 0 AND 9999
    AND journal.words_beside(kind, occurred_at, recorded_at, zone, officer, role, series, parents) <= 1048576
    AND octet_length(parents) / 16 <= 64;
