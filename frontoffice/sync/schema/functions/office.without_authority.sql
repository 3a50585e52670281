-- The entries about a subject that do not apply, since the role of whoever wrote them or their device's class may not
-- write them, or since they came after the last entry of a revoked device that counts
-- (register/journal/entry_authority.py).
CREATE OR REPLACE FUNCTION office.without_authority(p_subject uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    home uuid;
    of_others uuid[] := '{}';  -- whose writer's role does not write them; the office's own word lets erasures apply
BEGIN
    -- Most entries are asked nothing further: their bodies have no such step, nor a sign that could write one otherwise.
    IF EXISTS (SELECT FROM journal.entry e JOIN office.role_limit r ON r.kind = e.kind AND r.role = e.role
            LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject AND ('' = r.step OR e.kind IN ('step.corrected', 'absence.set')
                OR position('\x5c'::bytea IN p.body) > 0 OR position(convert_to('"' || r.step || '"', 'UTF8') IN p.body) > 0)) THEN
        of_others := ARRAY(
            SELECT e.entry_id FROM journal.entry e LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq,
                LATERAL (SELECT CASE WHEN e.kind IN ('handling.stepped', 'complaint.amended')
                    THEN office.said_step(p.body) WHEN e.kind IN ('step.corrected', 'absence.set')
                    THEN office.named_step(e.kind, p_subject, p.body) END AS step OFFSET 0) AS s
            WHERE e.subject = p_subject
                AND EXISTS (SELECT FROM office.role_limit r WHERE r.kind = e.kind AND r.role = e.role
                    AND ('' = r.step OR (r.step = s.step AND e.zone IN ('WIB', 'WITA', 'WIT')
                        AND office.moment(e.occurred_at) IS NOT NULL AND office.moment(e.recorded_at) IS NOT NULL)))
                AND NOT EXISTS (SELECT FROM journal.set_aside a WHERE a.origin = e.origin AND e.seq > a.upto)
                AND NOT (e.kind = 'officer.set'
                    AND office.is_new_secret(office.readable_body(p.body, e.zone, e.occurred_at, e.recorded_at))
                    AND EXISTS (SELECT FROM office.people o WHERE o.subject = p_subject))
                AND NOT (e.kind IN ('complaint.erased', 'consultation.erased') AND EXISTS (
                    SELECT FROM journal.erasure x
                    WHERE x.subject = p_subject AND x.done_at IS NOT NULL AND x.by_entry = e.entry_id)));
    END IF;
    IF NOT EXISTS (SELECT FROM office.chain_right) THEN
        RETURN of_others;
    END IF;
    home := (SELECT c.device_id FROM journal.counted e JOIN office.chain_right c ON c.origin = e.origin AND c.after = 0
        WHERE e.subject = p_subject AND e.entry_id = p_subject ORDER BY e.lc, e.origin LIMIT 1);
    RETURN ARRAY(
        SELECT entry_id FROM (
            SELECT DISTINCT ON (e.entry_id) e.entry_id, e.seq, e.kind, e.zone, e.occurred_at, e.recorded_at,
                c.device_id, c.class, p.body
            FROM journal.counted e LEFT JOIN office.chain_right c
                    ON c.origin = e.origin AND c.after < e.seq AND e.seq <= coalesce(c.until, e.seq)
                LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject ORDER BY e.entry_id, e.lc, e.origin, e.seq
        ) once
        WHERE entry_id = ANY (of_others)
            OR (NOT (kind IN ('complaint.erased', 'consultation.erased') AND EXISTS (  -- by the office's own word
                SELECT FROM journal.erasure x
                WHERE x.subject = p_subject AND x.done_at IS NOT NULL AND x.by_entry = once.entry_id))
            AND (class = 'revoked' OR (class IS NOT NULL
            AND NOT (kind = 'officer.set'
                AND office.is_new_secret(office.readable_body(body, zone, occurred_at, recorded_at))
                AND EXISTS (SELECT FROM office.people o WHERE o.subject = p_subject)) AND coalesce(
            (SELECT a.extent FROM office.authority a WHERE once.kind IN ('handling.stepped', 'step.corrected')
                AND a.kind = once.kind AND a.class = once.class AND a.step = CASE once.kind
                    WHEN 'handling.stepped' THEN office.said_step(once.body)
                    ELSE office.named_step(once.kind, p_subject, once.body) END AND once.zone IN ('WIB', 'WITA', 'WIT')
                AND office.moment(once.occurred_at) IS NOT NULL AND office.moment(once.recorded_at) IS NOT NULL),
            (SELECT a.extent FROM office.authority a WHERE a.kind = once.kind AND a.class = once.class AND '' = a.step),
            'everywhere')
                <> ALL (CASE WHEN device_id = home THEN '{everywhere,own}' ELSE '{everywhere}' END::text[])))));
END $$;
