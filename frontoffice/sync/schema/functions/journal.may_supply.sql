-- Whether this device may send a content that an entry of that chain names: one of its own chains at once; one of
-- another's when nobody speaks for it any more, or its own device did not send it within an hour (it may have lost it).
CREATE OR REPLACE FUNCTION journal.may_supply(p_origin uuid, p_noted_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_origin = ANY (journal.my_origins()) OR p_noted_at < now() - interval '1 hour' OR NOT EXISTS (
        SELECT FROM journal.origin o JOIN journal.device d USING (device_id) WHERE o.origin = p_origin AND d.active)
$$;
