-- How many devices the office lets in: each desk leaves room for all, and paces itself by it.
CREATE OR REPLACE FUNCTION journal.enrolled() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*) FROM journal.device WHERE active
$$;
