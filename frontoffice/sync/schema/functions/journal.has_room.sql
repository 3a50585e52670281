-- Whether so many bytes more of contents, and so many contents, are within what the office lets a device send.
CREATE OR REPLACE FUNCTION journal.has_room(p_device uuid, p_bytes bigint, p_contents integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(u.bytes, 0) + p_bytes <= coalesce(d.content_bytes, c.content_bytes)
        AND coalesce(u.contents, 0) + p_contents <= coalesce(d.contents, c.contents)
        FROM journal.centre c CROSS JOIN journal.device d LEFT JOIN journal.content_use u USING (device_id)
        WHERE d.device_id = p_device
$$;
