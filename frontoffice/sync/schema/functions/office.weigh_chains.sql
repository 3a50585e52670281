-- Says anew what certificates make of every chain (office.chain_rights).
CREATE OR REPLACE FUNCTION office.weigh_chains() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM office.certificate) AND NOT EXISTS (SELECT FROM office.chain_right) THEN
        RETURN;
    END IF;
    LOCK TABLE office.chain_right IN SHARE ROW EXCLUSIVE MODE;  -- or two that weigh at once would each miss the other's
    DELETE FROM office.chain_right;
    INSERT INTO office.chain_right (origin, after, until, device_id, certified, class)
        SELECT r.origin, r.after, r.until, r.device_id, r.certified, r.class FROM office.chain_rights(NULL) r;
END $$;
