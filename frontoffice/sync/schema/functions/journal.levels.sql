-- How many brackets of this text are open at once at most; it is not counted beyond 101.
CREATE OR REPLACE FUNCTION journal.levels(p_text text) RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    brackets bytea := convert_to(regexp_replace(p_text, '[^][{}]', '', 'g'), 'UTF8');
    level integer := 0;
    most integer := 0;
BEGIN
    FOR place IN 0 .. octet_length(brackets) - 1 LOOP
        level := level + CASE WHEN get_byte(brackets, place) IN (91, 123) THEN 1 ELSE -1 END;  -- [ and {
        most := greatest(most, level);
        EXIT WHEN most > 100;
    END LOOP;
    RETURN most;
END $$;
