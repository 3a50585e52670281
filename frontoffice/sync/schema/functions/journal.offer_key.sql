-- A device offers its public key for a certificate; true when that key stands here. As long as it has no certificate a
-- key takes the place of the one before (a desk that was set up anew); afterwards only the office's word does.
CREATE OR REPLACE FUNCTION journal.offer_key(p_key bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    me uuid := journal.my_device();
    kept bytea;
BEGIN
    IF me IS NULL THEN
        RAISE EXCEPTION 'this device is not enrolled, or no longer' USING ERRCODE = 'FO002';
    END IF;
    SELECT d.offered_key INTO kept FROM journal.device d WHERE d.device_id = me FOR UPDATE;
    IF kept IS DISTINCT FROM p_key AND octet_length(p_key) = 32
            AND NOT EXISTS (SELECT FROM journal.note n WHERE n.about = me AND n.kind = 'certificate') THEN
        UPDATE journal.device d SET offered_key = p_key, offered_at = now() WHERE d.device_id = me;
        kept := p_key;
    END IF;
    RETURN kept IS NOT DISTINCT FROM p_key;
END $$;
