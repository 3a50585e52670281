-- Says what certificates make of a chain that begins or gets another owner, and of no other: whoever greets with it, and
-- holds that open, keeps nobody else's waiting. Where all are weighed meanwhile, it waits for that, and the other way round.
CREATE OR REPLACE FUNCTION office.weigh_new_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    LOCK TABLE office.chain_right IN ROW EXCLUSIVE MODE;  -- before it is seen which certificates there are
    DELETE FROM office.chain_right r WHERE r.origin = NEW.origin;
    IF EXISTS (SELECT FROM office.certificate) THEN
        INSERT INTO office.chain_right (origin, after, until, device_id, certified, class)
            SELECT r.origin, r.after, r.until, r.device_id, r.certified, r.class FROM office.chain_rights(NEW.origin) r;
    END IF;
    RETURN NULL;
END $$;
