-- Keeps a checkpoint beside what a device puts aside of others' chains, one of each signer; counted as a row put aside.
-- What it is worth is for the office's commands to check.
CREATE OR REPLACE FUNCTION journal.relay_checkpoint(p_origin uuid, p_signer text, p_size bigint, p_hash bytea, p_note text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    me uuid := journal.my_device();
BEGIN
    IF me IS NULL OR NOT EXISTS (SELECT FROM journal.quarantine q WHERE q.origin = p_origin AND q.settled_at IS NULL)
            OR EXISTS (SELECT FROM journal.relayed_checkpoint r
                WHERE (r.origin, r.device_id, r.signer, r.hash, r.note) = (p_origin, me, p_signer, p_hash, p_note)) THEN
        RETURN;
    END IF;
    PERFORM journal.count_use(0, octet_length(p_note), 1);
    INSERT INTO journal.relayed_checkpoint (origin, device_id, signer, size, hash, note)
        VALUES (p_origin, me, p_signer, p_size, p_hash, p_note)
        ON CONFLICT (origin, device_id, signer) DO UPDATE
        SET size = excluded.size, hash = excluded.hash, note = excluded.note, at = excluded.at;
END $$;
