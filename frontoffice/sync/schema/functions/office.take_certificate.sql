-- What a certificate says of its device, unless one with a higher serial has spoken of it. Its signature is not checked
-- here: the office alone writes notes, and counters and the office's commands check them.
CREATE OR REPLACE FUNCTION office.take_certificate(p_serial bigint, p_device uuid, p_note text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said text := split_part(p_note, E'\n\n', 1);
    series text[] := string_to_array(nullif(substring(said FROM '\nseries ([^\n]*)'), '-'), ',');
    replaced text[] := string_to_array(nullif(substring(said FROM '\nreplaces ([^\n]*)'), '-'), ',');
BEGIN
    INSERT INTO office.series_device (series, device_id)
        SELECT s, d FROM unnest(coalesce(series, '{}')) AS s
            CROSS JOIN unnest(p_device || coalesce(replaced, '{}')::uuid[]) AS d
        ON CONFLICT DO NOTHING;
    INSERT INTO office.device_right AS r (device_id, serial, class, revoked, series)
        VALUES (p_device, p_serial, substring(said FROM '\nclass ([^\n]*)'), said ~ '\nstate revoked', coalesce(series, '{}'))
        ON CONFLICT (device_id) DO UPDATE SET serial = excluded.serial, class = excluded.class,
            revoked = excluded.revoked, series = excluded.series WHERE r.serial < excluded.serial;
    IF FOUND THEN
        DELETE FROM office.chain_bound WHERE device_id = p_device;
        INSERT INTO office.chain_bound (device_id, origin, vouched, upto)
            SELECT p_device, line[2]::uuid, coalesce(max(line[3]::bigint) FILTER (WHERE line[1] = 'before'), 0),
                coalesce(max(line[3]::bigint) FILTER (WHERE line[1] = 'chain'), 0)
            FROM regexp_matches(said, '\n(before|chain) ([0-9a-f-]{36}) (\d+)', 'g') AS line GROUP BY line[2];
    END IF;
END $$;
