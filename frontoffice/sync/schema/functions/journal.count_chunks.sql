-- Counts what each device has here of contents, begun ones too; in the order of devices, so that two never wait for
-- each other.
CREATE OR REPLACE FUNCTION journal.count_chunks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    sign integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    INSERT INTO journal.content_use AS u (device_id, bytes, contents)
        SELECT c.device_id, sign * sum(octet_length(c.data)), sign * count(*) FILTER (WHERE c.no = 0)
        FROM changed c GROUP BY c.device_id ORDER BY c.device_id
        ON CONFLICT (device_id) DO UPDATE
        SET bytes = u.bytes + excluded.bytes, contents = u.contents + excluded.contents;
    RETURN NULL;
END $$;
