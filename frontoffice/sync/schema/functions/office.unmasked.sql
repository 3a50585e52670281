-- A complaint as it stands, with who it is from; whatever its entries are, they hide no other.
CREATE OR REPLACE FUNCTION office.unmasked(p_subject uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN office.fold(p_subject);
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN '{"status": "unreadable"}';
END $$;
