-- The first call of every round: which device speaks, whether the file that speaks is the one that spoke last, and whether
-- both sides' chains end alike.
--
-- The token tells copies of one file apart. It is accepted if it is the one known here, if the next one is (then only the
-- acknowledgement was lost), or if none is known yet. Otherwise another living copy of the file has spoken since: the
-- verdict is 'stale', and nothing is changed.
--
-- A chain that belongs to no device here (the centre was put back, or lost it) belongs to the device that a certificate
-- names with it or to one that took that device's place, and without a certificate to whoever comes first; chains that
-- the office carried here itself stay the office's. A device begins a thousand chains without an entry at most.
--
-- Each round also ends sessions that some device left open for too long. Where there are more than ten devices only some
-- rounds do, about ten a minute in all: to look through the sessions of a thousand costs as much as all the rest.
CREATE OR REPLACE FUNCTION journal.greet(
    p_origin uuid, p_token uuid, p_next uuid, p_parent uuid, p_parent_seq bigint, p_reason text, p_protocol integer,
    p_digest bytea
) RETURNS TABLE (verdict text, clock timestamptz, epoch uuid, min_protocol integer, agrees boolean, devices bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    me uuid := journal.my_device();
    known record;
    said text := 'welcome';
    enrolled bigint := journal.enrolled();
    named uuid;
BEGIN
    IF me IS NULL THEN
        RAISE EXCEPTION 'this device is not enrolled, or no longer' USING ERRCODE = 'FO002';
    END IF;
    IF random() * enrolled < 10 THEN
        PERFORM journal.end_overdue();
    END IF;
    UPDATE journal.device d SET protocol = p_protocol, hello_at = now()
        WHERE d.device_id = me AND d.hello_at IS DISTINCT FROM now();  -- once in a transaction, as in journal.synced
    IF NOT EXISTS (SELECT FROM journal.origin o WHERE o.origin = p_origin AND o.device_id IS NOT NULL) THEN
        SELECT c.device_id INTO named FROM office.chain_bound b JOIN office.certificate c USING (serial)
            WHERE b.origin = p_origin ORDER BY c.serial DESC LIMIT 1;
        IF EXISTS (SELECT FROM journal.origin o WHERE o.origin = p_origin AND 'carried' = o.reason)
                OR named <> me AND NOT EXISTS (
                    WITH RECURSIVE after AS (SELECT d.replaced_by FROM journal.device d WHERE d.device_id = named
                        UNION SELECT d.replaced_by FROM journal.device d JOIN after a ON d.device_id = a.replaced_by)
                    SELECT FROM after a WHERE a.replaced_by = me) THEN
            RAISE EXCEPTION 'this origin belongs to another device' USING ERRCODE = 'FO003', DETAIL = p_origin::text;
        END IF;
    END IF;
    INSERT INTO journal.origin (origin, device_id, parent, parent_seq, reason)
        VALUES (p_origin, me, p_parent, p_parent_seq, left(coalesce(p_reason, ''), 40)) ON CONFLICT DO NOTHING;
    IF FOUND AND (SELECT count(*) FROM journal.origin o WHERE o.device_id = me
            AND NOT EXISTS (SELECT FROM journal.head h WHERE h.origin = o.origin)) > 1000 THEN
        RAISE EXCEPTION 'this device writes more than the office lets it' USING ERRCODE = 'FO005',
            DETAIL = 'more than 1000 chains without an entry';
    END IF;
    SELECT o.device_id, o.token INTO known FROM journal.origin o WHERE o.origin = p_origin FOR UPDATE;
    IF known.device_id <> me THEN
        RAISE EXCEPTION 'this origin belongs to another device' USING ERRCODE = 'FO003', DETAIL = p_origin::text;
    END IF;
    IF (known.token IS NULL OR known.token = p_token OR known.token = p_next)
        AND NOT EXISTS (SELECT FROM journal.set_aside s WHERE s.origin = p_origin)  -- it ended where that begins
    THEN
        UPDATE journal.origin o SET token = p_next, device_id = me
            WHERE o.origin = p_origin AND (o.token, o.device_id) IS DISTINCT FROM (p_next, me);
    ELSE
        said := 'stale';
    END IF;
    IF p_digest IS NOT NULL THEN
        PERFORM journal.keep_digests();
    END IF;
    RETURN QUERY SELECT
        CASE WHEN said = 'welcome' AND p_protocol < c.min_protocol THEN 'too_old' ELSE said END,
        clock_timestamp(), c.epoch, c.min_protocol,
        CASE WHEN p_digest IS NOT NULL THEN sha256(journal.head_digests()) = p_digest END,
        enrolled
        FROM journal.centre c;
END $$;
