-- Every entry that does not apply, as office.without_authority says of each complaint and as desks count theirs: also
-- those about people, lists and the calendar. Whether one is about its device's own series, or about the device itself,
-- its subject says, which the program reads (sync/office/entries_without_authority.py). A new secret of somebody is everybody's own. What was erased by law says
-- nothing any more.
CREATE OR REPLACE VIEW office.entries_without_authority AS
SELECT e.origin, e.seq, e.entry_id, e.subject, e.kind
FROM journal.counted e
    LEFT JOIN office.chain_right c ON c.origin = e.origin AND c.after < e.seq AND e.seq <= coalesce(c.until, e.seq)
    JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
WHERE (c.class = 'revoked' OR (EXISTS (  -- what most entries are not is asked first
            SELECT FROM office.authority a WHERE a.kind = e.kind AND a.class = c.class AND a.extent IN ('nowhere', 'own'))
        AND NOT (e.kind = 'officer.set' AND e.subject IN (TABLE office.people)
            AND office.is_new_secret(office.readable_body(p.body, e.zone, e.occurred_at, e.recorded_at)))
        AND coalesce(
            (SELECT a.extent FROM office.authority a WHERE e.kind IN ('handling.stepped', 'step.corrected')
                AND a.kind = e.kind AND a.class = c.class AND a.step = CASE e.kind
                    WHEN 'handling.stepped' THEN office.said_step(p.body)
                    ELSE office.named_step(e.kind, e.subject, p.body) END AND e.zone IN ('WIB', 'WITA', 'WIT')
                AND office.moment(e.occurred_at) IS NOT NULL AND office.moment(e.recorded_at) IS NOT NULL),
            (SELECT a.extent FROM office.authority a WHERE a.kind = e.kind AND a.class = c.class AND '' = a.step),
            'everywhere') <> ALL (CASE WHEN c.device_id = (
                SELECT h.device_id FROM journal.counted r JOIN office.chain_right h ON h.origin = r.origin AND h.after = 0
                    WHERE r.entry_id = e.subject AND r.subject = e.subject ORDER BY r.lc, r.origin LIMIT 1)
            THEN '{everywhere,own}' ELSE '{everywhere}' END::text[]))
        OR ((e.kind, e.role) IN (SELECT r.kind, r.role FROM office.role_limit r)
            AND CASE WHEN e.kind = 'officer.set' THEN NOT (e.subject IN (TABLE office.people)
                    AND office.is_new_secret(office.readable_body(p.body, e.zone, e.occurred_at, e.recorded_at)))
                WHEN (e.kind, e.role, '') IN (SELECT r.kind, r.role, r.step FROM office.role_limit r) THEN true
                ELSE (e.kind, e.role, CASE WHEN e.kind IN ('step.corrected', 'absence.set')
                    THEN office.named_step(e.kind, e.subject, p.body) ELSE office.said_step(p.body) END) IN (
                        SELECT r.kind, r.role, r.step FROM office.role_limit r)
                    AND e.zone IN ('WIB', 'WITA', 'WIT') AND office.moment(e.occurred_at) IS NOT NULL
                    AND office.moment(e.recorded_at) IS NOT NULL END))
    AND NOT (e.kind IN ('complaint.erased', 'consultation.erased') AND EXISTS (  -- by the office's own word
        SELECT FROM journal.erasure x WHERE x.subject = e.subject AND x.done_at IS NOT NULL))
    AND NOT EXISTS (  -- an entry that stands at two addresses is one
        SELECT FROM journal.counted f WHERE f.entry_id = e.entry_id AND (f.lc, f.origin) < (e.lc, e.origin));
