-- Of some steps (by their places) the one that went the least far.
CREATE OR REPLACE FUNCTION office.least(p_places integer[], p_stands text[], p_cycles integer[]) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT place FROM unnest(p_places) AS place JOIN office.status s ON s.status = p_stands[place]
        ORDER BY s.closed, p_cycles[place], s.along, place LIMIT 1
$$;
