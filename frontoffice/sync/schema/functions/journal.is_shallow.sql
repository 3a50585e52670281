-- Whether no more brackets of a body are open at once than a hundred; what is between quotes is text. Said of bytes, as
-- the desks say it (domain/entries/entry_bounds): what is no JSON has no other levels, and NUL is in none.
CREATE OR REPLACE FUNCTION journal.is_shallow(p_body bytea) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN position('\x00'::bytea IN p_body) > 0 THEN true
    -- replace() looks for one sign six times as fast as translate() looks at each.
    WHEN octet_length(convert_from(p_body, 'LATIN1'))
        - octet_length(replace(replace(convert_from(p_body, 'LATIN1'), '[', ''), '{', '')) <= 100 THEN true
    ELSE journal.levels(regexp_replace(convert_from(p_body, 'LATIN1'), '"(?:[^"\\]|\\.)*"?', '', 'g')) <= 100
END;
