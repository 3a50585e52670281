-- Whether the desks read an erasure of it.
CREATE OR REPLACE FUNCTION journal.is_erased(p_subject uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN journal.erasing_entries(p_subject) <> '{}';
END $$;
