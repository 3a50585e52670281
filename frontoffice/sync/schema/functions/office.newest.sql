-- Of some steps (by their places) those that came before no other of them. Each step names those right before it; all of
-- them took minutes where a broken program had written thousands of steps.
-- Without JIT: a recursive query is thought dear, and to compile it takes a tenth of a second at each call.
CREATE OR REPLACE FUNCTION office.newest(p_places integer[], p_past text[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE SET jit = off AS $$
    WITH RECURSIVE before AS (
        SELECT earlier AS place FROM unnest(p_places) AS place, unnest(p_past[place]::integer[]) AS earlier
        UNION
        SELECT earlier FROM before AS b, unnest(p_past[b.place]::integer[]) AS earlier
            WHERE b.place > (SELECT min(place) FROM unnest(p_places) AS place)  -- what came before has a lower place
    )
    SELECT coalesce(array_agg(DISTINCT place), '{}') FROM unnest(p_places) AS place WHERE place NOT IN (SELECT place FROM before)
$$;
