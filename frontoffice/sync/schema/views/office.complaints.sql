-- What is counted by lists is called by its choice, and has its code at the end.
CREATE OR REPLACE VIEW office.complaints AS
WITH meant AS MATERIALIZED (
    SELECT meanings FROM office.meanings
)
SELECT r.subject, t.complaint ->> 'number' AS number, r.series, r.year, r.no, t.complaint ->> 'counter' AS counter,
    r.recorded_at, (t.complaint ->> 'received_on')::date AS received_on, t.complaint ->> 'kind' AS kind,
    t.complaint ->> 'channel' AS channel, t.complaint ->> 'channel_name' AS channel_name,
    office.name_of(meanings, 'sector', t.complaint ->> 'sector') AS sector,
    office.name_of(meanings, 'service', t.complaint ->> 'service') AS service,
    office.name_of(meanings, 'category', t.complaint ->> 'category') AS category, t.complaint ->> 'level' AS level,
    t.complaint ->> 'status' AS status, (t.complaint ->> 'closed')::boolean AS closed,
    (t.complaint ->> 'cycle')::integer AS cycle, (t.complaint ->> 'conflict')::boolean AS to_be_checked,
    (t.complaint ->> 'due_on')::date AS due_on, (t.complaint ->> 'due_provisional')::boolean AS due_provisional,
    (t.complaint ->> 'responded_on')::date AS responded_on, (t.complaint ->> 'response_late')::boolean AS response_late,
    (t.complaint ->> 'late_days')::integer AS response_late_days,
    (t.complaint #>> '{target,on}')::date AS target_on, t.complaint #>> '{target,time}' AS target_time,
    (t.complaint ->> 'owed_on')::date AS owed_on,
    coalesce(
        office.is_past((t.complaint ->> 'owed_on')::date, t.complaint ->> 'owed_time', r.zone, now()), false) AS late,
    office.local_date(r.recorded_at, r.zone) AS recorded_on, (t.complaint ->> 'closed_on')::date AS closed_on,
    coalesce(office.name_of(meanings, 'regency', t.complaint ->> 'regency'), '') AS regency,
    office.name_of(meanings, 'team', t.complaint ->> 'team') AS team, r.officer,
    office.code_of(meanings, 'sector', t.complaint ->> 'sector') AS sector_code,
    office.code_of(meanings, 'service', t.complaint ->> 'service') AS service_code,
    office.code_of(meanings, 'category', t.complaint ->> 'category') AS category_code,
    office.code_of(meanings, 'regency', t.complaint ->> 'regency') AS regency_code,
    office.code_of(meanings, 'team', t.complaint ->> 'team') AS team_code,
    coalesce(office.name_of(meanings, 'district', t.complaint ->> 'district'), '') AS district,
    coalesce(office.name_of(meanings, 'agency', t.complaint ->> 'agency'), '') AS agency,
    office.code_of(meanings, 'district', t.complaint ->> 'district') AS district_code,
    office.code_of(meanings, 'agency', t.complaint ->> 'agency') AS agency_code,
    coalesce(t.complaint ->> 'assignee', '') AS assignee, (t.complaint ->> 'extended_until')::date AS extended_until,
    CASE  -- why it cannot be followed up, as the step says that declined it: a review may have followed
        WHEN t.complaint ->> 'status' IS DISTINCT FROM 'declined' THEN ''
        WHEN said.ground IN ('late', 'out_of_scope', 'unfounded', 'in_court') THEN said.ground
        ELSE 'other'
    END AS ground,
    t.complaint ->> 'status' IS DISTINCT FROM 'cancelled' AND t.complaint -> 'repeats' IS DISTINCT FROM 'true' AS counted
FROM (
    SELECT DISTINCT ON (entry_id) entry_id AS subject, series, year, no, zone, officer,
        office.moment(recorded_at) AS recorded_at
    FROM office.recordings ORDER BY entry_id
) r CROSS JOIN meant CROSS JOIN LATERAL (SELECT office.replay(r.subject) AS complaint OFFSET 0) t
LEFT JOIN LATERAL (
    SELECT one ->> 'ground' AS ground FROM jsonb_array_elements(t.complaint -> 'steps') WITH ORDINALITY AS step (one, at)
    WHERE t.complaint ->> 'status' = 'declined' AND one ->> 'step' = 'decline' ORDER BY at DESC LIMIT 1
) said ON true;
COMMENT ON VIEW office.complaints IS 'Complaints as they stand; to_be_checked: two desks went on from the same step; counted: in reports';
