-- Which device a certificate is of, and which chains it names. Its signature is not checked here: the office alone writes
-- notes, and counters and the office's commands check them.
CREATE OR REPLACE FUNCTION office.take_certificate(p_serial bigint, p_device uuid, p_note text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO office.certificate (serial, device_id) VALUES (p_serial, p_device);
    INSERT INTO office.chain_bound (serial, origin)
        SELECT DISTINCT p_serial, line[1]::uuid FROM regexp_matches(
            split_part(p_note, E'\n\n', 1), '\n(?:before|chain) ([0-9a-f-]{36}) \d+', 'g') AS line;
$$;
