-- How many brackets of this text are open at once at most; it is not counted beyond 101. What closes none closes nothing.
-- The innermost pairs go first, all of them together: to look at each of four million took twelve seconds.
CREATE OR REPLACE FUNCTION journal.levels(p_text text) RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    brackets text := replace(replace(regexp_replace(p_text, '[^][{}]+', '', 'g'), '{', '['), '}', ']') || repeat(']', 101);
    closing integer := octet_length(replace(brackets, '[', ''));
    level integer := 0;
    size integer;
BEGIN
    IF octet_length(brackets) - closing > closing THEN
        RETURN 101;
    END IF;
    WHILE level <= 100 LOOP
        size := octet_length(brackets);
        brackets := replace(brackets, '[]', '');
        EXIT WHEN octet_length(brackets) = size;
        level := level + 1;
    END LOOP;
    RETURN CASE WHEN position('[' IN brackets) > 0 THEN 101 ELSE level END;
END $$;
