-- The chains that the device of this session may write. Where its program is too old to write here (min_protocol), an
-- error says so. The policies on rows ask this (rights.sql).
CREATE OR REPLACE FUNCTION journal.my_origins() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT d.protocol BETWEEN 1 AND c.min_protocol - 1 FROM journal.device d, journal.centre c
            WHERE d.role_name = session_user AND d.active) THEN
        RAISE EXCEPTION 'this program is too old to write here' USING ERRCODE = 'FO004';
    END IF;
    RETURN (SELECT array_agg(o.origin) FROM journal.origin o JOIN journal.device d USING (device_id)
        WHERE d.role_name = session_user AND d.active AND d.protocol > 0);
END $$;
