CREATE OR REPLACE VIEW office.complaints AS
SELECT r.subject, t.told ->> 'number' AS number, r.series, r.year, r.no, t.told ->> 'counter' AS counter,
    r.recorded_at, (t.told ->> 'received_on')::date AS received_on, t.told ->> 'kind' AS kind,
    t.told ->> 'channel' AS channel, t.told ->> 'channel_name' AS channel_name, t.told ->> 'sector' AS sector,
    t.told ->> 'service' AS service, t.told ->> 'category' AS category, t.told ->> 'level' AS level,
    t.told ->> 'status' AS status, (t.told ->> 'closed')::boolean AS closed,
    (t.told ->> 'cycle')::integer AS cycle, (t.told ->> 'conflict')::boolean AS to_be_checked,
    (t.told ->> 'due_on')::date AS due_on, (t.told ->> 'due_provisional')::boolean AS due_provisional,
    (t.told ->> 'responded_on')::date AS responded_on, (t.told ->> 'response_late')::boolean AS response_late,
    (t.told ->> 'late_days')::integer AS response_late_days,
    (t.told #>> '{target,on}')::date AS target_on, t.told #>> '{target,time}' AS target_time,
    (t.told ->> 'owed_on')::date AS owed_on,
    coalesce(office.is_past((t.told ->> 'owed_on')::date, t.told ->> 'owed_time', r.zone, now()), false) AS late
FROM (
    SELECT DISTINCT ON (entry_id) entry_id AS subject, series, year, no, zone,
        office.moment(recorded_at) AS recorded_at
    FROM journal.entry WHERE kind = 'complaint.recorded' AND no IS NOT NULL
    ORDER BY entry_id
) r CROSS JOIN LATERAL (SELECT office.replay(r.subject) AS told OFFSET 0) t;
COMMENT ON VIEW office.complaints IS 'Complaints as they stand; to_be_checked: two desks went on from the same step';
