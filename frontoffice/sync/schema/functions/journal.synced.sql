-- The last call of a round in which both sides agreed about everything; once in a transaction, or its row would grow by
-- each call, and everybody reads that table.
CREATE OR REPLACE FUNCTION journal.synced(p_waiting bigint, p_clock_ahead interval) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE journal.device SET synced_at = now(), waiting = p_waiting, clock_ahead = p_clock_ahead, may_leap = false
        WHERE role_name = session_user AND active AND synced_at IS DISTINCT FROM now();
    SELECT synced_at FROM journal.device WHERE role_name = session_user AND active
$$;
