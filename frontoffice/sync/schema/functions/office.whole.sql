-- A whole number of a body; an error (data_exception) for what is none.
CREATE OR REPLACE FUNCTION office.whole(p_value jsonb) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    PERFORM office.demand(jsonb_typeof(p_value) = 'number');
    RETURN p_value::bigint;
END $$;
