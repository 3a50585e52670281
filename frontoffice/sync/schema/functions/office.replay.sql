-- Whatever one complaint's entries are, they hide no other.
CREATE OR REPLACE FUNCTION office.replay(p_subject uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN office.fold(p_subject);
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN '{"status": "unreadable"}';
END $$;
