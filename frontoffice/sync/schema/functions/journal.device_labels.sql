-- What the office calls the devices of these chains, for who shows that something of theirs waits.
CREATE OR REPLACE FUNCTION journal.device_labels(p_origins uuid[]) RETURNS TABLE (origin uuid, label text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.origin, d.label FROM journal.origin o JOIN journal.device d USING (device_id)
        WHERE o.origin = ANY (p_origins) AND journal.my_device() IS NOT NULL
$$;
