CREATE OR REPLACE VIEW office.complaints AS
SELECT subject, number, series, year, no, counter, recorded_at, received_on, kind, channel, channel_name, sector, service,
    category, level, status, closed, cycle, to_be_checked, due_on, due_provisional, responded_on, response_late,
    response_late_days, target_on, target_time, owed_on,
    coalesce(office.is_past(owed_on, owed_time, zone, now()), false) AS late, recorded_on, closed_on, regency, team,
    officer, sector_code, service_code, category_code, regency_code, team_code, district, agency, district_code,
    agency_code, assignee, extended_until, ground, counted, owed_time
FROM office.complaint_row;
COMMENT ON VIEW office.complaints IS 'Complaints as they stand; to_be_checked: two desks went on from the same step; counted: in reports';
