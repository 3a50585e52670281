-- The desks' report_count (register/storage/migrations/0001_tables.py) by the codes of lists.
CREATE OR REPLACE VIEW office.report_counts AS
SELECT v.cut, coalesce(v.value, '') AS value, series, received_on, recorded_on, CASE
        WHEN v.cut IN ('topic', 'cancelled') THEN '' WHEN status = 'conveyed' THEN 'waiting'
        WHEN owed_on IS NULL THEN ''
        ELSE to_char(owed_on, 'YYYY-MM-DD') || ' ' || coalesce(nullif(owed_time, ''), '24.00') END AS clock,
    count(*) AS complaints
FROM office.complaints
    CROSS JOIN LATERAL (VALUES ('', ''), ('channel', channel), ('kind', kind), ('sector', sector_code),
        ('service', service_code), ('category', category_code), ('level', level), ('regency', regency_code),
        ('district', district_code), ('team', team_code), ('agency', agency_code), ('officer', officer),
        ('status', status), ('cancelled', ''),
        ('topic', category_code || chr(31) || service_code)) AS v (cut, value)
WHERE received_on IS NOT NULL AND counted = (v.cut <> 'cancelled')
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL SELECT 'again', '', series, received_on, recorded_on, '', complaints FROM office.again_row;
COMMENT ON VIEW office.report_counts IS 'Complaints by what reports divide them by, days of receipt and recording,'
    ' and by day and hour until when something is owed (24.00: any hour; waiting: for the complainant)';
