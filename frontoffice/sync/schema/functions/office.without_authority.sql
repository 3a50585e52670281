-- The entries about a subject that do not apply, since the role of whoever wrote them or their device's class may not
-- write them, or since they came after the last entry of a revoked device that counts
-- (register/journal/entry_authority.py).
CREATE OR REPLACE FUNCTION office.without_authority(p_subject uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    home uuid;
BEGIN
    IF NOT EXISTS (SELECT FROM office.chain_right) AND NOT EXISTS (SELECT FROM journal.entry e
            JOIN office.role_limit r ON r.kind = e.kind AND r.role = e.role WHERE e.subject = p_subject) THEN
        RETURN '{}';
    END IF;
    home := (SELECT c.device_id FROM journal.counted e JOIN office.chain_right c ON c.origin = e.origin AND c.after = 0
        WHERE e.subject = p_subject AND e.entry_id = p_subject ORDER BY e.lc LIMIT 1);
    RETURN ARRAY(
        SELECT entry_id FROM (
            SELECT DISTINCT ON (e.entry_id) e.entry_id, e.seq, e.kind, e.role, e.zone, e.occurred_at, e.recorded_at,
                c.device_id, c.class, p.body
            FROM journal.counted e LEFT JOIN office.chain_right c
                    ON c.origin = e.origin AND c.after < e.seq AND e.seq <= coalesce(c.until, e.seq)
                LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject ORDER BY e.entry_id, e.lc
        ) once
        WHERE NOT (kind IN ('complaint.erased', 'consultation.erased') AND EXISTS (  -- by the office's own word
                SELECT FROM journal.erasure x
                WHERE x.subject = p_subject AND x.done_at IS NOT NULL AND x.by_entry = once.entry_id))
            AND (class = 'revoked' OR EXISTS (SELECT FROM office.role_limit r
                WHERE r.kind = once.kind AND r.role = once.role AND r.step = ANY (ARRAY['', CASE
                    WHEN 'handling.stepped' = once.kind AND once.zone IN ('WIB', 'WITA', 'WIT')
                        AND office.moment(once.occurred_at) IS NOT NULL AND office.moment(once.recorded_at) IS NOT NULL
                    THEN office.said_step(once.body) END])
                    AND NOT (once.kind = 'officer.set' AND office.is_new_secret(once.body)))
            OR (class IS NOT NULL AND coalesce(
            (SELECT a.extent FROM office.authority a WHERE once.kind = 'handling.stepped' AND a.kind = once.kind
                AND a.class = once.class AND a.step = office.said_step(once.body) AND once.zone IN ('WIB', 'WITA', 'WIT')
                AND office.moment(once.occurred_at) IS NOT NULL AND office.moment(once.recorded_at) IS NOT NULL),
            (SELECT a.extent FROM office.authority a WHERE a.kind = once.kind AND a.class = once.class AND '' = a.step),
            'everywhere') <> ALL (CASE WHEN device_id = home THEN '{everywhere,own}' ELSE '{everywhere}' END::text[]))));
END $$;
