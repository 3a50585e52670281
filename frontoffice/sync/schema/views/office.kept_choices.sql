-- The office's own lines of lists, aliases among them: what the newest entry that can be read says. The counters look
-- whether an entry's subject is that of its line, which nothing here can compute. Of a list those lines count, by their
-- codes, that half a million characters hold (register/projection/office_lists.py): everybody waits for all of them.
CREATE OR REPLACE VIEW office.kept_choices AS
WITH written AS MATERIALIZED (
    SELECT e.lc, e.entry_id, office.choice_body(
        office.readable_body(p.body, e.zone, e.occurred_at, e.recorded_at)) AS body
    FROM journal.counted e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
        LEFT JOIN office.chain_right c ON c.origin = e.origin AND c.after < e.seq
            AND e.seq <= coalesce(c.until, e.seq)
    WHERE e.kind = 'choice.set' AND e.v <= 1 AND coalesce(c.class, 'office') IN ('office', 'vouched')
        AND NOT EXISTS (SELECT FROM office.role_limit r WHERE (r.kind, r.role, r.step) = (e.kind, e.role, ''))
), newest AS (
    SELECT DISTINCT ON (list, code) body ->> 'list' AS list, body ->> 'code' AS code, body ->> 'name' AS name,
        body ->> 'group' AS of_group, body -> 'active' = 'true' AS active
    FROM written WHERE body IS NOT NULL ORDER BY list, code, lc DESC, entry_id DESC
), listed AS (
    SELECT *, sum(length(code) + length(name) + length(of_group)) OVER (
        PARTITION BY list ORDER BY code COLLATE "C") AS so_far FROM newest
)
SELECT list, code, name, of_group, active FROM listed WHERE so_far <= 500000;
