-- What a desk asks in each round before it signs or takes what others signed: who it is here, which key it offered, the
-- last of the office's notes, and up to where its own chains are signed.
CREATE OR REPLACE FUNCTION journal.signing_state(
    OUT device_id uuid, OUT offered_key bytea, OUT serial bigint, OUT origins uuid[], OUT sizes bigint[]
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT d.device_id, d.offered_key INTO signing_state.device_id, signing_state.offered_key
        FROM journal.device d WHERE d.role_name = session_user AND d.active;
    IF signing_state.device_id IS NULL THEN
        RETURN;
    END IF;
    SELECT coalesce(max(n.serial), 0) INTO signing_state.serial FROM journal.note n;
    SELECT array_agg(c.origin), array_agg(c.size) INTO signing_state.origins, signing_state.sizes
        FROM journal.checkpoint c WHERE c.signer = signing_state.device_id::text;
END $$;
