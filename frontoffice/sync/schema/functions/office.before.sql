-- The steps (by their places) that were the newest before one of them was taken: the others, and those right before it.
CREATE OR REPLACE FUNCTION office.before(p_past jsonb, p_others integer[], p_taken_back integer) RETURNS integer[]
LANGUAGE sql IMMUTABLE
RETURN office.newest(
    jsonb_build_object('00000000-0000-0000-0000-000000000000',
        to_jsonb(p_others) || coalesce(p_past -> p_taken_back::text, '[]')),
    p_past, ARRAY['00000000-0000-0000-0000-000000000000'::uuid]);
