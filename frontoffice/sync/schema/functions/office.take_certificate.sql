-- What a certificate says of its device and of chains. Its signature is not checked here: the office alone writes notes,
-- and counters and the office's commands check them.
CREATE OR REPLACE FUNCTION office.take_certificate(p_serial bigint, p_device uuid, p_note text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said text := split_part(p_note, E'\n\n', 1);
    series text[] := string_to_array(nullif(substring(said FROM '\nseries ([^\n]*)'), '-'), ',');
    replaced uuid[] := coalesce(string_to_array(nullif(substring(said FROM '\nreplaces ([^\n]*)'), '-'), ',')::uuid[], '{}');
BEGIN
    INSERT INTO office.series_device (series, device_id)
        SELECT s, d FROM unnest(coalesce(series, '{}')) AS s CROSS JOIN unnest(p_device || replaced) AS d
        ON CONFLICT DO NOTHING;
    INSERT INTO office.certificate (serial, device_id, class, revoked, replaces) VALUES (p_serial, p_device,
        substring(said FROM '\nclass ([^\n]*)'), said ~ '\nstate revoked', replaced);
    INSERT INTO office.chain_bound (serial, origin, before, upto)
        SELECT p_serial, line[2]::uuid, coalesce(max(line[3]::bigint) FILTER (WHERE line[1] = 'before'), 0),
            max(line[3]::bigint) FILTER (WHERE line[1] = 'chain')
        FROM regexp_matches(said, '\n(before|chain) ([0-9a-f-]{36}) (\d+)', 'g') AS line GROUP BY line[2];
END $$;
