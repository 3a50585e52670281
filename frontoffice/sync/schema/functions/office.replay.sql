-- A complaint as it stands, for whoever reads the views: without who it is from and the number of its letter.
CREATE OR REPLACE FUNCTION office.replay(p_subject uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT office.unmasked(p_subject) - '{person,item}'::text[]
$$;
