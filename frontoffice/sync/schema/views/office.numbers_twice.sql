CREATE OR REPLACE VIEW office.numbers_twice AS
WITH given AS (
    SELECT DISTINCT ON (e.entry_id) e.series, e.year, e.no, e.subject, e.recorded_at, coalesce(d.label, '?') AS counter
    FROM journal.counted e
    LEFT JOIN journal.origin o ON o.origin = e.origin LEFT JOIN journal.device d ON d.device_id = o.device_id
    LEFT JOIN office.chain_right c ON c.origin = e.origin AND c.after < e.seq
        AND e.seq <= coalesce(c.until, e.seq)
    WHERE e.no IS NOT NULL AND e.kind <> 'numbers.reserved'  -- a block carries the last number of its slips
        AND (coalesce(c.class, 'vouched') = 'vouched' OR ('revoked' <> c.class AND (  -- nor from outside its series
            NOT EXISTS (SELECT FROM office.series_device s WHERE s.series = e.series)
            OR EXISTS (SELECT FROM office.series_device s WHERE (s.series, s.device_id) = (e.series, c.certified)))))
    ORDER BY e.entry_id, e.lc, e.origin, e.seq
), twice AS (
    SELECT g.*, coalesce(office.replay(g.subject) ->> 'suffix', '') AS suffix FROM given g
    WHERE (g.series, g.year, g.no) IN (SELECT series, year, no FROM given GROUP BY 1, 2, 3 HAVING count(*) > 1)
)
SELECT series, year, no, suffix, count(*) AS times, array_agg(subject ORDER BY recorded_at, subject) AS subjects,
    array_agg(counter ORDER BY recorded_at, subject) AS counters
FROM twice GROUP BY series, year, no, suffix HAVING count(*) > 1;
COMMENT ON VIEW office.numbers_twice IS
    'Numbers printed for two complaints, as long as no suffix (bis) tells them apart';
