CREATE OR REPLACE VIEW office.entries_per_day AS
SELECT day, counter, kind, count(*) AS entries FROM (
    SELECT DISTINCT ON (e.entry_id) office.local_date(office.moment(e.recorded_at), e.zone) AS day,
        coalesce(d.label, '?') AS counter, e.kind
    FROM journal.counted e
    LEFT JOIN journal.origin o ON o.origin = e.origin LEFT JOIN journal.device d ON d.device_id = o.device_id
    ORDER BY e.entry_id, e.lc, e.origin, e.seq
) once GROUP BY day, counter, kind;
COMMENT ON VIEW office.entries_per_day IS 'How much was written down, by day (the office''s zone), device and kind';
