CREATE OR REPLACE VIEW office.cycles AS
SELECT r.subject, t.complaint ->> 'number' AS number, c.cycle,
    min(s.on_day) AS began_on,
    max(s.on_day) FILTER (WHERE s.step = 'analyse') AS analysed_on,
    max(s.on_day) FILTER (WHERE s.step = 'decide') AS decided_on,
    max(s.on_day) FILTER (WHERE s.after = 'informed' AND s.step <> 'return') AS informed_on,
    max(s.on_day) FILTER (WHERE s.step = 'act') AS acted_on,
    max(s.on_day) FILTER (WHERE s.step = 'verify') AS verified_on,
    max(s.outcome) FILTER (WHERE s.step = 'verify') AS outcome,
    max(s.on_day) FILTER (WHERE s.after IN ('conveyed', 'answered')) AS conveyed_on,
    max(s.on_day) FILTER (WHERE s.step IN ('satisfied', 'unsatisfied')) AS answered_on,
    max(s.step) FILTER (WHERE s.step IN ('satisfied', 'unsatisfied')) AS answer,
    (t.complaint #>> ARRAY['targets', c.cycle::text, 'on'])::date AS target_on
FROM (SELECT DISTINCT entry_id AS subject FROM office.recordings) r
CROSS JOIN LATERAL (SELECT office.replay(r.subject) AS complaint OFFSET 0) t
CROSS JOIN LATERAL generate_series(1, (t.complaint ->> 'cycle')::integer) AS c (cycle)
LEFT JOIN LATERAL (
    SELECT one ->> 'step' AS step, one ->> 'after' AS after, (one ->> 'on')::date AS on_day,
        one ->> 'outcome' AS outcome
    FROM jsonb_array_elements(t.complaint -> 'steps') AS one WHERE (one ->> 'cycle')::integer = c.cycle
) s ON true
GROUP BY r.subject, t.complaint, c.cycle;
COMMENT ON VIEW office.cycles IS 'Every round from analysis to the complainant''s answer, with the dates of its steps';
