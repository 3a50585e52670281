-- With which key the office signs, is another: what certificates say of chains is, too.
CREATE OR REPLACE FUNCTION office.weigh_chains_again() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM office.weigh_chains();
    RETURN NULL;
END $$;
