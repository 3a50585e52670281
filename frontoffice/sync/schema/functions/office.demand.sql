-- Stops the reading of an entry (data_exception) of which something is not so that must be.
CREATE OR REPLACE FUNCTION office.demand(p_is_so boolean) RETURNS void
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF p_is_so IS NOT TRUE THEN
        RAISE EXCEPTION 'it cannot be read' USING ERRCODE = 'data_exception';
    END IF;
END $$;
