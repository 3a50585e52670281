-- Refuses a device one chain more than it may have; those without an entry stand nowhere and are not counted.
CREATE OR REPLACE FUNCTION journal.count_chains() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me uuid := journal.my_device();
    most bigint;
BEGIN
    SELECT coalesce(d.chains, c.chains) INTO most FROM journal.centre c, journal.device d WHERE d.device_id = me;
    IF (SELECT count(*) FROM journal.origin o JOIN journal.head h USING (origin) WHERE o.device_id = me) > most THEN
        RAISE EXCEPTION 'this device writes more than the office lets it' USING ERRCODE = 'FO005',
            DETAIL = format('more than %s chains', most);
    END IF;
END $$;
