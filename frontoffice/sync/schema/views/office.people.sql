-- Whom an entry makes somebody, by their subjects: a new secret that whoever writes no people wrote repeats a person, and
-- makes nobody one (register/journal/entry_authority.py). An entry that stands at two addresses is one.
CREATE OR REPLACE VIEW office.people AS
SELECT DISTINCT once.subject
FROM (
    SELECT DISTINCT ON (e.subject, e.entry_id) e.subject, e.role, c.class
    FROM journal.counted e LEFT JOIN office.chain_right c
        ON c.origin = e.origin AND c.after < e.seq AND e.seq <= coalesce(c.until, e.seq)
    WHERE e.kind = 'officer.set' ORDER BY e.subject, e.entry_id, e.lc, e.origin, e.seq
) once
WHERE NOT EXISTS (SELECT FROM office.role_limit r WHERE r.kind = 'officer.set' AND r.role = once.role)
    AND once.class IS DISTINCT FROM 'revoked' AND NOT EXISTS (
        SELECT FROM office.authority a WHERE a.kind = 'officer.set' AND a.class = once.class AND a.extent <> 'everywhere');
