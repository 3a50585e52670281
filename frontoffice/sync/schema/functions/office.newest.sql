-- The steps (by their places) that some entries have seen last, without those that came before another of them. Each
-- step names those right before it; all of them took minutes where a broken program had written thousands of steps.
-- Without JIT: a recursive query is thought dear, and to compile it takes a tenth of a second at each call.
CREATE OR REPLACE FUNCTION office.newest(p_tips jsonb, p_past jsonb, p_entries uuid[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE SET jit = off AS $$
    WITH RECURSIVE tip AS (
        SELECT DISTINCT place::integer FROM unnest(p_entries) AS entry,
            jsonb_array_elements_text(p_tips -> entry::text) AS place
    ), before AS (
        SELECT earlier::integer AS place FROM tip, jsonb_array_elements_text(p_past -> tip.place::text) AS earlier
        UNION
        SELECT earlier::integer FROM before AS b, jsonb_array_elements_text(p_past -> b.place::text) AS earlier
            WHERE b.place > (SELECT min(tip.place) FROM tip)  -- what came before has a lower place
    )
    SELECT coalesce(array_agg(place), '{}') FROM tip WHERE place NOT IN (SELECT place FROM before)
$$;
