-- Keeps a device's checkpoint of one of its own chains as it ends now; false for any other, and nothing is kept then: a
-- push never fails by it.
CREATE OR REPLACE FUNCTION journal.add_checkpoint(p_origin uuid, p_size bigint, p_root bytea, p_note text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    me uuid := journal.my_device();
BEGIN
    IF me IS NULL OR octet_length(p_root) <> 32 OR octet_length(p_note) > 2000
            OR NOT starts_with(p_note, format(E'frontoffice-register/%s\n%s\n%s\nmade ', p_origin, p_size,
                encode(p_root, 'base64')))
            OR NOT EXISTS (SELECT FROM journal.origin o JOIN journal.head h USING (origin)
                WHERE o.origin = p_origin AND o.device_id = me AND h.seq = p_size) THEN
        RETURN false;
    END IF;
    INSERT INTO journal.checkpoint AS c (origin, signer, size, root, note)
        VALUES (p_origin, me::text, p_size, p_root, p_note)
        ON CONFLICT (origin, signer) DO UPDATE
        SET size = excluded.size, root = excluded.root, note = excluded.note, at = excluded.at
        WHERE c.size <= excluded.size;
    RETURN FOUND;
END $$;
