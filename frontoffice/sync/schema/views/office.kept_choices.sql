-- The office's own lines of lists, aliases among them: what the newest entry that can be read says. The counters look
-- whether an entry's subject is that of its line, which nothing here can compute.
CREATE OR REPLACE VIEW office.kept_choices AS
SELECT DISTINCT ON (list, code) body ->> 'list' AS list, body ->> 'code' AS code, body ->> 'name' AS name,
    body ->> 'group' AS of_group, body -> 'active' = 'true' AS active
FROM (
    SELECT e.lc, e.entry_id, office.choice_body(p.body) AS body
    FROM journal.counted e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
        LEFT JOIN office.chain_right c ON c.origin = e.origin AND c.after < e.seq
            AND e.seq <= coalesce(c.until, e.seq)
    WHERE e.kind = 'choice.set' AND e.v <= 1 AND coalesce(c.class, 'office') IN ('office', 'vouched')
        AND NOT EXISTS (SELECT FROM office.role_limit r WHERE (r.kind, r.role, r.step) = (e.kind, e.role, ''))
) written WHERE body IS NOT NULL ORDER BY list, code, lc DESC, entry_id DESC;
